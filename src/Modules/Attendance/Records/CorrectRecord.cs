using System.ComponentModel.DataAnnotations;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>A stretch of work or a break. The last of each may go on: then it has no end.</summary>
internal sealed record EntryInput(EntryKind Kind, DateTimeOffset StartsAt, DateTimeOffset? EndsAt = null) : IInput
{
    public static IReadOnlyList<GivenEntry>? Given(IReadOnlyList<EntryInput>? entries) => entries is null ? null : [.. entries.Select(e => new GivenEntry(e.Kind, e.StartsAt, e.EndsAt))];
}

/// <summary>A manager says what was really so, of whatever record: still open, closed, closed by rule, or an absence. Lateness is judged anew unless it is given.</summary>
internal static class CorrectRecord
{
    /// <param name="BreaksAsPunched">There were no other breaks than those among the entries: none is taken off by plan or by rule.</param>
    internal sealed record Input(
        [Reason] string Reason,
        DateTimeOffset? CheckInTime = null,
        DateTimeOffset? CheckOutTime = null,
        IReadOnlyList<EntryInput>? Entries = null,
        AttendanceStatus? Status = null,
        [Range(0, 1440)] int? LateByMinutes = null,
        [Range(0.0, 24.0)] decimal? OvertimeApproved = null,
        [MaxLength(4000)] string? ManagerNote = null,
        bool? BreaksAsPunched = null) : IInput
    {
        public Correction Correction => new(CheckInTime, CheckOutTime, EntryInput.Given(Entries), Status, LateByMinutes, OvertimeApproved, ManagerNote, BreaksAsPunched);
    }

    public static async Task<Result<Answer<AttendanceView, PunchExtras>>> Handle(AttendanceRecordId id, Input input, PunchedRecords records, Corrections corrections, CancellationToken cancel)
    {
        var found = await records.OfOthers(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        if (input.Correction.IsEmpty) return AttendanceProblems.NothingCorrected;
        if (await corrections.Apply(found.Value, input.Correction, input.Reason, cancel) is { } refusal) return refusal;
        var view = await records.View(found.Value, cancel);
        return PunchExtras.Beside(view, BreakWarnings.Of(found.Value.Record, view));
    }
}
