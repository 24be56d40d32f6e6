using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace WorkforceOS.Kernel.Api;

/// <summary>How ids, days and instants are written on the wire. One spelling for bodies, paths and filters; null for any other.</summary>
internal static partial class WireText
{
    public static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <summary>A day of the years 1900 to 8999: all that calendars, zones and PostgreSQL agree about.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 9000 ? day : null;

    /// <summary>A moment as ISO 8601 writes it, in UTC. Without an offset it is the company's wall clock, where the surface takes that.</summary>
    public static DateTimeOffset? Instant(string text, Reading reading)
    {
        var written = IsoMoment().Match(text);
        if (!written.Success || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return null;
        if (!written.Groups["offset"].Success)
        {
            if (!reading.Grammar.NaiveInstants) return null;
            if (instant.Year is < 1900 or >= 9000) return null;
            instant = reading.Zone.AtLeniently(LocalDateTime.FromDateTime(instant.DateTime)).ToDateTimeOffset();
        }
        return instant.UtcDateTime.Year is >= 1900 and < 9000 ? instant.ToUniversalTime() : null;
    }

    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(?<offset>Z|[+-]\d\d:?\d\d)?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoMoment();
}
