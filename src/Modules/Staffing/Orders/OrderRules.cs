using NodaTime;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What of an order cannot be, all at once.</summary>
internal static class OrderRules
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(16);

    /// <summary>Of a single shift.</summary>
    public static IEnumerable<RuleViolation> OfStart(DateTimeOffset startsAt, DateTimeOffset now)
    {
        if (OrderPlan.IsPast(startsAt, now)) yield return new("START_IN_PAST", "startsAt", "It would begin more than 15 minutes ago.");
    }

    public static RuleViolation OutOfReach(string path) => new("OUT_OF_REACH", path, "Orders are for days within two years.");

    /// <param name="length">Of the shift: what passes, or on the wall where it comes again and again.</param>
    public static IEnumerable<RuleViolation> OfPositions(IReadOnlyList<PlannedPosition> positions, TimeSpan length)
    {
        if (length > Longest) yield return new("TOO_LONG", "endsAt", "A shift is 16 hours at most.");
        for (var i = 0; i < positions.Count; i++)
        {
            var position = positions[i];
            var own = position.Length ?? length;
            if (own < TimeSpan.FromHours((double)position.MinHours)) yield return new("TOO_SHORT", $"positions[{i}]", $"{position.Terms.RoleName} is ordered for {position.MinHours:0.##} hours at least.");
            if (position.Offset < TimeSpan.Zero || position.Offset + own > length) yield return new("OUTSIDE_SHIFT", $"positions[{i}]", "A position begins and ends within the shift.");
            if (position.Terms.BreakMinutes >= own.TotalMinutes) yield return new("BREAK_TOO_LONG", $"positions[{i}].breakMinutes", "The break is as long as the work.");
            if (positions.Take(i).Any(p => p.Terms.CatalogRoleId == position.Terms.CatalogRoleId && p.Offset == position.Offset)) yield return new("ROLE_TWICE", $"positions[{i}]", "This role begins twice at the same time: order more workers in one position.");
        }
    }
}

/// <summary>Shifts of an order that are alike, and what each of them needs. Most orders have one part.</summary>
/// <param name="Code">Of the shift, where it is not its day.</param>
/// <param name="Title">Of the shift, where it is not the order's.</param>
/// <param name="Path">Before the fields that it stands in: <c>shifts[1].</c>.</param>
internal sealed record OrderPart(OrderPlan Plan, IReadOnlyList<WantedPosition> Positions, string? Code = null, string? Title = null, string Path = "");

/// <summary>The same on the vendor's terms.</summary>
internal sealed record PlannedPart(OrderPlan Plan, IReadOnlyList<PlannedPosition> Positions, string? Code = null, string? Title = null, string Path = "")
{
    /// <summary>What cannot be of it.</summary>
    public IEnumerable<RuleViolation> Broken(DateTimeOffset now) => (Plan.IsOnce ? OrderRules.OfStart(Plan.Periods[0].StartsAt, now) : []).Concat(OrderRules.OfPositions(Positions, Plan.Length)).Select(v => v with { Path = Path + v.Path });
}

/// <summary>A position on the vendor's terms.</summary>
/// <param name="MinHours">Of the role.</param>
/// <param name="Offset">From the start of the shift to its own.</param>
/// <param name="Length">Null where it is the shift's.</param>
internal sealed record PlannedPosition(OrderedPosition Terms, decimal MinHours, TimeSpan Offset, TimeSpan? Length)
{
    /// <summary>As it was ordered, for further shifts of the same order.</summary>
    public static PlannedPosition Of(OrderedPosition terms, OrderSchedule schedule) => terms is { StartTime: { } start, EndTime: { } end }
        ? new(terms, 0, start - schedule.StartTime, OrderDays.Length(start, end)) : new(terms, 0, TimeSpan.Zero, null);

    /// <summary>Its period in a shift, in which a change of clocks keeps it too.</summary>
    public (DateTimeOffset StartsAt, DateTimeOffset EndsAt) In(ShiftPeriod shift, OrderPlan plan, DateTimeZone zone)
    {
        if (Length is not { } length) return (shift.StartsAt, shift.EndsAt);
        if (plan.IsOnce) return (shift.StartsAt + Offset, shift.StartsAt + Offset + length);
        var (startsAt, endsAt) = OrderDays.Within(shift.Day, plan.Schedule.StartTime, Terms.StartTime!.Value, Terms.EndTime!.Value, zone);
        if (endsAt > shift.EndsAt) endsAt = shift.EndsAt;
        return startsAt < endsAt ? (startsAt, endsAt) : (shift.StartsAt, shift.EndsAt);
    }
}
