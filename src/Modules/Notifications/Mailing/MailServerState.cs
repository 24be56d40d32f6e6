namespace WorkforceOS.Notifications.Mailing;

/// <summary>Whether the mail server is worth a try: one that is down is left alone for a while, longer each time, and no mail is charged with it.</summary>
internal class MailServerState(TimeProvider clock)
{
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private readonly Lock gate = new();
    private DateTimeOffset notBefore;
    private int failures;

    public bool IsWorthATry
    {
        get
        {
            lock (gate) return clock.GetUtcNow() >= notBefore;
        }
    }

    public void Works()
    {
        lock (gate) (failures, notBefore) = (0, default);
    }

    /// <returns>When it is worth a try again.</returns>
    public DateTimeOffset IsDown()
    {
        lock (gate)
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(failures++, 10));
            return notBefore = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        }
    }
}
