using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.Profile;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Tells workers what became of what they handed in and when it runs out; and clients and operators, where work that is taken needs it.</summary>
internal sealed class CredentialNews(StaffingDb db, IMarketplaceNotices notices, ShiftNews shifts, IPeople people, Caller caller, TimeProvider clock)
{
    /// <summary>Of one worker, within the weeks that shifts are taken ahead.</summary>
    private const int MostShifts = 200;

    private const string DeepLink = "/profile/documents";

    private sealed record Of(StaffId Id, UserId? User, string FullName, string Timezone);

    /// <summary>Each time that it comes to a result.</summary>
    public async Task Result(Verification verification, CancellationToken cancel)
    {
        if (await Worker(verification.StaffId, cancel) is not { User: { } user }) return;
        await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.VerificationResult, NoticeAudience.Staff, $"verification:{verification.Id}:{verification.RecordVersion}", NoticeRecipient.Worker(user, verification.StaffId.Value))
        {
            Variant = verification.Gives is CredentialStatus.Rejected ? NoticeVariant.Rejected : NoticeVariant.Usual, Data = new Dictionary<string, Guid> { ["verificationId"] = verification.Id.Value }, DeepLink = DeepLink,
        }], cancel);
    }

    /// <summary>An operator has looked at a tax form. What stands in it is not said.</summary>
    public async Task Reviewed(TaxForm form, CancellationToken cancel)
    {
        if (await Worker(form.StaffId, cancel) is not { User: { } user }) return;
        await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.VerificationResult, NoticeAudience.Staff, $"taxform:{form.Id}:{form.RecordVersion}", NoticeRecipient.Worker(user, form.StaffId.Value))
        {
            Variant = form.Status is TaxFormStatus.Rejected ? NoticeVariant.Rejected : NoticeVariant.Usual, DeepLink = "/profile/tax-forms",
        }], cancel);
    }

    /// <summary>It runs out then, or has. Told to the worker, to who manages hubs where they are on shifts that need it after that, and to operators.</summary>
    /// <param name="key">Of this credential and how long before.</param>
    /// <param name="needs">Of a shift's role, whether it needs it.</param>
    public async Task RunsOut(StaffId staff, DateTimeOffset expiresAt, string key, Func<IQueryable<NeedingShift>, IQueryable<NeedingShift>> needs, CancellationToken cancel)
    {
        if (await Worker(staff, cancel) is not { } worker) return;
        var isOver = expiresAt <= clock.GetUtcNow();
        if (worker.User is { } user)
        {
            await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.CredentialExpiring, NoticeAudience.Staff, key, NoticeRecipient.Worker(user, staff.Value))
            {
                Variant = isOver ? NoticeVariant.Expired : NoticeVariant.Usual, Day = isOver ? null : WallClock.DayOf(expiresAt, Facts.ZoneOf(worker.Timezone)), DeepLink = DeepLink,
            }], cancel);
        }
        var concerned = await Needing(staff, expiresAt, needs, cancel);
        // One for each hub: of the first shift there.
        foreach (var first in concerned.DistinctBy(c => c.Role.HubId)) await shifts.ToManagers(MarketplaceNoticeType.CredentialExpiring, first.Role, key, staff, cancel, assignment: first.Assignment);
        if (concerned.Count > 0) await ToOperators(worker, key, cancel);
    }

    /// <summary>It is gone: operators hear of it where shifts that are taken need it. Nobody is taken off by it.</summary>
    public async Task IsGone(StaffId staff, string key, Func<IQueryable<NeedingShift>, IQueryable<NeedingShift>> needs, CancellationToken cancel)
    {
        if ((await Needing(staff, clock.GetUtcNow(), needs, cancel)).Count > 0) await ToOperators((await Worker(staff, cancel))!, key, cancel);
    }

    private async Task ToOperators(Of worker, string key, CancellationToken cancel)
    {
        var admins = await people.Admins(cancel);
        if (admins.Count == 0) return;
        await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.CredentialExpiring, NoticeAudience.Company, key, [.. admins.Select(a => new NoticeRecipient(a))])
        {
            About = new NoticePerson(worker.User, worker.FullName), Data = new Dictionary<string, Guid> { ["staffId"] = worker.Id.Value },
        }], cancel);
    }

    private Task<List<NeedingShift>> Needing(StaffId staff, DateTimeOffset until, Func<IQueryable<NeedingShift>, IQueryable<NeedingShift>> needs, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ahead = from assignment in db.Assignments.AsNoTracking()
                    where assignment.CompanyId == caller.Company && assignment.StaffId == staff && assignment.StartsAt > now && assignment.EndsAt > until
                        && (assignment.Status == AssignmentStatus.Accepted || assignment.Status == AssignmentStatus.Assigned || assignment.Status == AssignmentStatus.SwapRequested)
                    join role in db.ShiftRoles on assignment.ShiftRoleId equals role.Id
                    join catalog in db.CatalogRoles on role.CatalogRoleId equals catalog.Id
                    orderby assignment.StartsAt, assignment.Id
                    select new NeedingShift { Assignment = assignment.Id, Role = role, CertificateTypes = catalog.CertificateTypes };
        return needs(ahead).Take(MostShifts).ToListAsync(cancel);
    }

    private Task<Of?> Worker(StaffId staff, CancellationToken cancel) => db.Staff.Where(s => s.Id == staff).Select(s => new Of(s.Id, s.UserId, s.FullName, s.Timezone)).SingleOrDefaultAsync(cancel);
}

/// <summary>A shift that a worker has taken.</summary>
internal sealed class NeedingShift
{
    public required AssignmentId Assignment { get; init; }

    public required ShiftRole Role { get; init; }

    public required string[] CertificateTypes { get; init; }
}
