using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkforceOS.Kernel.Data;

internal sealed class IdValue<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Of(value)) where TId : struct, IId<TId>
{
    // An expression tree cannot call a static interface member itself.
    private static TId Of(Guid value) => TId.Of(value);
}

/// <summary>The framework's own comparer of a list makes a delegate for its elements each time it is asked: a tenth of what a small save costs.</summary>
internal sealed class ArrayComparer<T>() : ValueComparer<T[]>((one, other) => Same(one, other), values => Hash(values), values => Copy(values)) where T : IEquatable<T>
{
    private static bool Same(T[]? one, T[]? other) => ReferenceEquals(one, other) || (one is not null && other is not null && one.AsSpan().SequenceEqual(other));

    private static int Hash(T[] values)
    {
        var hash = new HashCode();
        foreach (var value in values) hash.Add(value);
        return hash.ToHashCode();
    }

    private static T[] Copy(T[] values) => values.Length == 0 ? values : [.. values];
}

internal sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(value => Text.Of(value), text => Enum.Parse<TEnum>(text, true)) where TEnum : struct, Enum;
