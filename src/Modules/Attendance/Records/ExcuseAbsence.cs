using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>A manager says that an absence was in order, and whether it is paid. It stays an absence.</summary>
internal static class ExcuseAbsence
{
    internal sealed record Input([Reason] string Reason, bool Paid) : IInput;

    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, Input input, AttendanceDb db, PunchedRecords records, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var record = found.Value.Record;
        if (record.LeaveRequestId is not null) return AttendanceProblems.ExcusedByLeave;
        if (record.Excuse(input.Reason, input.Paid, leave: null) is { } refusal) return refusal;
        db.Because(input.Reason);

        db.TellExcused(record);
        await db.SaveChangesAsync(cancel);
        return await records.View(found.Value, cancel);
    }
}

/// <summary>A manager takes back what a manager had excused.</summary>
internal static class TakeExcuseBack
{
    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, AttendanceDb db, PunchedRecords records, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var record = found.Value.Record;
        if (record.LeaveRequestId is not null) return AttendanceProblems.ExcusedByLeave;
        if (record.TakeExcuseBack() is { } refusal) return refusal;

        db.TellExcused(record);
        await db.SaveChangesAsync(cancel);
        return await records.View(found.Value, cancel);
    }
}
