using WorkforceOS.Attendance.Hours;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>A record as this reader may see it: reasons and note are between managers.</summary>
internal record AttendanceView : View
{
    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }
    public DateTimeOffset? CheckInTime { get; init; }
    public DateTimeOffset? CheckOutTime { get; init; }
    public AttendanceStatus Status { get; init; }
    public int? LateByMinutes { get; init; }
    public string? AbsenceReason { get; init; }
    public string? ManagerNote { get; init; }
    public bool AutoClosed { get; init; }
    public DateTimeOffset? DeviceCheckInTime { get; init; }
    public DateTimeOffset? DeviceCheckOutTime { get; init; }

    /// <summary>Each stretch of work and each break, by start.</summary>
    public IReadOnlyList<EntryView> Entries { get; init; } = [];

    /// <summary>From the first in to the last out, without breaks; null while they are there, and of an absence.</summary>
    public decimal? WorkedHours { get; init; }

    /// <summary>Of breaks punched, or else planned.</summary>
    public decimal? BreakMinutes { get; init; }

    /// <summary>Of the break that is due beyond these, taken off by rule.</summary>
    public decimal? AutoBreakMinutes { get; init; }

    /// <summary>Of breaks that were due, and that nobody took or takes off.</summary>
    public decimal? MissingBreakMinutes { get; init; }

    /// <summary>What hours are made of: rounded where the company rounds.</summary>
    public decimal? CountedHours { get; init; }

    /// <summary>From when it counts, breaks included.</summary>
    public DateTimeOffset? CountedFrom { get; init; }

    /// <summary>Until when it counts.</summary>
    public DateTimeOffset? CountedUntil { get; init; }

    /// <summary>A manager stands for it that there were no other breaks than those that were punched.</summary>
    public bool BreaksAsPunched { get; init; }

    public bool Excused { get; init; }
    public bool ExcusedPaid { get; init; }
    public string? ExcuseReason { get; init; }
    public LeaveRequestId? LeaveRequestId { get; init; }
    public IReadOnlyList<ReviewReason> NeedsReview { get; init; } = [];

    /// <summary>Hours beyond the planned end.</summary>
    public decimal? OvertimeApproved { get; init; }

    public bool Unplanned { get; init; }

    /// <summary>Why somebody came unplanned.</summary>
    public string? Note { get; init; }

    public PaidBy PaidBy { get; init; }

    /// <param name="toManager">Whether the reader manages the person.</param>
    public static async Task<AttendanceView> Of(AttendanceRecord record, bool toManager, AttendanceDb db, CancellationToken cancel) =>
        Of(record, toManager, record.CheckOutTime is null ? TimeRules.None : await TimeRules.In(db, cancel));

    /// <inheritdoc cref="Of(AttendanceRecord, bool, AttendanceDb, CancellationToken)"/>
    public static AttendanceView Of(AttendanceRecord record, bool toManager, TimeRules rules)
    {
        var time = CountedTime.Of(record, rules);
        return new AttendanceView
        {
            UserId = record.UserId,
            ShiftId = record.ShiftId,
            CheckInTime = record.CheckInTime,
            CheckOutTime = record.CheckOutTime,
            Status = record.Status,
            LateByMinutes = record.LateByMinutes,
            AbsenceReason = toManager ? record.AbsenceReason : null,
            ManagerNote = toManager ? record.ManagerNote : null,
            AutoClosed = record.AutoClosed,
            DeviceCheckInTime = record.DeviceCheckInTime,
            DeviceCheckOutTime = record.DeviceCheckOutTime,
            Entries = [.. record.LiveEntries.Select(EntryView.Of)],
            WorkedHours = Rounded(time?.Worked.Seconds, 3600),
            BreakMinutes = Rounded(time?.Counted.Breaks, 60),
            AutoBreakMinutes = Rounded(time?.Counted.Automatic, 60),
            MissingBreakMinutes = Rounded(time?.Counted.Missing, 60),
            CountedHours = Rounded(time?.Counted.Seconds, 3600),
            CountedFrom = Instant(time?.Presence.Start),
            CountedUntil = Instant(time?.Presence.End),
            BreaksAsPunched = record.BreaksAsPunched,
            Excused = record.Excused,
            ExcusedPaid = record.ExcusedPaid,
            ExcuseReason = toManager ? record.ExcuseReason : null,
            LeaveRequestId = record.LeaveRequestId,
            NeedsReview = [.. record.NeedsReview.Select(r => Enum.Parse<ReviewReason>(r, ignoreCase: true))],
            OvertimeApproved = record.OvertimeApproved,
            Unplanned = record.Unplanned,
            Note = record.Note,
            PaidBy = record.PaidBy,
        }.Stamped(record, record.UserId, hidden: toManager ? [] : [nameof(AbsenceReason), nameof(ManagerNote), nameof(ExcuseReason)]);
    }

    private static DateTimeOffset? Instant(long? seconds) => seconds is { } s ? DateTimeOffset.FromUnixTimeSeconds(s) : null;

    private static decimal? Rounded(long? seconds, int unit) => seconds is { } s ? Math.Round((decimal)s / unit, 2, MidpointRounding.AwayFromZero) : null;
}

/// <summary>A stretch of work, or a break.</summary>
internal sealed record EntryView(
    AttendanceEntryId Id, AttendanceRecordId RecordId, EntryKind Kind, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, EntrySource Source,
    DateTimeOffset? DeviceTime, Guid? ClientId, PlaceId? PlaceId, bool? Inside, int? AccuracyMeters, bool? MockLocation)
{
    public static EntryView Of(AttendanceEntry entry) => new(
        entry.Id, entry.RecordId, entry.Kind, entry.StartsAt, entry.EndsAt, entry.Source,
        entry.DeviceTime, entry.ClientId, entry.PlaceId, entry.Inside, entry.AccuracyMeters, entry.MockLocation);
}

/// <summary>The same with the person and the shift.</summary>
internal sealed record AttendanceDetails : AttendanceView
{
    public AttendanceDetails(AttendanceView record) : base(record) { }

    public PersonBrief? User { get; init; }
    public ShiftBrief? Shift { get; init; }
}

/// <summary>Everybody and every shift that a page of records names, and the rules of their hours, asked for once.</summary>
internal sealed record AttendanceJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<ShiftId, ShiftBrief> Shifts, TimeRules Rules)
{
    public static async Task<AttendanceJoins> Of(IReadOnlyCollection<AttendanceRecord> records, IPeople people, IShifts shifts, AttendanceDb db, CancellationToken cancel) => new(
        await people.Briefs(records.Select(r => r.UserId).Distinct(), cancel),
        await shifts.Briefs(records.Select(r => r.ShiftId).Distinct(), cancel),
        await TimeRules.In(db, cancel));

    public AttendanceDetails Details(AttendanceRecord record, bool toManager) => new(AttendanceView.Of(record, toManager, Rules))
    {
        User = People.GetValueOrDefault(record.UserId),
        Shift = Shifts.GetValueOrDefault(record.ShiftId),
    };
}
