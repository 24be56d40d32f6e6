using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Tells workers what becomes of the shifts that they are on.</summary>
internal sealed class TellWorkers(StaffingDb db, IMarketplaceNotices notices)
{
    public Task Cancelled(IEnumerable<Assignment> assignments, IEnumerable<Shift> shifts, CancellationToken cancel) => Tell(MarketplaceNoticeType.ShiftCancelled, "shift-cancelled", assignments, shifts, cancel);

    /// <summary>The shifts go on without them.</summary>
    public Task TakenOff(IEnumerable<Assignment> assignments, IEnumerable<Shift> shifts, CancellationToken cancel) => Tell(MarketplaceNoticeType.ShiftCancelled, "taken-off", assignments, shifts, cancel, NoticeVariant.TakenOff);

    public Task Changed(IEnumerable<Assignment> assignments, IEnumerable<Shift> shifts, CancellationToken cancel) => Tell(MarketplaceNoticeType.ShiftChanged, "shift-changed", assignments, shifts, cancel);

    /// <summary>They are elsewhere now; each time anew.</summary>
    public Task Moved(IReadOnlyCollection<Assignment> assignments, IReadOnlyCollection<Shift> shifts, CancellationToken cancel) =>
        assignments.Count == 0 ? Task.CompletedTask : Tell(MarketplaceNoticeType.ShiftChanged, $"shift-moved-{shifts.Max(s => s.RecordVersion)}", assignments, shifts, cancel);

    private async Task Tell(MarketplaceNoticeType type, string what, IEnumerable<Assignment> assignments, IEnumerable<Shift> shifts, CancellationToken cancel, NoticeVariant variant = NoticeVariant.Usual)
    {
        var (told, byId) = (assignments.ToList(), shifts.ToDictionary(s => s.Id));
        if (told is []) return;
        var staff = told.Select(a => a.StaffId).Distinct().ToList();
        var users = await db.Staff.Where(s => staff.Contains(s.Id) && s.UserId != null).Select(s => new { s.Id, s.UserId }).ToDictionaryAsync(s => s.Id, s => s.UserId!.Value, cancel);
        await notices.Post([.. told.Where(a => users.ContainsKey(a.StaffId)).Select(a => Notice(type, what, a, byId[a.ShiftId], users[a.StaffId]) with { Variant = variant })], cancel);
    }

    private static MarketplaceNotice Notice(MarketplaceNoticeType type, string what, Assignment assignment, Shift shift, UserId user) =>
        new(type, NoticeAudience.Staff, $"{what}:{assignment.Id}", NoticeRecipient.Worker(user, assignment.StaffId.Value))
        {
            Shift = new(shift.Title, shift.LocationName, assignment.StartsAt, assignment.EndsAt, WallClock.ZoneOrNull(shift.Timezone) ?? DateTimeZone.Utc),
            Data = new Dictionary<string, Guid> { ["shiftId"] = shift.Id.Value, ["orderId"] = shift.OrderId.Value, ["roleId"] = assignment.ShiftRoleId.Value, ["assignmentId"] = assignment.Id.Value },
            DeepLink = $"/shifts/{shift.Id}",
        };
}
