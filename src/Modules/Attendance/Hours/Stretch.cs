namespace WorkforceOS.Attendance.Hours;

/// <summary>Time from one second to another, half open, in seconds since 1970. The part of a second is cut from every instant.</summary>
internal readonly record struct Stretch(long Start, long End)
{
    public long Length => End - Start;

    public static Stretch Of(DateTimeOffset start, DateTimeOffset end) => new(start.ToUnixTimeSeconds(), end.ToUnixTimeSeconds());

    public long Within(long from, long to) => Math.Max(0, Math.Min(End, to) - Math.Max(Start, from));
}
