using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>Whose record it is.</summary>
internal sealed record OnRecordInput(AttendanceRecordId AttendanceRecordId) : IInput;

/// <summary>Whoever had checked out goes on: the time between was a break, or nothing where it was a mistaken tap.</summary>
internal static class ResumeWork
{
    public static async Task<Result<AttendanceView>> Handle(OnRecordInput input, AttendanceDb db, PunchedRecords records, IShifts shifts, CancellationToken cancel)
    {
        var found = await records.OfOneselfOrReports(input.AttendanceRecordId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (record, punch) = found.Value;
        if (record.Resume(punch) is { } refusal) return refusal;
        if (await shifts.Find(record.ShiftId, cancel) is not { Cancelled: false }) return AttendanceProblems.ShiftCancelled;
        if (await db.Overlap(record, cancel) is { } elsewhere) return elsewhere;

        db.Publish(new AttendanceEntryAdded(record.Id, record.UserId, record.ShiftId, record.ShiftDate, Text.Of(EntryKind.Work), punch.At), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        await db.SaveKeptApart(cancel);
        return await records.View(found.Value, cancel);
    }
}
