using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What the business has ordered for some days, of a shift manager's hubs theirs, role by role, with who is on it.</summary>
internal static class ListOrdersView
{
    private const int MostDays = 62;

    public static readonly Filters<ShiftRole> Filters = new Filters<ShiftRole>(askWhose: false)
        .Id("hubId", r => r.HubId)
        .Choice("status", r => r.Status)
        .OrderedBy(roles => roles.OrderBy(r => r.StartsAt).ThenBy(r => r.Id));

    /// <param name="StartDate">By the clocks of the hubs; so with the end, which is included.</param>
    internal sealed record Input(DateOnly StartDate, DateOnly EndDate) : IInput;

    public static async Task<Result<Page<OrderViewItem>>> Handle(Input asked, ListOf<ShiftRole> list, StaffingDb db, Member member, TimeProvider clock, CancellationToken cancel)
    {
        if (asked.EndDate < asked.StartDate) return Problem.WrongType("endDate", "It must not be earlier than the start.");
        if (asked.EndDate.DayNumber - asked.StartDate.DayNumber >= MostDays) return Problem.WrongType("endDate", $"{MostDays} days at most.");
        var ordered = db.ShiftRoles.Where(r => r.BusinessId == member.Business
            && db.Shifts.Any(s => s.Id == r.ShiftId && s.BusinessId == member.Business && s.LocalDate >= asked.StartDate && s.LocalDate <= asked.EndDate));
        if (member.Within() is { } own) ordered = ordered.Where(r => own.Contains(r.HubId));
        var page = await list.Read(ordered, cancel);

        var (shiftIds, orderIds) = (page.Rows.Select(r => r.ShiftId).Distinct().ToList(), page.Rows.Select(r => r.OrderId).Distinct().ToList());
        var shifts = await db.Shifts.Where(s => shiftIds.Contains(s.Id)).AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);
        var orders = await db.Orders.Where(o => orderIds.Contains(o.Id)).Select(o => new { o.Id, o.OrderNumber, o.OrderType, o.Status }).ToDictionaryAsync(o => o.Id, cancel);
        var workers = await Workers(page.Rows, db, cancel);
        var now = clock.GetUtcNow();
        return page.Select(role =>
        {
            var (shift, order) = (shifts[role.ShiftId], orders[role.OrderId]);
            var mayChange = member.Manages(role.HubId) && shift.StartsAt > now && shift.Status is ShiftStatus.Open or ShiftStatus.Filled && order.Status is OrderStatus.Open or OrderStatus.Filled or OrderStatus.InProgress;
            return OrderViewItem.Of(role, shift, (order.OrderType, order.OrderNumber), member.BusinessName, [.. workers[role.Id]], mayChange);
        });
    }

    /// <summary>Who has a place, and who has asked for one without having it.</summary>
    private static async Task<ILookup<ShiftRoleId, OrderViewWorker>> Workers(IReadOnlyList<ShiftRole> roles, StaffingDb db, CancellationToken cancel)
    {
        var (ids, shifts) = (roles.Select(r => r.Id).ToList(), roles.Select(r => r.ShiftId).Distinct().ToList());
        var names = roles.ToDictionary(r => r.Id, r => r.RoleName);
        var placed = await db.Assignments.Where(a => shifts.Contains(a.ShiftId) && ids.Contains(a.ShiftRoleId) && Assignment.Holding.Contains(a.Status))
            .Join(db.Staff, a => a.StaffId, s => s.Id, (a, s) => new { a.ShiftRoleId, a.ApplicationId, AssignmentId = (AssignmentId?)a.Id, a.StaffId, s.FullName, PhotoUri = s.ProfileVisible ? s.PhotoUri : null, a.Status }).ToListAsync(cancel);
        var asking = await db.Applications.Where(a => shifts.Contains(a.ShiftId) && ids.Contains(a.ShiftRoleId) && a.Status == ApplicationStatus.Pending)
            .Join(db.Staff, a => a.StaffId, s => s.Id, (a, s) => new { a.ShiftRoleId, ApplicationId = (ApplicationId?)a.Id, a.StaffId, s.FullName, PhotoUri = s.ProfileVisible ? s.PhotoUri : null }).ToListAsync(cancel);
        var has = placed.Select(p => (p.ShiftRoleId, p.StaffId)).ToHashSet();
        return placed.Select(p => (p.ShiftRoleId, Worker: new OrderViewWorker(p.ApplicationId, p.AssignmentId, p.StaffId, p.FullName, p.PhotoUri, names[p.ShiftRoleId], Enum.Parse<ConfirmationStatus>(p.Status.ToString()))))
            .Concat(asking.Where(a => !has.Contains((a.ShiftRoleId, a.StaffId))).Select(a => (a.ShiftRoleId, Worker: new OrderViewWorker(a.ApplicationId, null, a.StaffId, a.FullName, a.PhotoUri, names[a.ShiftRoleId], ConfirmationStatus.Pending))))
            .OrderBy(w => w.Worker.WorkerName, StringComparer.Ordinal).ThenBy(w => w.Worker.StaffId.Value).ToLookup(w => w.ShiftRoleId, w => w.Worker);
    }
}

/// <summary>How sure a worker is: as their assignment, or asking without a place.</summary>
internal enum ConfirmationStatus
{
    Pending,
    Assigned,
    Accepted,
    SwapRequested,
    CheckedIn,
    CheckedOut,
    Completed,
}

internal sealed record OrderViewWorker(ApplicationId? ApplicationId, AssignmentId? AssignmentId, StaffId StaffId, string WorkerName, string? PhotoUrl, string Role, ConfirmationStatus ConfirmationStatus);

/// <summary>A role of an ordered shift.</summary>
/// <param name="ItemId">The same as <paramref name="RoleId"/>.</param>
/// <param name="TotalCostCents">With all its places filled, as planned.</param>
internal sealed record OrderViewItem(
    ShiftRoleId ItemId, OrderId OrderId, ShiftId ShiftId, ShiftRoleId RoleId, string RoleName, int RequiredWorkerCount, int FilledCount, int HourlyRateCents, decimal HourlyRate,
    OrderType OrderType, string OrderNumber, string Title, string ClientName, HubId HubId, string LocationName, string LocationAddress, DateOnly Date, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    DateTimeOffset StartTime, DateTimeOffset EndTime, string Timezone, int DurationMinutes, int BillRateCents, long TotalCostCents, ShiftRoleStatus Status, IReadOnlyList<OrderViewWorker> Workers, bool CanEdit, bool CanCancel)
{
    public static OrderViewItem Of(ShiftRole role, Shift shift, (OrderType Type, string Number) order, string client, IReadOnlyList<OrderViewWorker> workers, bool mayChange) => new(
        role.Id, role.OrderId, role.ShiftId, role.Id, role.RoleName, role.WorkersNeeded, role.AssignedCount, role.PayRateCents, role.PayRateCents / 100m,
        order.Type, order.Number, shift.Title, client, role.HubId, shift.LocationName, shift.LocationAddress, shift.LocalDate, role.StartsAt, role.EndsAt, role.StartsAt, role.EndsAt, shift.Timezone,
        (int)(role.EndsAt - role.StartsAt).TotalMinutes, role.BillRateCents, OrderCost.Of([PlannedWork.Billed(role)]), role.Status, workers, mayChange, mayChange);
}
