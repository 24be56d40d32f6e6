using System.Numerics;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Which minutes of a week are overtime and what they come to: against a walk through the week, minute by minute.</summary>
public sealed class WeeklyOvertimeTests
{
    /// <summary>A shift as it stands in the table.</summary>
    private sealed record Worked(int Minutes, int? Stands, int Overtime);

    [Fact]
    public void Of_three_thousand_weeks_each_minute_is_what_a_walk_through_the_week_says()
    {
        var random = new Random(20260308);
        for (var n = 0; n < 3000; n++)
        {
            var shifts = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(0, 900)).ToList();
            var (rate, week, percent) = (random.Next(0, 20_001), random.Next(60, 4000), random.Next(100, 401));
            var decided = new StaffingSettings { OvertimeAfterMinutes = random.Next(3) == 0 ? null : random.Next(60, 900), OvertimePercent = random.Next(100, 401) };

            var overtime = WeeklyOvertime.Of([.. shifts.Select(m => new WeekHours(PayRules.OfWeek(decided, m)))], week);

            var walked = 0;
            for (var s = 0; s < shifts.Count; s++)
            {
                BigInteger hundredths = 0;
                var (ofDay, ofWeek) = (0, 0);
                for (var minute = 0; minute < shifts[s]; minute++)
                {
                    if (minute >= (decided.OvertimeAfterMinutes ?? int.MaxValue)) ofDay++;
                    else if (walked++ >= week) ofWeek++;
                    else hundredths += 100;
                }
                // What is beyond both limits has the higher percentage.
                hundredths += ((BigInteger)ofWeek * percent) + ((BigInteger)ofDay * (ofWeek > 0 ? Math.Max(percent, decided.OvertimePercent) : decided.OvertimePercent));
                overtime[s].ShouldBe(ofWeek, $"week {n}, shift {s}");
                var reached = ofWeek == 0 ? null : new WeekReached(shifts[s] - ofDay - ofWeek, percent);
                ((BigInteger)PayRules.Of(decided, reached).Cents(shifts[s], rate)).ShouldBe(((hundredths * rate * 2) + 6000) / 12000, $"week {n}, shift {s}");
            }
        }
    }

    [Fact]
    public void An_hour_is_what_it_is_whatever_is_worked_after_it()
    {
        var random = new Random(7);
        for (var n = 0; n < 2000; n++)
        {
            var (week, limit) = (Enumerable.Range(0, 8).Select(_ => new WeekHours(random.Next(0, 900))).ToList(), random.Next(60, 4000));
            var (whole, cut) = (WeeklyOvertime.Of(week, limit), random.Next(0, 9));
            WeeklyOvertime.Of(week[..cut], limit).ShouldBe(whole[..cut]);
        }
    }

    /// <summary>Weeks in which shifts are worked, corrected and approved as it happens.</summary>
    [Fact]
    public void What_stands_is_kept_and_all_in_all_as_much_is_paid_as_is_due()
    {
        var random = new Random(40);
        for (var n = 0; n < 3000; n++)
        {
            var (week, limit) = (new List<Worked>(), random.Next(60, 3000));
            for (var step = 0; step < 20; step++)
            {
                var before = week.ToList();
                if (week.Count == 0 || random.Next(3) == 0) week.Insert(random.Next(week.Count + 1), new(random.Next(0, 900), null, 0));
                else if (random.Next(week.Count) is var which && week[which].Stands is null)
                    week[which] = random.Next(2) == 0 ? week[which] with { Minutes = random.Next(0, 900) } : week[which] with { Stands = week[which].Overtime };
                var overtime = WeeklyOvertime.Of([.. week.Select(w => new WeekHours(w.Minutes, w.Stands))], limit);
                week = [.. week.Select((w, at) => w with { Overtime = overtime[at] })];

                // Not by ShouldAllBe, which compiles what it is given each time.
                before.Where(w => w.Stands is not null).Except(week).ShouldBeEmpty();
                var (due, standing, room) = (Math.Max(0, week.Sum(w => w.Minutes) - limit), week.Sum(w => w.Stands ?? 0), week.Where(w => w.Stands is null).Sum(w => w.Minutes));
                overtime.Sum().ShouldBe(standing + Math.Clamp(due - standing, 0, room), $"week {n}, step {step}");
                week.Where(w => w.Overtime < 0 || w.Overtime > w.Minutes).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void The_examples_are_right()
    {
        var hours = Enumerable.Repeat(new WeekHours(540), 4).ToList();
        WeeklyOvertime.Of([.. hours, new(540)], 2400).ShouldBe([0, 0, 0, 0, 300]);
        WeeklyOvertime.Of([new(600), .. hours[..3], new(540, 300)], 2400).ShouldBe([0, 0, 0, 60, 300]);
        WeeklyOvertime.Of([new(600), .. Enumerable.Repeat(new WeekHours(540, 0), 3), new(540, 300)], 2400).ShouldBe([60, 0, 0, 0, 300]);
        PayRules.Of(new StaffingSettings { OvertimeAfterMinutes = 480 }, new WeekReached(360, 200)).Cents(600, 2000).ShouldBe(28000);
    }
}
