using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Requests;

/// <summary>The record that a request is about; one that is to be made where there is none.</summary>
internal sealed record RecordAsked(AttendanceRecord Record, bool IsNew);

/// <summary>Finds what requests are about, and does what they ask for.</summary>
internal sealed class RequestedCorrections(AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Corrections corrections, Caller caller)
{
    /// <summary>The caller's own request, or that of somebody whom they manage.</summary>
    public async Task<Result<CorrectionRequest>> Of(AttendanceCorrectionId id, CancellationToken cancel) =>
        await Theirs(await db.Corrections.SingleOrDefaultAsync(c => c.Id == id, cancel), cancel);

    /// <summary>The same, to be decided in a transaction: whoever comes second waits, and sees what was decided.</summary>
    public async Task<Result<CorrectionRequest>> ToDecide(AttendanceCorrectionId id, CancellationToken cancel) =>
        await Theirs(await db.Corrections.FromSql($"SELECT * FROM attendance.corrections WHERE company_id = {caller.Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel), cancel);

    private async Task<Result<CorrectionRequest>> Theirs(CorrectionRequest? request, CancellationToken cancel)
    {
        if (request is null) return Problem.NotFound;
        return request.UserId == caller.User || await caller.Manages(request.UserId, reporting, cancel) ? request : Problem.NotTheOwner;
    }

    /// <summary>This person's own record, to look at.</summary>
    public async Task<Result<RecordAsked>> Find(UserId user, AttendanceRecordId? id, ShiftId? shift, CorrectionKind kind, CancellationToken cancel)
    {
        var records = db.Records.AsNoTracking().Include(r => r.Entries);
        var record = id is { } named ? await records.SingleOrDefaultAsync(r => r.Id == named, cancel) : await records.SingleOrDefaultAsync(r => r.UserId == user && r.ShiftId == shift, cancel);
        if (record is not null && record.UserId != user) return Problem.NotTheOwner;
        if (kind is CorrectionKind.MissingRecord) return await Missing(record, user, shift!.Value, cancel);
        return record is null ? Problem.NotFound : new RecordAsked(record, IsNew: false);
    }

    /// <summary>Why it could not be approved as things are. The record is only looked at, and not saved.</summary>
    public async Task<Problem?> Refuses(AttendanceRecord record, CorrectionRequest request, CancellationToken cancel)
    {
        if (record.PaidBy is PaidBy.Marketplace) return AttendanceProblems.PaidElsewhere;
        if (request.Kind is CorrectionKind.Absence && !record.IsAbsent) return AttendanceProblems.NotAbsent;
        if (request.Kind is CorrectionKind.Absence && !request.Asked.GivesTimes) return null;
        if (request.Kind is CorrectionKind.Break && record.IsAbsent) return AttendanceProblems.NotCheckedIn;
        if (record.Correct(request.Asked, await Punch(cancel)) is { } refusal) return refusal;
        return await db.Overlap(record, cancel);
    }

    /// <summary>Puts the record right as a manager's own correction does, and saves the decision with it.</summary>
    /// <param name="paid">Of an absence that stays one: whether its excuse is paid; null where it is taken back.</param>
    public async Task<Problem?> PutRight(CorrectionRequest request, bool? paid, CancellationToken cancel)
    {
        var about = await FindToChange(request, cancel);
        if (about.Problem is { } nothing) return nothing;
        var (record, isNew) = about.Value;
        var staysAbsent = request.Kind is CorrectionKind.Absence && !request.Asked.GivesTimes;
        if (paid is not null && !staysAbsent) return AttendanceProblems.NotAbsent;
        if (request.Kind is CorrectionKind.Absence && !record.IsAbsent) return AttendanceProblems.NotAbsent;

        var punched = new Punched(record, await Punch(cancel));
        if (staysAbsent && paid is { } isPaid) return Excuse(record, request.Reason, isPaid);
        if (staysAbsent)
        {
            await corrections.TakeBack(punched, request.Reason, cancel, request.Id);
            return null;
        }
        request.IsAbout(record.Id);
        if (isNew) db.Records.Add(record);
        try
        {
            return await corrections.Apply(punched, request.Asked, request.Reason, cancel, request.Id);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OncePerShift))
        {
            throw new DbUpdateConcurrencyException("There is a record of this shift from this moment on.", second);
        }
    }

    private Problem? Excuse(AttendanceRecord record, string reason, bool paid)
    {
        if (record.LeaveRequestId is not null) return AttendanceProblems.ExcusedByLeave;
        db.Because(reason);
        if (record.Excuse(reason, paid, null) is { } refusal) return refusal;
        db.TellExcused(record);
        return null;
    }

    private async Task<Result<RecordAsked>> FindToChange(CorrectionRequest request, CancellationToken cancel)
    {
        var records = db.Records.Include(r => r.Entries);
        if (request.Kind is CorrectionKind.MissingRecord)
            return await Missing(await records.SingleOrDefaultAsync(r => r.UserId == request.UserId && r.ShiftId == request.ShiftId, cancel), request.UserId, request.ShiftId, cancel);
        var record = await records.SingleOrDefaultAsync(r => r.Id == request.AttendanceRecordId, cancel);
        return record is null ? AttendanceProblems.RecordGone : new RecordAsked(record, IsNew: false);
    }

    /// <summary>Whoever is marked absent by now has no record of having been there.</summary>
    private async Task<Result<RecordAsked>> Missing(AttendanceRecord? record, UserId user, ShiftId id, CancellationToken cancel)
    {
        if (record is { IsAbsent: true }) return new RecordAsked(record, IsNew: false);
        if (record is not null) return AttendanceProblems.RecordExists(record.Id);
        if (await shifts.Find(id, cancel) is not { } shift) return Problem.NotFound;
        if (!shift.People.Contains(user)) return AttendanceProblems.NotAssigned;
        if (shift.Unemployed.Contains(user)) return AttendanceProblems.NotEmployed;
        if (shift.Cancelled) return AttendanceProblems.ShiftCancelled;
        return new RecordAsked(rules.NewRecord(user, shift), IsNew: true);
    }

    private async Task<Punch> Punch(CancellationToken cancel) => await rules.Punch(acting: true, null, cancel) with { Source = EntrySource.Request };
}
