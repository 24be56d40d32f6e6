using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Requests;

/// <summary>Somebody asks for what is on record of them to be put right. What could not be approved is refused at once.</summary>
internal static class RequestCorrection
{
    /// <param name="AttendanceRecordId">Of which record; left out where the shift is named.</param>
    /// <param name="ShiftId">Of the record of which shift, or of which shift there is none.</param>
    /// <param name="CheckInTime">The true time.</param>
    /// <param name="CheckOutTime">The true time.</param>
    /// <param name="Entries">All stretches of work and breaks as they really were, in the place of the two times.</param>
    internal sealed record Input(
        CorrectionKind Kind,
        [Reason] string Reason,
        AttendanceRecordId? AttendanceRecordId = null,
        ShiftId? ShiftId = null,
        DateTimeOffset? CheckInTime = null,
        DateTimeOffset? CheckOutTime = null,
        IReadOnlyList<EntryInput>? Entries = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (AttendanceRecordId is null == ShiftId is null) yield return new ValidationResult("A record or a shift, and not both.", [nameof(AttendanceRecordId)]);
            if (Kind is CorrectionKind.MissingRecord && ShiftId is null) yield return new ValidationResult("The shift of which there is no record.", [nameof(ShiftId)]);
            if (Kind is CorrectionKind.MissingIn or CorrectionKind.MissingRecord && CheckInTime is null && Entries is null) yield return new ValidationResult("When it was.", [nameof(CheckInTime)]);
            if (Kind is CorrectionKind.MissingOut && CheckOutTime is null && Entries is null) yield return new ValidationResult("When it was.", [nameof(CheckOutTime)]);
            if (Kind is CorrectionKind.Times && CheckInTime is null && CheckOutTime is null && Entries is null) yield return new ValidationResult("One of the times, or the entries.", [nameof(CheckInTime)]);
        }
    }

    public static async Task<Result<CorrectionRequestView>> Handle(Input input, AttendanceDb db, RequestedCorrections corrections, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var about = await corrections.Find(caller.User, input.AttendanceRecordId, input.ShiftId, input.Kind, cancel);
        if (about.Problem is { } nothing) return nothing;
        var (record, isNew) = about.Value;
        var request = new CorrectionRequest
        {
            Id = NewId.At<AttendanceCorrectionId>(clock), CompanyId = caller.Company, UserId = caller.User, ShiftId = record.ShiftId, Day = record.ShiftDate, Kind = input.Kind,
            CheckInTime = input.CheckInTime, CheckOutTime = input.CheckOutTime, Entries = EntryInput.Given(input.Entries), Reason = input.Reason.Trim(),
        };
        if (!isNew) request.IsAbout(record.Id);
        if (await corrections.Refuses(record, request, cancel) is { } refusal) return refusal;

        db.Corrections.Add(request);
        db.Publish(request.Requested, request.Id.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(CorrectionRequest.OnePending))
        {
            db.ChangeTracker.Clear();
            return AttendanceProblems.CorrectionPending(await db.Corrections.Where(c => c.UserId == request.UserId && c.ShiftId == request.ShiftId && c.Status == CorrectionStatus.Pending).Select(c => (AttendanceCorrectionId?)c.Id).SingleOrDefaultAsync(cancel));
        }
        return CorrectionRequestView.Of(request);
    }
}
