using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>A break begins. Checking out ends it, too.</summary>
internal static class StartBreak
{
    public static async Task<Result<AttendanceView>> Handle(OnRecordInput input, AttendanceDb db, PunchedRecords records, CancellationToken cancel)
    {
        var found = await records.OfOneselfOrReports(input.AttendanceRecordId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (record, punch) = found.Value;
        if (record.StartBreak(punch) is { } refusal) return refusal;

        db.Publish(new AttendanceEntryAdded(record.Id, record.UserId, record.ShiftId, record.ShiftDate, Text.Of(EntryKind.Break), punch.At), record.Id.Value);
        db.CountVersion(record);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OneOpenBreak))
        {
            return AttendanceProblems.OnBreak;
        }
        return await records.View(found.Value, cancel);
    }
}

/// <summary>A break is over.</summary>
internal static class EndBreak
{
    public static async Task<Result<AttendanceView>> Handle(OnRecordInput input, AttendanceDb db, PunchedRecords records, CancellationToken cancel)
    {
        var found = await records.OfOneselfOrReports(input.AttendanceRecordId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        if (found.Value.Record.EndBreak(found.Value.Punch) is { } refusal) return refusal;

        db.CountVersion(found.Value.Record);
        await db.SaveChangesAsync(cancel);
        return await records.View(found.Value, cancel);
    }
}
