namespace WorkforceOS.Kernel;

/// <summary>A field of a PATCH body: left out, or given (null included, where <typeparamref name="T"/> is nullable).</summary>
public readonly struct Patch<T> : IPatch
{
    private readonly T value;

    public Patch(T value) => (this.value, IsGiven) = (value, true);

    public bool IsGiven { get; }

    /// <summary>What was given, else what stands now.</summary>
    public T Or(T current) => IsGiven ? value : current;

    public T Value => IsGiven ? value : throw new InvalidOperationException("The field was left out.");

    object? IPatch.Value => value;

    public static implicit operator Patch<T>(T value) => new(value);
}

/// <summary>A <see cref="Patch{T}"/> of whichever type.</summary>
public interface IPatch
{
    bool IsGiven { get; }
    object? Value { get; }
}
