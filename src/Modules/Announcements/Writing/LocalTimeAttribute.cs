using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>The text is a time on a wall.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LocalTimeAttribute() : ValidationAttribute("A time on the company's wall: 2026-03-29T09:00.")
{
    public override bool IsValid(object? value) => value is not string text || Read(text) is not null;

    /// <returns>Null for any other text.</returns>
    public static DateTime? Read(string text) =>
        DateTime.TryParseExact(text, AnnouncementView.LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= 1900 and < 9000 ? time : null;

    /// <summary>When a clock of that zone shows it: the first time if twice, later by as much as is left out if never.</summary>
    public static DateTimeOffset InstantOf(DateTime time, DateTimeZone zone) => WallClock.InstantOf(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), zone);
}
