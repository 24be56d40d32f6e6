using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Commands;

/// <summary>The orders of the marketplace, or of a client, the last to begin first.</summary>
internal static class ListTenantOrders
{
    internal sealed record Input(BusinessId? BusinessId = null, OrderStatus? Status = null) : IWithinBusiness;

    /// <param name="RequiredWorkers">In all shifts that were not called off; so with who is on them.</param>
    internal sealed record View(
        OrderId Id, string OrderNumber, string Title, OrderStatus Status, ServiceType? ServiceType, DateTimeOffset StartsAt, DateTimeOffset EndsAt, BusinessId BusinessId, string BusinessName, VendorId? VendorId, string? VendorName,
        int ShiftCount, int RequiredWorkers, int AssignedWorkers);

    public static async Task<Result<Page<View>>> Handle(CompanyId tenantId, Input asked, RowWindow window, StaffingDb db, StaffingAccess access, CancellationToken cancel)
    {
        var orders = db.Orders.AsNoTracking();
        if ((access.Client?.Business ?? asked.BusinessId) is { } business) orders = orders.Where(o => o.BusinessId == business);
        if (access.Client?.Within() is { } hubs) orders = orders.Where(o => hubs.Contains(o.HubId));
        if (asked.Status is { } status) orders = orders.Where(o => o.Status == status);
        var page = await Page.Read(orders.OrderByDescending(o => o.StartsAt).ThenByDescending(o => o.Id), window, cancel);

        var (ids, of, from) = (page.Rows.Select(o => o.Id).ToList(), page.Rows.Select(o => o.BusinessId).Distinct().ToList(), page.Rows.Select(o => o.VendorId).OfType<VendorId>().Distinct().ToList());
        var shifts = await db.Shifts.Where(s => ids.Contains(s.OrderId) && s.Status != ShiftStatus.Cancelled).GroupBy(s => s.OrderId)
            .Select(g => new { g.Key, Count = g.Count(), Required = g.Sum(s => s.RequiredWorkers), Assigned = g.Sum(s => s.AssignedWorkers) }).ToDictionaryAsync(s => s.Key, cancel);
        var businesses = await db.Businesses.Where(b => of.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancel);
        var vendors = await db.Vendors.Where(v => from.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, cancel);
        return page.Select(o =>
        {
            var counted = shifts.GetValueOrDefault(o.Id);
            return new View(o.Id, o.OrderNumber, o.Title, o.Status, o.ServiceType, o.StartsAt, o.EndsAt, o.BusinessId, businesses[o.BusinessId], o.VendorId, o.VendorId is { } vendor ? vendors[vendor] : null,
                counted?.Count ?? 0, counted?.Required ?? 0, counted?.Assigned ?? 0);
        });
    }
}
