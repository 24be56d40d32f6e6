using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>Overtime, <c>[Start, End)</c> in seconds since 1970.</summary>
/// <param name="Day">To which its stretch belongs.</param>
/// <param name="Multiplier">How often an hour of it is paid, where the salary does not pay it already.</param>
internal readonly record struct OvertimePiece(long Start, long End, DateOnly Day, decimal Multiplier);

/// <summary>
/// Which hours are overtime. Those of a week are walked in the order of time: an hour beyond a daily tier is daily; one that is not counts
/// toward the weekly tiers; those of the seventh worked day of a week have the tiers of the seventh day as well. Each hour is overtime once,
/// with the highest multiplier of the tiers that it has reached. An hour is what it is whatever is worked after it, so that the
/// overtime of neighbouring periods adds up.
/// <para>
/// The rules in force on a day decide on its hours, and to which week it belongs: where weeks begin to start on another day, the days
/// before that change are counted in the old week and those after it in the new.
/// </para>
/// <example>Eight hours a day and forty a week, six days of nine hours: an hour of each of the first five, eight of them counting toward the forty;
/// on the sixth the forty are reached, so that all nine are overtime: fourteen hours, as many as 54 − 40. With these tiers it is always the
/// larger of the days' and the week's.</example>
/// <example>California, thirteen hours in a day: four beyond eight at 1.5, one beyond twelve at 2 (Labor Code, section 510).</example>
/// </summary>
internal static class Overtime
{
    /// <param name="counted">All work: its days are what makes a day the seventh.</param>
    /// <param name="work">What of it can be overtime.</param>
    public static List<OvertimePiece> Of(IReadOnlyList<Stretch> counted, IReadOnlyList<Stretch> work, PayRuleBook rules)
    {
        Dictionary<DateOnly, Week> weeks = [];
        foreach (var stretch in counted) WeekWith(stretch.Day).Count(stretch.Day);

        List<OvertimePiece> overtime = [];
        foreach (var stretch in work) WeekWith(stretch.Day).Walk(stretch, rules.On(stretch.Day).Tiers, overtime);
        return overtime;

        Week WeekWith(DateOnly day)
        {
            var start = WeekOf(day, rules.On(day).WeekStartsOn);
            return weeks.TryGetValue(start, out var known) ? known : weeks[start] = new Week();
        }
    }

    /// <summary>The first day of its week.</summary>
    public static DateOnly WeekOf(DateOnly day, DayOfWeek startsOn) => day.AddDays(-(((int)day.DayOfWeek - (int)startsOn + 7) % 7));

    private sealed class Week
    {
        private const int Seventh = 7;

        private readonly List<DateOnly> days = [];
        private readonly Dictionary<DateOnly, long> seconds = [];
        private long notDaily;

        public void Count(DateOnly day)
        {
            if (!days.Contains(day)) days.Add(day);
        }

        public void Walk(Stretch stretch, IReadOnlyList<OvertimeTier> tiers, List<OvertimePiece> overtime)
        {
            var (number, ofDay) = (days.IndexOf(stretch.Day) + 1, seconds.GetValueOrDefault(stretch.Day));
            for (var at = stretch.Start; at < stretch.End;)
            {
                var (step, reached, isDaily) = (stretch.End - at, 0m, false);
                foreach (var tier in tiers)
                {
                    if (tier.Per is TierPer.SeventhDay && number != Seventh) continue;
                    var missing = (long)(tier.Over * 3600) - (tier.Per is TierPer.Week ? notDaily : ofDay);
                    if (missing > 0)
                    {
                        step = Math.Min(step, missing);
                        continue;
                    }
                    reached = Math.Max(reached, tier.Multiplier);
                    isDaily |= tier.Per is TierPer.Day;
                }
                if (reached > 0) overtime.Add(new OvertimePiece(at, at + step, stretch.Day, reached));
                if (!isDaily) notDaily += step;
                ofDay += step;
                at += step;
            }
            seconds[stretch.Day] = ofDay;
        }
    }
}
