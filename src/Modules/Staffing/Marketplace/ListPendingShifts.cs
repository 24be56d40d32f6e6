using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>A place that is held for the worker, or an application that somebody else decides on.</summary>
internal enum PendingKind
{
    Offer,
    Application,
}

internal sealed record PendingShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public PendingShiftView(ShiftCard card) : base(card)
    {
    }

    public ApplicationId? ApplicationId { get; init; }
    public PendingKind PendingKind { get; init; }
    public DateTimeOffset? RespondBy { get; init; }
    public bool CanAccept { get; init; }
    public bool CanDecline { get; init; }
}

/// <summary>What the worker has still to answer, and what they await an answer to; soonest first.</summary>
internal static class ListPendingShifts
{
    public static async Task<Result<Page<PendingShiftView>>> Handle(RowWindow window, Worker worker, StaffingDb db, ShiftCards cards, SettingsInForce settings, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var held = await db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && a.Status == AssignmentStatus.Assigned).OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(window.Skipped + window.Most + 1).ToListAsync(cancel);
        var applied = await db.Applications.AsNoTracking().Where(a => a.StaffId == worker.Id && a.Status == ApplicationStatus.Pending && !db.Assignments.Any(h => h.StaffId == worker.Id && h.ShiftRoleId == a.ShiftRoleId && h.Status == AssignmentStatus.Assigned))
            .Join(db.ShiftRoles, a => a.ShiftRoleId, r => r.Id, (a, r) => new { Application = a, r.StartsAt }).OrderBy(a => a.StartsAt).ThenBy(a => a.Application.Id).Take(window.Skipped + window.Most + 1).ToListAsync(cancel);
        var all = held.Select(a => (a.StartsAt, Id: a.Id.Value, Role: a.ShiftRoleId, Offer: (Assignment?)a, Application: a.ApplicationId))
            .Concat(applied.Select(a => (a.StartsAt, Id: a.Application.Id.Value, Role: a.Application.ShiftRoleId, Offer: (Assignment?)null, Application: (ApplicationId?)a.Application.Id)))
            .OrderBy(p => p.StartsAt).ThenBy(p => p.Id).ToList();
        var page = all.Skip(window.Skipped).Take(window.Most).ToList();
        var (shown, notice) = (await cards.Whole(page.Select(p => p.Role), cancel), (await settings.Get(cancel)).RefillNoticeMinutes);
        return new Page<PendingShiftView>([.. page.Select(p => new PendingShiftView(p.Offer is { } offer ? shown[p.Role].Card.Of(offer) : shown[p.Role].Card.From(shown[p.Role].Role.StartIfTaken(now, notice)).At(CardStatus.Pending))
        {
            ApplicationId = p.Application, PendingKind = p.Offer is null ? PendingKind.Application : PendingKind.Offer, RespondBy = p.Offer?.RespondBy,
            CanAccept = p.Offer is { } own && OwnActions.CanAccept(own, now), CanDecline = true,
        })], window, all.Count);
    }
}
