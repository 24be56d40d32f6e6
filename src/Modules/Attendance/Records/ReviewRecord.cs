using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>A manager has looked at what was conspicuous about a record, and finds it in order.</summary>
internal static class ReviewRecord
{
    /// <param name="ConfirmLateOut">They really stayed so long: the whole stay counts.</param>
    internal sealed record Input([MaxLength(4000)] string? Note = null, bool? ConfirmLateOut = null) : IInput;

    public static async Task<Result<AttendanceView>> Handle(AttendanceRecordId id, Input input, AttendanceDb db, PunchedRecords records, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel, toReview: true);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (record, punch) = found.Value;
        record.BeReviewed(input.Note, input.ConfirmLateOut is true);

        db.Publish(new AttendanceReviewed(record.Id, record.UserId, record.ShiftId, record.ShiftDate), record.Id.Value);
        if (input.ConfirmLateOut is true) db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        await db.SaveChangesAsync(cancel);
        return await records.View(found.Value, cancel);
    }
}
