using System.Numerics;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Minutes that are paid, and what they come to: against sums that were done another way.</summary>
public sealed class PayTermsTests
{
    [Theory]
    [InlineData("09:00", "15:00", 0, null, 0, 360, 330)]
    [InlineData("09:07", "16:00", 0, null, 0, 413, 383)]
    [InlineData("09:07", "16:00", 0, 30, 15, 413, 345)]
    [InlineData("09:15", "15:00", 0, null, 15, 345, 315)]
    [InlineData("09:16", "15:00", 0, null, 15, 344, 300)]
    [InlineData("08:50", "15:00", 0, null, 15, 360, 330)]
    [InlineData("09:00", "09:20", 240, null, 0, 20, 240)]
    [InlineData("09:00", "15:00", 240, null, 0, 360, 330)]
    [InlineData("09:00", "17:00", 0, 0, 0, 480, 330)]
    [InlineData("14:50", "14:55", 0, null, 60, 5, 0)]
    public void Who_is_late_stays_late_or_is_sent_home_is_paid_as_was_decided(string clockIn, string clockOut, int minimum, int? stayLate, int step, int worked, int payable)
    {
        var hours = new PayTerms(false, minimum, stayLate, step).HoursOf(new(At(clockIn), At(clockOut), At("09:00"), At("15:00"), 30, false, null));
        (hours.WorkedMinutes, hours.PayableMinutes).ShouldBe((worked, payable));
    }

    [Fact]
    public void Cents_are_what_whole_numbers_say_for_ten_thousand_hours_and_sum_to_the_bill()
    {
        var random = new Random(4711);
        BigInteger bill = 0;
        long lines = 0;
        for (var n = 0; n < 10_000; n++)
        {
            var (minutes, rate, after, percent) = (random.Next(0, 1441), random.Next(0, 20_001), random.Next(60, 1441), random.Next(100, 401));
            var (usual, beyond) = (Math.Min(minutes, after), Math.Max(0, minutes - after));
            // Six-thousandths of a cent, and half a cent is one.
            var exact = (BigInteger)rate * (usual * 100 + beyond * percent);
            var wanted = (exact * 2 + 6000) / 12000;
            var cents = PayRules.Of(new StaffingSettings { OvertimeAfterMinutes = after, OvertimePercent = percent }).Cents(minutes, rate);
            ((BigInteger)cents).ShouldBe(wanted, $"{minutes} at {rate}, beyond {after} at {percent} %");
            ((BigInteger)PayRules.OneRate.Cents(minutes, rate)).ShouldBe(((BigInteger)minutes * rate * 2 + 60) / 120);
            bill += wanted;
            lines += cents;
        }
        ((BigInteger)lines).ShouldBe(bill);
        PayRules.Of(new StaffingSettings { OvertimeAfterMinutes = 480 }).Cents(600, 2000).ShouldBe(22000);
    }

    private static DateTimeOffset At(string time) => new(new DateOnly(2026, 3, 2), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
