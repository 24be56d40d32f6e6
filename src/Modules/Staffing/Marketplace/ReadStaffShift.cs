using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="RoleId">Where the shift has more than one that the worker could mean.</param>
internal sealed record StaffShiftQuery(ShiftRoleId? RoleId = null) : IInput;

/// <summary>One shift as a worker sees it who has to do with it, or could.</summary>
internal sealed class ReadStaffShift(StaffingDb db, ShiftCards cards, Facts facts, SettingsInForce settings, TimeProvider clock)
{
    private static readonly AssignmentStatus[] OnIt = [AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn, AssignmentStatus.CheckedOut, AssignmentStatus.Completed];

    public static async Task<Result<StaffShiftView>> Handle(ShiftId shiftId, StaffShiftQuery query, Worker worker, ReadStaffShift read, CancellationToken cancel) =>
        await read.Of(shiftId, query.RoleId, worker, cancel) is { } view ? view : Problem.NotFound;

    private async Task<StaffShiftView?> Of(ShiftId shift, ShiftRoleId? asked, Worker worker, CancellationToken cancel)
    {
        var roles = await db.ShiftRoles.AsNoTracking().Where(r => r.ShiftId == shift).OrderBy(r => r.StartsAt).ThenBy(r => r.Id).ToListAsync(cancel);
        if (asked is not null) roles = [.. roles.Where(r => r.Id == asked)];
        if (roles.Count == 0) return null;
        var assignments = await db.Assignments.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id).ToListAsync(cancel);
        var applications = await db.Applications.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id).ToListAsync(cancel);
        var (own, applied) = (Latest(assignments, roles), Latest(applications, roles));
        var open = await OpenTo(worker, roles, assignments, applications, cancel);
        var role = roles.FirstOrDefault(r => r.Id == own?.ShiftRoleId) ?? roles.FirstOrDefault(r => r.Id == applied?.ShiftRoleId) ?? open;
        if (role is null) return null;
        var isOpen = open is not null && (open.Id == role.Id || asked is null && own is null && applied is null);
        return await View(role, own, applied, isOpen, cancel);
    }

    private async Task<StaffShiftView> View(ShiftRole role, Assignment? own, Application? applied, bool isOpen, CancellationToken cancel)
    {
        var (now, decided, card) = (clock.GetUtcNow(), await settings.Get(cancel), (await cards.Of([role.Id], cancel))[role.Id]);
        var shift = await db.Shifts.AsNoTracking().SingleAsync(s => s.Id == role.ShiftId, cancel);
        var hub = await db.Hubs.AsNoTracking().SingleAsync(h => h.Id == role.HubId, cancel);
        var catalog = await db.CatalogRoles.AsNoTracking().SingleAsync(c => c.Id == role.CatalogRoleId, cancel);
        var sheet = own is null ? null : await db.Timesheets.AsNoTracking().Where(t => t.AssignmentId == own.Id).SingleOrDefaultAsync(cancel);
        var isOnIt = own is not null && OnIt.Contains(own.Status);
        var isApplied = applied?.Status is ApplicationStatus.Pending;
        if (isOpen || isApplied) card = card.From(role.StartIfTaken(now, decided.RefillNoticeMinutes));
        return new StaffShiftView(own is null ? card.At(isApplied ? CardStatus.Pending : Named(role.Status)) : card.Of(own))
        {
            ClockInMode = shift.ClockInMode ?? hub.ClockInMode,
            AllowClockInOverride = shift.AllowClockInOverride ?? hub.AllowClockInOverride,
            GeofenceRadiusMeters = shift.GeofenceRadiusMeters ?? hub.GeofenceRadiusMeters,
            NfcTagId = isOnIt && decided.ExposeNfcTagToStaff ? shift.NfcTagId ?? hub.NfcTagId : null,
            Description = await db.Orders.Where(o => o.Id == role.OrderId).Select(o => o.Description).SingleAsync(cancel),
            Requirements = new(catalog.CertificateTypes, catalog.AttireItems, []),
            Managers = await Managers(role.HubId, isOnIt, cancel),
            AccessNotes = isOnIt ? hub.AccessNotes : null,
            RequiredWorkerCount = role.WorkersNeeded,
            FilledCount = role.AssignedCount,
            MyStatus = Standing(own, applied),
            ApplicationId = applied?.Id,
            Timesheet = sheet is null ? null : new(sheet.Id, OwnHours.Of(sheet.Status)),
            AllowedActions = [.. Actions(own, applied, isOpen, OwnHours.CanSubmit(sheet?.Status), TimeSpan.FromMinutes(decided.ClockInEarlyMinutes), now)],
            CancellationReason = own?.CancelReason ?? shift.CancelReason,
        };
    }

    /// <summary>The first of the roles that the worker could apply for; null where there is none.</summary>
    private async Task<ShiftRole?> OpenTo(Worker worker, List<ShiftRole> roles, List<Assignment> assignments, List<Application> applications, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var free = roles.Where(r => r.CanBeFilled(now) && !assignments.Any(a => a.ShiftRoleId == r.Id && (a.HoldsPlace || a.WasGivenUp)) && !applications.Any(a => a.ShiftRoleId == r.Id && a.Status is ApplicationStatus.Pending or ApplicationStatus.Confirmed)).ToList();
        if (free.Count == 0) return null;
        var (first, last) = (free.Min(r => r.StartsAt), free.Max(r => r.EndsAt));
        var who = await facts.OfWorker(worker.Id, first, last, cancel);
        var full = free.Where(r => r.OpenSlots == 0).Select(r => r.Id).ToList();
        var swaps = full.Count == 0 ? [] : await db.SwapRequests.Where(s => full.Contains(s.ShiftRoleId) && s.Status == SwapStatus.Open && s.ExpiresAt > now).Select(s => s.ShiftRoleId).Distinct().ToListAsync(cancel);
        var wanted = await facts.OfRoles([.. free.Select(r => r.Id)], cancel);
        return free.FirstOrDefault(r => (r.OpenSlots > 0 || swaps.Contains(r.Id)) && who.Roles.Contains(r.CatalogRoleId) && !who.BlockedBy.Contains(r.BusinessId)
            && Tiers.Of(who.Teams, r.BusinessId, r.HubId, wanted[r.Id].LocalDate).Tier <= r.ReleasedTier);
    }

    private async Task<IReadOnlyList<ManagerBrief>> Managers(HubId hub, bool withPhone, CancellationToken cancel)
    {
        var managers = await db.HubManagers.AsNoTracking().Where(h => h.HubId == hub).Join(db.Memberships.Where(m => m.Status == MembershipStatus.Active), h => h.MembershipId, m => m.Id, (h, m) => m)
            .OrderBy(m => m.Id).Take(20).ToListAsync(cancel);
        return [.. managers.Select(m => new ManagerBrief($"{m.FirstName} {m.LastName}".Trim(), withPhone ? m.Phone : null))];
    }

    private static IEnumerable<ShiftAction> Actions(Assignment? own, Application? applied, bool isOpen, bool canSubmit, TimeSpan early, DateTimeOffset now)
    {
        var isHeld = own is { HoldsPlace: true };
        if (isOpen && !isHeld && applied?.Status is not ApplicationStatus.Pending) yield return ShiftAction.Apply;
        if (own is not null && OwnActions.CanAccept(own, now)) yield return ShiftAction.Accept;
        if ((own is not null && OwnActions.CanDecline(own, now)) || (!isHeld && applied?.Status is ApplicationStatus.Pending)) yield return ShiftAction.Decline;
        if (own is not null && OwnActions.CanRequestSwap(own, now)) yield return ShiftAction.RequestSwap;
        if (own is not null && OwnActions.CanClockIn(own, early, now)) yield return ShiftAction.ClockIn;
        if (own?.Status is AssignmentStatus.CheckedIn) yield return ShiftAction.ClockOut;
        if (own?.Status is AssignmentStatus.CheckedOut or AssignmentStatus.Completed && canSubmit) yield return ShiftAction.Submit;
    }

    private static OwnStanding Standing(Assignment? own, Application? applied) => own?.Status switch
    {
        AssignmentStatus.Assigned => OwnStanding.Offered,
        AssignmentStatus.Accepted => OwnStanding.Accepted,
        AssignmentStatus.SwapRequested => OwnStanding.SwapRequested,
        AssignmentStatus.CheckedIn => OwnStanding.CheckedIn,
        AssignmentStatus.CheckedOut => OwnStanding.CheckedOut,
        AssignmentStatus.Completed => OwnStanding.Completed,
        _ when applied?.Status is ApplicationStatus.Pending => OwnStanding.Applied,
        AssignmentStatus.Declined => OwnStanding.Declined,
        null => OwnStanding.None,
        _ => OwnStanding.Cancelled,
    };

    /// <summary>Of a place that is held before one that is over; then the newest.</summary>
    private static Assignment? Latest(List<Assignment> all, List<ShiftRole> roles) =>
        all.Where(a => roles.Any(r => r.Id == a.ShiftRoleId)).OrderByDescending(a => a.HoldsPlace).ThenByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id.Value).FirstOrDefault();

    private static Application? Latest(List<Application> all, List<ShiftRole> roles) =>
        all.Where(a => roles.Any(r => r.Id == a.ShiftRoleId)).OrderByDescending(a => a.Status is ApplicationStatus.Pending or ApplicationStatus.Confirmed).ThenByDescending(a => a.AppliedAt).ThenByDescending(a => a.Id.Value).FirstOrDefault();

    private static CardStatus Named(ShiftRoleStatus status) => Enum.Parse<CardStatus>(status.ToString());
}
