using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Pay;

/// <summary>What minutes come to at a rate; the same for what is paid and what is billed.</summary>
internal interface IPayRule
{
    /// <param name="minutes">Payable.</param>
    /// <returns>Rounded half away from zero, once.</returns>
    long Cents(int minutes, int centsAnHour);
}

/// <summary>Where in a shift the week's limit is reached.</summary>
/// <param name="From">So many of its minutes are before it.</param>
/// <param name="Percent">Of the rate, from there on.</param>
internal sealed record WeekReached(int From, int Percent);

internal static class PayRules
{
    public static readonly IPayRule OneRate = new OneRatePay();

    /// <param name="week">Null where nothing of the shift is beyond the week's limit.</param>
    public static IPayRule Of(StaffingSettings decided, WeekReached? week = null) =>
        decided.OvertimeAfterMinutes is null && week is null ? OneRate : new OvertimePay(decided.OvertimeAfterMinutes ?? int.MaxValue, decided.OvertimePercent, week ?? new WeekReached(int.MaxValue, 0));

    /// <summary>What of payable minutes counts toward the week's limit: what is beyond the day's does not.</summary>
    public static int OfWeek(StaffingSettings decided, int minutes) => Math.Min(minutes, decided.OvertimeAfterMinutes ?? minutes);

    /// <summary><c>minutes × rate / 60</c>.</summary>
    private sealed class OneRatePay : IPayRule
    {
        public long Cents(int minutes, int centsAnHour) => Hours.Cents(minutes, centsAnHour);
    }

    /// <summary>
    /// <c>(usual + of week × week's percent / 100 + of day × day's percent / 100) × rate / 60</c>: each minute is overtime once, and what is beyond both limits has the higher percentage.
    /// Example: 10 hours at 20.00, beyond 8 at 150 %: <c>(480 + 120 × 1.5) × 2000 / 60</c> = 220.00. Where the week's limit is reached after 6 of them, with 200 %:
    /// <c>(360 + 120 × 2 + 120 × 2) × 2000 / 60</c> = 280.00.
    /// </summary>
    private sealed class OvertimePay(int afterMinutes, int percent, WeekReached week) : IPayRule
    {
        public long Cents(int minutes, int centsAnHour)
        {
            var ofDay = Math.Max(0, minutes - afterMinutes);
            var ofWeek = Math.Max(0, minutes - ofDay - week.From);
            var hundredths = (minutes - ofDay - ofWeek) * 100m + (decimal)ofWeek * week.Percent + (decimal)ofDay * Math.Max(percent, week.Percent);
            return (long)Math.Round(hundredths * centsAnHour / 6000, MidpointRounding.AwayFromZero);
        }
    }
}
