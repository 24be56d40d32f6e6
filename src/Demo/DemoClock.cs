namespace WorkforceOS.Demo;

/// <summary>The clock, which the demo sets back for what it does itself: work of past weeks is ordered, taken and done by the same use cases as today's. Nobody else sees it.</summary>
internal sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private readonly AsyncLocal<TimeSpan> ahead = new();

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead.Value;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>For what the caller does until it is disposed, it is this moment.</summary>
    public IDisposable At(DateTimeOffset moment)
    {
        var before = ahead.Value;
        ahead.Value = moment - real.GetUtcNow();
        return new Return(() => ahead.Value = before);
    }

    private sealed class Return(Action back) : IDisposable
    {
        public void Dispose() => back();
    }
}
