using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Requests;

/// <summary>One request for correction, for whoever asked and for their managers.</summary>
internal static class GetCorrection
{
    public static async Task<Result<CorrectionRequestView>> Handle(AttendanceCorrectionId id, RequestedCorrections corrections, CancellationToken cancel)
    {
        var found = await corrections.Of(id, cancel);
        return found.Problem is { } notTheirs ? notTheirs : CorrectionRequestView.Of(found.Value);
    }
}

/// <summary>Admins see everybody's requests for correction, line managers their reports' and their own, employees their own.</summary>
internal static class ListCorrections
{
    public static readonly Filters<CorrectionRequest> Filters = new Filters<CorrectionRequest>()
        .Id("userId", c => c.UserId)
        .Id("shiftId", c => c.ShiftId)
        .Id("attendanceRecordId", c => c.AttendanceRecordId)
        .Day("day", c => c.Day)
        .Choice("kind", c => c.Kind)
        .Choice("status", c => c.Status)
        .Id("decidedById", c => c.DecidedById)
        .Instant("decidedAt", c => c.DecidedAt)
        .NotSortableBy(nameof(CorrectionRequest.Reason), nameof(CorrectionRequest.DecisionNote));

    public static async Task<Result<Page<CorrectionRequestView>>> Handle(ListOf<CorrectionRequest> list, AttendanceDb db, IReporting reporting, Caller caller, CancellationToken cancel)
    {
        IQueryable<CorrectionRequest> visible = db.Corrections;
        if (await caller.Managed(reporting, cancel) is { } managed)
        {
            List<UserId> seen = [.. managed, caller.User];
            visible = visible.Where(c => seen.Contains(c.UserId));
        }
        return (await list.Read(visible, cancel)).Select(CorrectionRequestView.Of);
    }
}
