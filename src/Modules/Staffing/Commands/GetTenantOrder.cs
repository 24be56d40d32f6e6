using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Commands;

/// <summary>An order with its shifts, their roles, and who is on them.</summary>
internal static class GetTenantOrder
{
    internal sealed record RoleView(ShiftRoleId Id, string RoleCode, string RoleName, int WorkersNeeded, int AssignedCount);

    internal sealed record AssignmentView(AssignmentId Id, ShiftRoleId RoleId, StaffId StaffId, string StaffName, AssignmentStatus Status);

    internal sealed record ShiftView(
        ShiftId Id, string ShiftCode, string Title, ShiftStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int RequiredWorkers, int AssignedWorkers, IReadOnlyList<RoleView> Roles, IReadOnlyList<AssignmentView> Assignments);

    /// <param name="Shifts">As they begin: of an order with more than 400, the last of them.</param>
    internal sealed record View(
        OrderId Id, string OrderNumber, string Title, OrderStatus Status, BusinessId BusinessId, string BusinessName, VendorId? VendorId, string? VendorName, IReadOnlyList<ShiftView> Shifts);

    private const int MostShifts = 400;

    public static async Task<Result<View>> Handle(CompanyId tenantId, OrderId orderId, StaffingDb db, Member member, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancel);
        if (member.Within(order.HubId) is []) return Problem.NotFound;
        var vendor = order.VendorId is { } by ? await db.Vendors.Where(v => v.Id == by).Select(v => v.Name).SingleAsync(cancel) : null;
        var shifts = await db.Shifts.AsNoTracking().Where(s => s.OrderId == orderId).OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Take(MostShifts).ToListAsync(cancel);
        var ids = shifts.ConvertAll(s => s.Id);
        var roles = (await db.ShiftRoles.Where(r => ids.Contains(r.ShiftId)).OrderBy(r => r.StartsAt).ThenBy(r => r.Id).Select(r => new { r.ShiftId, View = new RoleView(r.Id, r.RoleCode, r.RoleName, r.WorkersNeeded, r.AssignedCount) }).ToListAsync(cancel))
            .ToLookup(r => r.ShiftId, r => r.View);
        var placed = (await db.Assignments.Where(a => ids.Contains(a.ShiftId) && (Assignment.Holding.Contains(a.Status) || a.Status == AssignmentStatus.NoShow))
            .Join(db.Staff, a => a.StaffId, s => s.Id, (a, s) => new { a.ShiftId, View = new AssignmentView(a.Id, a.ShiftRoleId, a.StaffId, s.FullName, a.Status) }).ToListAsync(cancel))
            .OrderBy(a => a.View.StaffName, StringComparer.Ordinal).ThenBy(a => a.View.Id.Value).ToLookup(a => a.ShiftId, a => a.View);
        return new View(order.Id, order.OrderNumber, order.Title, order.Status, order.BusinessId, member.BusinessName, order.VendorId, vendor, [.. shifts.AsEnumerable().Reverse().Select(s =>
            new ShiftView(s.Id, s.ShiftCode, s.Title, s.Status, s.StartsAt, s.EndsAt, s.RequiredWorkers, s.AssignedWorkers, [.. roles[s.Id]], [.. placed[s.Id]]))]);
    }
}
