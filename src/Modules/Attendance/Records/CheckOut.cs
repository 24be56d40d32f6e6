using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>The record says it all; the rest is a manager's, as at <see cref="CheckIn"/>.</summary>
internal sealed record CheckOutInput(
    AttendanceRecordId AttendanceRecordId,
    DateTimeOffset? CheckOutTime = null,
    AttendanceStatus? Status = null,
    [Range(0, 1440)] int? LateByMinutes = null,
    [MaxLength(500)] string? AbsenceReason = null,
    [MaxLength(4000)] string? ManagerNote = null,
    PlaceId? PlaceId = null,
    [Range(-90.0, 90.0)] decimal? Latitude = null,
    [Range(-180.0, 180.0)] decimal? Longitude = null,
    [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null,
    bool? MockLocation = null,
    [MaxLength(128)] string? TagId = null,
    Guid? ClientId = null,
    DateTimeOffset? DeviceTime = null) : IInput, IPunchFacts
{
    public static CheckOutInput Of(AttendanceRecordId record, IPunchFacts facts) => new(
        record, PlaceId: facts.PlaceId, Latitude: facts.Latitude, Longitude: facts.Longitude, AccuracyMeters: facts.AccuracyMeters,
        MockLocation: facts.MockLocation, TagId: facts.TagId, ClientId: facts.ClientId, DeviceTime: facts.DeviceTime);
}

/// <summary>Somebody leaves. A record belongs to the shift it was begun on, so that a morning's way out closes last evening's night shift.</summary>
internal static class CheckOut
{
    public static async Task<Result<Answer<AttendanceView, PunchExtras>>> Handle(CheckOutInput input, AttendanceDb db, IReporting reporting, PunchRules rules, Proofs proofs, UnplannedPunches unplanned, Caller caller, CancellationToken cancel)
    {
        if (await rules.Find(input.AttendanceRecordId, cancel) is not (var record, var judging)) return Problem.NotFound;
        var acting = record.UserId != caller.User;
        if (acting && !await caller.Manages(record.UserId, reporting, cancel)) return Problem.NotTheOwner;
        if (record.PaidBy is PaidBy.Marketplace) return AttendanceProblems.PaidElsewhere;

        var earlier = await proofs.Earlier(record.UserId, input.ClientId, PunchAction.Out, cancel);
        if (earlier?.Problem is { } used) return used;
        if (earlier?.Value == record.Id) return PunchExtras.Beside(AttendanceView.Of(record, toManager: acting || caller.IsAdmin, judging.Time), []);

        var proof = await proofs.Of(input, record.ShiftId, acting, judging, cancel);
        if (proof.Problem is { } notThere) return notThere;
        var punch = await rules.Punch(acting, acting ? input.CheckOutTime : input.DeviceTime ?? input.CheckOutTime, cancel, proof.Value);
        if (punch.At > punch.Now) return AttendanceProblems.TimeInFuture;
        if (record.CheckOut(punch, correcting: acting && input.CheckOutTime is not null) is { } refusal) return refusal;
        var word = new ManagersWord(input.Status, input.LateByMinutes, input.AbsenceReason, input.ManagerNote);
        if (acting && record.Judge(word) is { } impossible) return impossible;

        await using var ending = record.Unplanned ? await unplanned.End(record, cancel) : null;
        punch.Proof.Doubt(record);
        if (punch.Proof.Evidence(record, PunchAction.Out, punch) is { } evidence) db.Evidence.Add(evidence);
        if (record.NeedsReview.Contains(Text.Of(ReviewReason.LateOut)))
            db.Publish(new AttendanceLateOut(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.CheckOutTime!.Value, record.LatestCounted), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        await db.SaveChangesAsync(cancel);
        if (ending is not null) await ending.Commit(cancel);
        var view = AttendanceView.Of(record, toManager: acting || caller.IsAdmin, judging.Time);
        return PunchExtras.Beside(view, [.. punch.Proof.Warnings, .. BreakWarnings.Of(record, view)]);
    }
}
