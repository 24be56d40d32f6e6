namespace WorkforceOS.Staffing.Orders;

/// <summary>When an order is, by the clock of its hub.</summary>
/// <param name="EndDate">Inclusive; null where it has no end.</param>
/// <param name="DaysOfWeek">0 is Sunday; empty for a single day.</param>
/// <param name="EndTime">On the next day where it is not later than the start.</param>
internal sealed record OrderSchedule(DateOnly StartDate, DateOnly? EndDate, IReadOnlyList<int> DaysOfWeek, TimeOnly StartTime, TimeOnly EndTime, string Timezone);

/// <summary>So many workers of a role for each shift of an order, on its terms.</summary>
/// <param name="StartTime">Null where it is the order's; so with the end.</param>
internal sealed record OrderedPosition(
    CatalogRoleId CatalogRoleId, string RoleCode, string RoleName, int WorkersNeeded, TimeOnly? StartTime, TimeOnly? EndTime,
    int BreakMinutes, bool IsBreakPaid, int PayRateCents, int BillRateCents, bool InstantBook, string? Notes);
