using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>A manager takes back an absence that was none, or a record that should not have been made.</summary>
internal static class UndoRecord
{
    internal sealed record Input([Reason] string Reason) : IInput;

    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, Input input, AttendanceDb db, PunchedRecords records, Caller caller, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (record, punch) = found.Value;
        var view = await records.View(found.Value, cancel);
        record.Undo();
        record.CorrectionReason = input.Reason;
        db.Because(input.Reason);

        db.Publish(new AttendanceCorrected(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.Times, null, caller.User), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        await db.SaveChangesAsync(cancel);
        return view.Stamped(record, record.UserId);
    }
}
