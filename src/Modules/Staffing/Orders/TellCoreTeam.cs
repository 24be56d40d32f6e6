using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Tells the core team of a hub what was ordered there: of an order with many shifts the first one speaks for all. The tiers after them are told when their time comes.</summary>
internal sealed class TellCoreTeam(StaffingDb db, IMarketplaceNotices notices)
{
    public async Task Tell(PublishedOrder published, CancellationToken cancel)
    {
        var shift = published.Shifts[0];
        var roles = published.Roles.Where(r => r.ShiftId == shift.Id).ToList();
        var (wanted, day) = (roles.Select(r => r.CatalogRoleId).ToList(), shift.LocalDate);
        var core = await db.DispatchMemberships.Where(m => m.BusinessId == shift.BusinessId && (m.HubId == null || m.HubId == shift.HubId) && m.TeamType == TeamType.Core && m.Status == Standing.Active && (m.EffectiveTo == null || m.EffectiveTo >= day))
            .Join(db.Staff.Where(s => s.UserId != null && s.Status == StaffStatus.Active && !db.StaffBlocks.Any(b => b.StaffId == s.Id && b.BusinessId == shift.BusinessId && b.ClearedAt == null)), m => m.StaffId, s => s.Id, (m, s) => new { s.Id, User = s.UserId!.Value })
            .Join(db.StaffRoles.Where(r => wanted.Contains(r.CatalogRoleId)), s => s.Id, r => r.StaffId, (s, r) => new { s.Id, s.User, r.CatalogRoleId }).Distinct().ToListAsync(cancel);
        if (core is []) return;
        await notices.Post([.. roles.Select(role => Notice(role, shift, [.. core.Where(c => c.CatalogRoleId == role.CatalogRoleId).Select(c => NoticeRecipient.Worker(c.User, c.Id.Value))])).Where(n => n.To.Count > 0)], cancel);
    }

    private static MarketplaceNotice Notice(ShiftRole role, Shift shift, IReadOnlyCollection<NoticeRecipient> to) => new(MarketplaceNoticeType.ShiftOffered, NoticeAudience.Staff, $"offer:{role.Id}", to)
    {
        Shift = new(shift.Title, shift.LocationName, role.StartsAt, role.EndsAt, WallClock.ZoneOrNull(shift.Timezone) ?? DateTimeZone.Utc),
        Data = new Dictionary<string, Guid> { ["shiftId"] = shift.Id.Value, ["orderId"] = shift.OrderId.Value, ["roleId"] = role.Id.Value },
        DeepLink = $"/shifts/{shift.Id}",
    };
}
