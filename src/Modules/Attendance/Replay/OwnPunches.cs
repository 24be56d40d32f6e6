using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Replay;

/// <summary>Takes punches of the person in whose unit of work it is asked, of those too of which the device does not know the shift, by the same use cases as all punches.</summary>
internal sealed class OwnPunches(AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Proofs proofs, PunchedRecords records, PunchOrigin origin, UnplannedPunches unplanned, Caller caller, TimeProvider clock)
{
    public async Task<Result<AttendanceView>> Take(PunchAction action, ShiftId? shift, AttendanceRecordId? record, IPunchFacts facts, CancellationToken cancel)
    {
        var at = origin.At ?? clock.GetUtcNow();
        if (action is PunchAction.In)
        {
            if ((shift ?? await ShiftAt(at, cancel)) is not { } coming) return PlaceProblems.NoShiftNow;
            return Record(await CheckIn.Handle(CheckInInput.Of(coming, facts), db, shifts, reporting, rules, proofs, caller, cancel));
        }
        if ((record ?? await RecordAt(at, shift, cancel)) is not { } there) return AttendanceProblems.NotCheckedIn;
        if (action is PunchAction.Out) return Record(await CheckOut.Handle(CheckOutInput.Of(there, facts), db, reporting, rules, proofs, unplanned, caller, cancel));

        // Saved with the break, or not at all.
        if (facts.ClientId is not null) db.Evidence.Add(origin.Evidence(there, action, at, facts, caller, clock));
        return action is PunchAction.BreakStart ? await StartBreak.Handle(new(there), db, records, cancel) : await EndBreak.Handle(new(there), db, records, cancel);
    }

    /// <summary>The shift that could be checked in to at that moment; the earlier where there are two, unless there is a record of it.</summary>
    private async Task<ShiftId?> ShiftAt(DateTimeOffset at, CancellationToken cancel)
    {
        var open = await shifts.Of(caller.User, at, at + AttendanceRecord.OpensBeforeStart + TimeSpan.FromTicks(1), cancel);
        if (open.Count < 2) return open.FirstOrDefault()?.Shift;
        ShiftId[] ids = [.. open.Select(work => work.Shift)];
        var begun = await db.Records.Where(r => r.UserId == caller.User && ids.Contains(r.ShiftId)).Select(r => r.ShiftId).ToListAsync(cancel);
        return (open.FirstOrDefault(work => !begun.Contains(work.Shift)) ?? open[0]).Shift;
    }

    /// <summary>The record that was open at that moment, of that shift where it is named.</summary>
    private async Task<AttendanceRecordId?> RecordAt(DateTimeOffset at, ShiftId? shift, CancellationToken cancel)
    {
        var own = db.Records.Where(r => r.UserId == caller.User && r.CheckInTime <= at && r.Status != AttendanceStatus.Absent && r.PaidBy == PaidBy.Payroll);
        own = shift is { } named ? own.Where(r => r.ShiftId == named) : own.Where(r => r.CheckOutTime == null);
        var found = await own.OrderByDescending(r => r.CheckInTime).ThenBy(r => r.Id).Select(r => new { r.Id }).FirstOrDefaultAsync(cancel);
        return found?.Id;
    }

    private static Result<AttendanceView> Record(Result<Answer<AttendanceView, PunchExtras>> punched) => punched.Problem is { } refusal ? refusal : punched.Value.Data;
}
