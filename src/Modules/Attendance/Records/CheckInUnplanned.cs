using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <param name="Note">Why they come unplanned.</param>
/// <param name="PlaceId">Where; its proofs are asked for as at every check-in.</param>
/// <param name="DepartmentId">For which department.</param>
internal sealed record UnplannedCheckInInput(
    [Reason] string Note,
    PlaceId? PlaceId = null,
    DepartmentId? DepartmentId = null,
    [Range(-90.0, 90.0)] decimal? Latitude = null,
    [Range(-180.0, 180.0)] decimal? Longitude = null,
    [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null,
    bool? MockLocation = null,
    [MaxLength(128)] string? TagId = null,
    Guid? ClientId = null,
    DateTimeOffset? DeviceTime = null) : IInput, IPunchFacts;

/// <summary>Somebody comes to work that nobody had planned, where the company takes that: a shift is made for them, with its record. Of all who try for one person at once one makes it.</summary>
internal static class CheckInUnplanned
{
    public static async Task<Result<Answer<AttendanceView, PunchExtras>>> Handle(UnplannedCheckInInput input, AttendanceDb db, UnplannedPunches unplanned, PunchRules rules, Proofs proofs, Caller caller, CancellationToken cancel)
    {
        var setting = await unplanned.Allowed(cancel);
        if (setting is UnplannedWork.Off) return AttendanceProblems.UnplannedWorkOff;
        if (await proofs.Earlier(caller.User, input.ClientId, PunchAction.In, cancel) is { } tap) return await Again(tap);
        var proof = await proofs.Of(input, null, acting: false, cancel);
        if (proof.Problem is { } notThere) return notThere;
        var punch = await rules.Punch(acting: false, input.DeviceTime, cancel, proof.Value);

        await using var transaction = await unplanned.Begin(cancel);
        var begun = await unplanned.Begin(punch, input.Note.Trim(), input.PlaceId, input.DepartmentId, cancel);
        // The same tap, sent twice at once: the other has made it.
        if (begun.Problem is not null && await proofs.Earlier(caller.User, input.ClientId, PunchAction.In, cancel) is { } sameTap) return await Again(sameTap);
        if (begun.Problem is { } refusal) return refusal;
        var record = begun.Value;
        punch.Proof.Doubt(record);
        if (setting is UnplannedWork.Review) record.Review(ReviewReason.Unplanned);

        if (punch.Proof.Evidence(record, PunchAction.In, punch) is { } evidence) db.Evidence.Add(evidence);
        db.Publish(new AttendanceUnplanned(record.Id, record.UserId, record.ShiftId, record.ShiftDate, punch.At, setting is UnplannedWork.Review), record.Id.Value);
        await db.SaveKeptApart(cancel);
        await transaction.Commit(cancel);
        return PunchExtras.Beside(await AttendanceView.Of(record, toManager: caller.IsAdmin, db, cancel), punch.Proof.Warnings);

        async Task<Result<Answer<AttendanceView, PunchExtras>>> Again(Result<AttendanceRecordId> earlier)
        {
            if (earlier.Problem is { } used) return used;
            var same = await db.Records.AsNoTracking().Include(r => r.Entries).SingleOrDefaultAsync(r => r.Id == earlier.Value, cancel);
            return same is null ? Problem.NotFound : PunchExtras.Beside(await AttendanceView.Of(same, toManager: caller.IsAdmin, db, cancel), [], status: 200);
        }
    }
}
