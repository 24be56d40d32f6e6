using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>A manager takes back an absence that was none, or a record that should not have been made.</summary>
internal static class UndoRecord
{
    internal sealed record Input([Reason] string Reason) : IInput;

    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, Input input, AttendanceDb db, PunchedRecords records, Corrections corrections, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var view = await records.View(found.Value, cancel);
        corrections.TakeBack(found.Value, input.Reason);
        await db.SaveChangesAsync(cancel);
        return view.Stamped(found.Value.Record, found.Value.Record.UserId);
    }
}
