namespace WorkforceOS.Staffing.Orders;

/// <summary>
/// What ordered work will cost: for each role workers × planned paid minutes × bill rate / 60, the sum rounded once, half away from zero.
/// Planned paid minutes are those from start to end without an unpaid break. Worked example: 3 workers, 09:00-15:00 with an unpaid break
/// of 30 minutes, at 31.00: 3 × 330 × 3100 / 60 = 51,150 cents.
/// </summary>
internal static class OrderCost
{
    /// <returns>Cents.</returns>
    public static long Of(IEnumerable<PlannedWork> work) =>
        (long)decimal.Round(work.Sum(w => (decimal)w.Workers * w.PaidMinutes * w.RateCents) / 60, MidpointRounding.AwayFromZero);

    public static int PaidMinutes(DateTimeOffset startsAt, DateTimeOffset endsAt, int breakMinutes, bool isBreakPaid) =>
        Math.Max(0, (int)(endsAt - startsAt).TotalMinutes - (isBreakPaid ? 0 : breakMinutes));
}

/// <param name="RateCents">For an hour.</param>
internal readonly record struct PlannedWork(int Workers, int PaidMinutes, int RateCents)
{
    public static PlannedWork Billed(ShiftRole role) => new(role.WorkersNeeded, OrderCost.PaidMinutes(role.StartsAt, role.EndsAt, role.BreakMinutes, role.IsBreakPaid), role.BillRateCents);
}
