using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Says of a place on a shift what there is to say, to workers and to those who manage its hub.</summary>
internal sealed class ShiftNews(StaffingDb db, IMarketplaceNotices notices, TimeProvider clock)
{
    /// <summary>To workers, in their order.</summary>
    /// <param name="from">From when they would work, where that is not the start of the role.</param>
    /// <param name="until">Until when to answer.</param>
    public async Task ToWorkers(MarketplaceNoticeType type, ShiftRole role, string key, IReadOnlyCollection<(StaffId Staff, UserId User)> to, CancellationToken cancel, NoticeVariant variant = NoticeVariant.Usual, DateTimeOffset? from = null, AssignmentId? assignment = null, DateTimeOffset? until = null)
    {
        if (to.Count == 0) return;
        await Post(new MarketplaceNotice(type, NoticeAudience.Staff, key, [.. to.Select(t => NoticeRecipient.Worker(t.User, t.Staff.Value))]) { Variant = variant, Until = until }, role, assignment, cancel, from);
    }

    /// <summary>To one worker, where they have an account yet.</summary>
    public async Task ToWorker(MarketplaceNoticeType type, ShiftRole role, string key, StaffId staff, CancellationToken cancel, NoticeVariant variant = NoticeVariant.Usual, AssignmentId? assignment = null, DateTimeOffset? until = null)
    {
        if (await db.Staff.Where(s => s.Id == staff).Select(s => s.UserId).SingleOrDefaultAsync(cancel) is not { } user) return;
        await ToWorkers(type, role, key, [(staff, user)], cancel, variant, assignment: assignment, until: until);
    }

    /// <summary>To several, each in words of their own: they are looked up once, and what they are told goes out at once.</summary>
    public async Task ToWorkers(MarketplaceNoticeType type, ShiftRole role, string key, IReadOnlyCollection<ToldWorker> to, CancellationToken cancel)
    {
        var staff = to.Select(t => t.Staff).Distinct().ToList();
        var users = await db.Staff.Where(s => staff.Contains(s.Id) && s.UserId != null).Select(s => new { s.Id, s.UserId }).ToDictionaryAsync(s => s.Id, s => s.UserId!.Value, cancel);
        var told = to.Where(t => users.ContainsKey(t.Staff)).GroupBy(t => (t.Variant, t.Assignment), t => NoticeRecipient.Worker(users[t.Staff], t.Staff.Value))
            .Select(same => (new MarketplaceNotice(type, NoticeAudience.Staff, key, [.. same]) { Variant = same.Key.Variant }, same.Key.Assignment)).ToList();
        if (told.Count > 0) await Post(told, role, cancel);
    }

    /// <summary>To the managers of the hub; where it has none, to the owners and admins of the business.</summary>
    /// <param name="about">The worker that it speaks of.</param>
    public async Task ToManagers(MarketplaceNoticeType type, ShiftRole role, string key, StaffId? about, CancellationToken cancel, NoticeVariant variant = NoticeVariant.Usual, AssignmentId? assignment = null)
    {
        var managers = await Managers(role.BusinessId, role.HubId, cancel);
        if (managers.Count == 0) return;
        var person = about is { } staff ? await db.Staff.Where(s => s.Id == staff).Select(s => new NoticePerson(s.UserId, s.FullName)).SingleAsync(cancel) : null;
        await Post(new MarketplaceNotice(type, NoticeAudience.Client, key, managers) { Variant = variant, About = person }, role, assignment, cancel);
    }

    private async Task<IReadOnlyCollection<NoticeRecipient>> Managers(BusinessId business, HubId hub, CancellationToken cancel)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.BusinessId == business && m.Status == MembershipStatus.Active && m.UserId != null)
            .Select(m => new { m.Id, m.UserId, m.Role, IsOfHub = db.HubManagers.Any(h => h.MembershipId == m.Id && h.HubId == hub) }).OrderBy(m => m.Id).ToListAsync(cancel);
        var own = members.Where(m => m.IsOfHub).ToList();
        return [.. (own.Count > 0 ? own : members.Where(m => m.Role >= ClientRole.Admin)).Select(m => NoticeRecipient.Member(m.UserId!.Value, m.Id.Value))];
    }

    private Task Post(MarketplaceNotice notice, ShiftRole role, AssignmentId? assignment, CancellationToken cancel, DateTimeOffset? from = null) => Post([(notice, assignment)], role, cancel, from);

    private async Task Post(IReadOnlyCollection<(MarketplaceNotice Notice, AssignmentId? Assignment)> told, ShiftRole role, CancellationToken cancel, DateTimeOffset? from = null)
    {
        var own = await OwnStarts(role, [.. told.Select(t => t.Assignment).OfType<AssignmentId>()], cancel);
        var shift = await db.Shifts.AsNoTracking().Where(s => s.Id == role.ShiftId).Select(s => new { s.Title, s.LocationName, s.Timezone }).SingleAsync(cancel);
        await notices.Post([.. told.Select(t => t.Notice with
        {
            Shift = new NoticeShift(shift.Title, shift.LocationName, from ?? (t.Assignment is { } id && own.TryGetValue(id, out var start) ? start : role.StartsAt), role.EndsAt, Facts.ZoneOf(shift.Timezone)),
            Data = Data(role, t.Assignment),
            DeepLink = $"/shifts/{role.ShiftId}",
        })], cancel);
    }

    /// <summary>Of work that goes on: before it nobody begins at another time than the role.</summary>
    private async Task<Dictionary<AssignmentId, DateTimeOffset>> OwnStarts(ShiftRole role, AssignmentId[] assignments, CancellationToken cancel) => assignments is [] || role.StartsAt > clock.GetUtcNow() ? []
        : await db.Assignments.Where(a => assignments.Contains(a.Id)).Select(a => new { a.Id, a.StartsAt }).ToDictionaryAsync(a => a.Id, a => a.StartsAt, cancel);

    private static Dictionary<string, Guid> Data(ShiftRole role, AssignmentId? assignment)
    {
        var data = new Dictionary<string, Guid> { ["shiftId"] = role.ShiftId.Value, ["roleId"] = role.Id.Value, ["hubId"] = role.HubId.Value };
        if (assignment is { } id) data["assignmentId"] = id.Value;
        return data;
    }
}

/// <param name="Assignment">That of theirs which it is about.</param>
internal sealed record ToldWorker(StaffId Staff, NoticeVariant Variant = NoticeVariant.Usual, AssignmentId? Assignment = null);
