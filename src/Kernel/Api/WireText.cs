using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkforceOS.Kernel.Api;

/// <summary>How ids, days and instants are written on the wire. One spelling for bodies, paths and filters; null for any other.</summary>
internal static partial class WireText
{
    public static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <summary>A day of the years 1900 to 8999: all that calendars, zones and PostgreSQL agree about.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 9000 ? day : null;

    /// <summary>A moment as ISO 8601 writes it, in UTC; UTC too where no offset is given.</summary>
    public static DateTimeOffset? Instant(string text) =>
        IsoMoment().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && instant.UtcDateTime.Year is >= 1900 and < 9000 ? instant.ToUniversalTime() : null;

    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsoMoment();
}
