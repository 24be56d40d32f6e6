using System.Globalization;
using WorkforceOS.Contracts.Scheduling;

namespace WorkforceOS.Notifications.Telling;

/// <summary>How days and times read in a sentence. Shifts and leave carry the company's wall clock already.</summary>
internal static class Wording
{
    /// <summary><c>Monday 2 March 2026</c></summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>on Monday 2 March 2026</c>, or <c>from … to …</c>.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? $"on {Day(from)}" : $"from {Day(from)} to {Day(to)}";

    /// <summary><c>Monday 2 March 2026, 09:00-17:00</c></summary>
    public static string Time(ShiftBrief shift) =>
        string.Create(CultureInfo.InvariantCulture, $"{Day(shift.ShiftDate)}, {shift.StartTime:HH:mm}-{shift.EndTime:HH:mm}");

    /// <summary>The same with the place, where there is one.</summary>
    public static string TimeAndPlace(ShiftBrief shift) => string.IsNullOrWhiteSpace(shift.Location) ? Time(shift) : $"{Time(shift)}, {shift.Location}";
}
