using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Billing;

/// <summary>The hours of one timesheet on a bill, as they were when it was issued.</summary>
internal sealed class InvoiceLine : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public InvoiceLineId Id { get; init; }
    public InvoiceId InvoiceId { get; init; }
    public TimesheetId TimesheetId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public ShiftId ShiftId { get; init; }
    public StaffId StaffId { get; init; }
    public string StaffName { get; init; } = "";
    public string RoleName { get; init; } = "";

    /// <summary>By the clock of the hub.</summary>
    public DateOnly WorkedDate { get; init; }

    public DateTimeOffset ClockInAt { get; init; }
    public DateTimeOffset ClockOutAt { get; init; }
    public int BreakMinutes { get; init; }
    public int BillableMinutes { get; private set; }
    public int BillRateCents { get; init; }
    public long AmountCents { get; private set; }
    public string[] Flags { get; private set; } = [];

    /// <summary>Of all lines of a timesheet one at most: its hours are billed once.</summary>
    public bool IsLive { get; private set; }

    public bool Disputed { get; private set; }
    public string? DisputeReason { get; private set; }
    public int? ProposedMinutes { get; private set; }

    public void BeDisputed(string? reason, int? proposedMinutes) => (Disputed, DisputeReason, ProposedMinutes) = (true, reason, proposedMinutes);

    public void Adjust(int billableMinutes, long amountCents, string[] flags) => (BillableMinutes, AmountCents, Flags) = (billableMinutes, amountCents, flags);

    public void BeUndisputed() => Disputed = false;
}
