using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>The shift says it all. The rest is a manager's, acting for somebody else; of oneself it is not used but for the device's time, which is kept beside. What the device says of where it is, is the person's own.</summary>
internal sealed record CheckInInput(
    ShiftId ShiftId,
    UserId? UserId = null,
    DateTimeOffset? CheckInTime = null,
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
    public static CheckInInput Of(ShiftId shift, IPunchFacts facts) => new(
        shift, PlaceId: facts.PlaceId, Latitude: facts.Latitude, Longitude: facts.Longitude, AccuracyMeters: facts.AccuracyMeters,
        MockLocation: facts.MockLocation, TagId: facts.TagId, ClientId: facts.ClientId, DeviceTime: facts.DeviceTime);
}

/// <summary>Somebody comes to work. Of all who try for one person and shift, the database lets one in.</summary>
internal static class CheckIn
{
    public static async Task<Result<Answer<AttendanceView, PunchExtras>>> Handle(CheckInInput input, AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Proofs proofs, Caller caller, CancellationToken cancel)
    {
        if (await shifts.Find(input.ShiftId, cancel) is not { } shift) return Problem.NotFound;
        var user = input.UserId ?? caller.User;
        var acting = user != caller.User;
        if (acting && !await caller.Manages(user, reporting, cancel)) return Problem.NotTheOwner;
        if (await proofs.Earlier(user, input.ClientId, PunchAction.In, cancel) is { } tap) return await Again(tap);
        if (!shift.People.Contains(user)) return AttendanceProblems.NotAssigned;
        if (shift.Unemployed.Contains(user)) return AttendanceProblems.NotEmployed;
        if (!shift.Scheduled) return AttendanceProblems.ShiftNotScheduled;

        var proof = await proofs.Of(input, shift.Place, acting, cancel);
        if (proof.Problem is { } notThere) return notThere;
        var punch = await rules.Punch(acting, acting ? input.CheckInTime : input.DeviceTime ?? input.CheckInTime, cancel, proof.Value);
        var record = rules.NewRecord(user, shift);
        if (Begin(record, punch, input) is { } refusal) return refusal;

        db.Records.Add(record);
        try
        {
            Tell(db, record, punch, hoursChanged: record.CheckOutTime is not null);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException elsewhere) when (elsewhere.Violates(AttendanceProblems.KeptApart))
        {
            db.ChangeTracker.Clear();
            // Who forgot to check out of a shift that is over begins the next one all the same.
            if (await rules.CloseForgotten(user, punch.At, cancel)) return await Handle(input, db, shifts, reporting, rules, proofs, caller, cancel);
            return await db.Overlapping(record, cancel);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OncePerShift) || second.Violates(PunchEvidence.OncePerClientId) || second.Violates(PunchEvidence.OneEntryPerClientId))
        {
            db.ChangeTracker.Clear();
            if (await proofs.Earlier(user, input.ClientId, PunchAction.In, cancel) is { } sameTap) return await Again(sameTap);
            record = await db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.UserId == user && r.ShiftId == shift.Id, cancel);
            if (record is null) return AttendanceProblems.AlreadyCheckedIn(null, null);
            if (record.PaidBy is PaidBy.Marketplace) return AttendanceProblems.PaidElsewhere;
            if (!record.IsAbsent) return AttendanceProblems.AlreadyCheckedIn(record.Id, record.CheckInTime);
            if (!acting) return AttendanceProblems.MarkedAbsent;
            if (Begin(record, punch, input) is { } refusedNow) return refusedNow;
            if (await db.Overlap(record, cancel) is { } elsewhere) return elsewhere;
            Tell(db, record, punch, hoursChanged: true);
            await db.SaveKeptApart(cancel);
        }
        return PunchExtras.Beside(await AttendanceView.Of(record, toManager: acting || caller.IsAdmin, db, cancel), punch.Proof.Warnings);

        async Task<Result<Answer<AttendanceView, PunchExtras>>> Again(Result<AttendanceRecordId> earlier)
        {
            if (earlier.Problem is { } used) return used;
            var same = await db.Records.AsNoTracking().Include(r => r.Entries).SingleOrDefaultAsync(r => r.Id == earlier.Value, cancel);
            return same is null ? Problem.NotFound : PunchExtras.Beside(await AttendanceView.Of(same, toManager: acting || caller.IsAdmin, db, cancel), [], status: 200);
        }
    }

    private static Problem? Begin(AttendanceRecord record, Punch punch, CheckInInput input)
    {
        if (punch.At > punch.Now || (punch.Acting && input.CheckOutTime > punch.Now)) return AttendanceProblems.TimeInFuture;
        if (record.CheckIn(punch) is { } refusal) return refusal;
        punch.Proof.Doubt(record);
        if (!punch.Acting) return null;
        if (input.CheckOutTime is { } left && record.CheckOut(punch with { At = left }, correcting: true) is { } notLeft) return notLeft;
        return record.Judge(new ManagersWord(input.Status, input.LateByMinutes, input.AbsenceReason, input.ManagerNote));
    }

    private static void Tell(AttendanceDb db, AttendanceRecord record, Punch punch, bool hoursChanged)
    {
        if (punch.Proof.Evidence(record, PunchAction.In, punch) is { } evidence) db.Evidence.Add(evidence);
        if (record.LateByMinutes is { } minutes) db.Publish(new AttendanceLate(record.Id, record.UserId, record.ShiftId, minutes), record.Id.Value);
        if (hoursChanged) db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
    }
}
