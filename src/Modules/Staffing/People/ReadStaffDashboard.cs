using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Benefits;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Profile;

namespace WorkforceOS.Staffing.People;

/// <summary>Whether the worker has come, as it is shown beside a shift.</summary>
internal enum AttendanceShown
{
    NotClockedIn,
    ClockedIn,
    ClockedOut,
    Missed,
}

internal sealed record TodaysShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public TodaysShiftView(ShiftCard card) : base(card)
    {
    }

    public AttendanceShown AttendanceStatus { get; init; }
}

internal sealed record ProfileCompletion(bool Completed, int Percent);

internal sealed record ActiveSession(AttendanceSessionId SessionId, AssignmentId AssignmentId, DateTimeOffset ClockInAt);

/// <param name="RecommendedShifts">At most 5 that the worker could take at once: those of clients who ask them first, then the soonest.</param>
/// <param name="UnreadAlerts">What waits for the worker: places that are held until they accept, and papers that were turned down or have expired.</param>
/// <param name="WeekEarningsCents">Of the hours that are counted of this week's shifts, by the worker's clock.</param>
internal sealed record StaffDashboardView(
    string StaffName, IReadOnlyList<TodaysShiftView> TodaysShifts, IReadOnlyList<ShiftCard> TomorrowsShifts, IReadOnlyList<ShiftCard> RecommendedShifts, IReadOnlyList<BenefitView> Benefits, int UnreadAlerts,
    ProfileCompletion ProfileCompletion, ActiveSession? ActiveSession, long WeekEarningsCents);

/// <summary>What a worker sees first.</summary>
internal sealed class ReadStaffDashboard(StaffingDb db, ShiftCards cards, ListOpenShifts open, Completion completion, OwnBenefits benefits, TimeProvider clock)
{
    private const int MostRecommended = 5;
    private const int LookedAt = 50;
    private static readonly AssignmentStatus[] OfTheDay = [AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn, AssignmentStatus.CheckedOut, AssignmentStatus.Completed, AssignmentStatus.NoShow];

    public static async Task<Result<StaffDashboardView>> Handle(Worker worker, ReadStaffDashboard dashboard, CancellationToken cancel) => await dashboard.Of(worker, cancel);

    private async Task<StaffDashboardView> Of(Worker worker, CancellationToken cancel)
    {
        var zone = Facts.ZoneOf(worker.Timezone);
        var today = WallClock.DayOf(clock.GetUtcNow(), zone);
        var (from, tomorrow, until) = (WallClock.DayRange(today, zone).Start, WallClock.DayRange(today, zone).End, WallClock.DayRange(today.AddDays(1), zone).End);
        var near = await db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && OfTheDay.Contains(a.Status) && a.StartsAt >= from && a.StartsAt < until).OrderBy(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(cancel);
        var shown = await cards.Of(near.Select(a => a.ShiftRoleId), cancel);
        var session = await db.Sessions.AsNoTracking().Where(s => s.StaffId == worker.Id && s.Status == SessionStatus.Open).OrderBy(s => s.CheckInAt).Select(s => new { s.Id, s.AssignmentId, s.CheckInAt }).FirstOrDefaultAsync(cancel);
        var monday = WallClock.DayRange(Eligibility.Monday(today), zone).Start;
        var earned = await db.Timesheets.Join(db.Assignments.Where(a => a.StaffId == worker.Id && a.StartsAt >= monday && a.StartsAt < until), t => t.AssignmentId, a => a.Id, (t, a) => t.GrossPayCents).SumAsync(cancel);
        var (offered, _) = await open.Of(worker.Id, new OpenShiftQuery(), new RowWindow(0, LookedAt), cancel);
        var profile = await completion.Of(worker.Id, cancel);
        return new StaffDashboardView(
            worker.FullName,
            [.. near.Where(a => a.StartsAt < tomorrow).Select(a => new TodaysShiftView(shown[a.ShiftRoleId].Of(a)) { AttendanceStatus = Attendance(a.Status) })],
            [.. near.Where(a => a.StartsAt >= tomorrow && a.Status is not AssignmentStatus.NoShow).Select(a => shown[a.ShiftRoleId].Of(a))],
            [.. offered.Where(o => o.Eligible).OrderBy(o => o.DispatchPriority).ThenBy(o => o.StartTime).ThenBy(o => o.RoleId.Value).Take(MostRecommended).Select(o => Plain(o))],
            [.. (await benefits.Of(worker.Id, cancel)).Select(BenefitView.Of)], await Waiting(worker.Id, cancel), new ProfileCompletion(profile.Completed, profile.Percent),
            session is null ? null : new ActiveSession(session.Id, session.AssignmentId, session.CheckInAt), earned);
    }

    /// <summary>In one statement.</summary>
    private Task<int> Waiting(StaffId staff, CancellationToken cancel) => db.Staff.Where(s => s.Id == staff).Select(s =>
        db.Assignments.Count(a => a.StaffId == s.Id && a.Status == AssignmentStatus.Assigned) +
        db.StaffDocuments.Count(d => d.StaffId == s.Id && (d.Status == CredentialStatus.Rejected || d.Status == CredentialStatus.Expired)) +
        db.Certificates.Count(c => c.StaffId == s.Id && (c.Status == CredentialStatus.Rejected || c.Status == CredentialStatus.Expired)) +
        db.TaxForms.Count(f => f.StaffId == s.Id && f.Status == TaxFormStatus.Rejected)).SingleAsync(cancel);

    /// <summary>The card alone.</summary>
    private static ShiftCard Plain(ShiftCard card) => new()
    {
        ShiftId = card.ShiftId, OrderId = card.OrderId, RoleId = card.RoleId, Title = card.Title, ClientName = card.ClientName, RoleName = card.RoleName, Location = card.Location, LocationAddress = card.LocationAddress,
        Latitude = card.Latitude, Longitude = card.Longitude, StartTime = card.StartTime, EndTime = card.EndTime, Date = card.Date, Timezone = card.Timezone, HubId = card.HubId, HourlyRateCents = card.HourlyRateCents,
        TotalRateCents = card.TotalRateCents, Currency = card.Currency, DurationMinutes = card.DurationMinutes, BreakMinutes = card.BreakMinutes, AttireRequirements = card.AttireRequirements, Notes = card.Notes, Status = card.Status,
    };

    private static AttendanceShown Attendance(AssignmentStatus status) => status switch
    {
        AssignmentStatus.CheckedIn => AttendanceShown.ClockedIn,
        AssignmentStatus.CheckedOut or AssignmentStatus.Completed => AttendanceShown.ClockedOut,
        AssignmentStatus.NoShow => AttendanceShown.Missed,
        _ => AttendanceShown.NotClockedIn,
    };
}
