using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>A manager takes back an absence that was none, or a record that should not have been made.</summary>
internal static class UndoRecord
{
    internal sealed record Input([Reason] string Reason) : IInput;

    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, Input input, AttendanceDb db, PunchedRecords records, Corrections corrections, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var view = await records.View(found.Value, cancel);
        await corrections.TakeBack(found.Value, input.Reason, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return view.Stamped(found.Value.Record, found.Value.Record.UserId);
    }
}
