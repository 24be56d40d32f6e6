using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>The hours of an assignment, to be paid and billed.</summary>
[Tracked("staffing", "timesheet")]
internal sealed class Timesheet : Record<TimesheetId>
{
    /// <summary>Among its flags: it was handed in by nobody but time.</summary>
    public const string AutoSubmitted = "AUTO_SUBMITTED";

    /// <summary>Some of it is beyond the week's limit.</summary>
    public const string WeeklyOvertime = "WEEKLY_OVERTIME";

    public AssignmentId AssignmentId { get; init; }
    public AttendanceSessionId? SessionId { get; private set; }
    public StaffId StaffId { get; init; }
    public BusinessId BusinessId { get; init; }
    public TimesheetStatus Status { get; private set; }
    public int WorkedMinutes { get; private set; }
    public int BreakMinutes { get; private set; }
    public int PayableMinutes { get; private set; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }
    public long GrossPayCents { get; private set; }
    public long BillCents { get; private set; }

    /// <summary>What of the payable minutes is beyond the week's limit, without what is beyond the day's.</summary>
    public int OvertimeMinutes { get; private set; }

    /// <summary>Of the rate; 0 where there are none.</summary>
    public int OvertimePercent { get; private set; }

    /// <summary>Whether the client pays these as overtime too.</summary>
    public bool OvertimeBilled { get; private set; }

    public string? Note { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? RejectedAt { get; private set; }
    public string? RejectionReason { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public UserId? ApprovedBy { get; private set; }
    public string[] Flags { get; private set; } = [];
    public bool Disputed { get; private set; }

    /// <summary>Not approved yet.</summary>
    public bool IsOpen => Status is TimesheetStatus.Draft or TimesheetStatus.Submitted or TimesheetStatus.Rejected;

    public static Timesheet Begin(TimesheetId id, Marketplace.Assignment assignment, AttendanceSessionId session) => new()
    {
        Id = id, CompanyId = assignment.CompanyId, AssignmentId = assignment.Id, SessionId = session, StaffId = assignment.StaffId, BusinessId = assignment.BusinessId,
        PayRateCents = assignment.PayRateCents, BillRateCents = assignment.BillRateCents,
    };

    /// <summary>What was worked, to be priced with its week; what is approved or paid stays as it is.</summary>
    public void Count(Hours hours, IEnumerable<string> flags)
    {
        if (!IsOpen) return;
        (WorkedMinutes, BreakMinutes) = (hours.WorkedMinutes, hours.BreakMinutes);
        BePayable(hours.PayableMinutes);
        Flags = [.. Flags.Union(flags)];
    }

    /// <summary>So much of it is beyond the week's limit.</summary>
    /// <returns>Whether that was another before.</returns>
    public bool BeOvertime(int minutes, int percent, bool billed)
    {
        if (!IsOpen) return false;
        var now = minutes == 0 ? (0, 0, false) : (minutes, percent, billed);
        if (now == (OvertimeMinutes, OvertimePercent, OvertimeBilled)) return false;
        (OvertimeMinutes, OvertimePercent, OvertimeBilled) = now;
        Flags = minutes == 0 ? [.. Flags.Except([WeeklyOvertime])] : [.. Flags.Union([WeeklyOvertime])];
        return true;
    }

    /// <summary>What its minutes come to.</summary>
    public void Price(StaffingSettings decided)
    {
        if (!IsOpen) return;
        GrossPayCents = PayRules.Of(decided, Reached(decided)).Cents(PayableMinutes, PayRateCents);
        BillFor(PayableMinutes, decided);
    }

    /// <summary>Its worker, or time, hands it in. Handed in already it stays so, with the newer note.</summary>
    /// <returns>Whether it was handed in now.</returns>
    public bool Submit(string? note, DateTimeOffset now)
    {
        if (!IsOpen) return false;
        var isNew = Status is not TimesheetStatus.Submitted;
        Note = note ?? Note;
        if (isNew) (Status, SubmittedAt, RejectedAt, RejectionReason) = (TimesheetStatus.Submitted, now, null, null);
        return isNew;
    }

    /// <summary>Nobody handed it in for a day.</summary>
    public bool SubmitByItself(DateTimeOffset now)
    {
        if (Status is not TimesheetStatus.Draft) return false;
        Flags = [.. Flags, AutoSubmitted];
        return Submit(null, now);
    }

    /// <summary>An operator does not take it as it is, and says why: its worker hands it in again.</summary>
    public Problem? Reject(string reason, DateTimeOffset now)
    {
        if (Status is not TimesheetStatus.Submitted) return PayProblems.NotInState(Status);
        (Status, RejectedAt, RejectionReason) = (TimesheetStatus.Rejected, now, reason.Trim());
        return null;
    }

    /// <summary>The client doubts it; its time stays.</summary>
    public void BeDisputed() => Disputed = true;

    /// <summary>What was doubted is settled: so much is billed for it.</summary>
    public void BillFor(int minutes, StaffingSettings decided)
    {
        if (!IsOpen) throw new InvalidOperationException($"A timesheet that is {Status} stands.");
        BillCents = PayRules.Of(decided, OvertimeBilled ? Reached(decided) : null).Cents(minutes, BillRateCents);
    }

    /// <summary>So many minutes are paid, to be priced with its week.</summary>
    public void BePayable(int minutes) => (PayableMinutes, OvertimeMinutes) = (minutes, Math.Min(OvertimeMinutes, minutes));

    public void BeUndisputed() => Disputed = false;

    /// <summary>What its client is to look at.</summary>
    public string[] BillFlags => OvertimeBilled ? Flags : [.. Flags.Except([WeeklyOvertime])];

    /// <summary>Its worker has the money.</summary>
    public void BePaid()
    {
        if (Status is TimesheetStatus.Approved) Status = TimesheetStatus.Paid;
    }

    private WeekReached? Reached(StaffingSettings decided) => OvertimeMinutes == 0 ? null : new(Math.Max(0, PayRules.OfWeek(decided, PayableMinutes) - OvertimeMinutes), OvertimePercent);
}
