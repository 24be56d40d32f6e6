namespace WorkforceOS.Tests.Kit;

/// <summary>A clock that stands until it is set. Timers still run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    // A Monday, far from any clock change.
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
