using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Pay;

/// <summary>What a worker is owed for one timesheet, and whether they have it. Whoever calls its rules holds its row's lock.</summary>
[Tracked("staffing", "payment")]
internal sealed class Payment : Record<PaymentId>
{
    /// <summary>So long whoever sends it may take before another host sends it again, under the same key.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    public StaffId StaffId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public TimesheetId TimesheetId { get; init; }
    public InvoiceId InvoiceId { get; init; }

    /// <summary>By the clock of the hub.</summary>
    public DateOnly WorkedDate { get; init; }

    public long AmountCents { get; init; }
    public string Currency { get; init; } = "";
    public PayoutStatus Status { get; private set; }

    /// <summary>To which it was sent last.</summary>
    public Guid? AccountId { get; private set; }

    public string? AccountLast4 { get; private set; }
    public string? ProviderReference { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public string? FailureCode { get; private set; }

    /// <summary>How often it was sent, or begun to be.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? NextTryAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>It is known to nobody what became of the last attempt: it goes again where it went.</summary>
    public bool IsUnderWay => Status is PayoutStatus.Processing;

    public bool IsDue(DateTimeOffset now) => Status is not (PayoutStatus.Paid or PayoutStatus.Cancelled) && NextTryAt <= now;

    /// <summary>It is about to be sent. What is under way keeps its account.</summary>
    public void Begin(PayoutAccount account, DateTimeOffset now)
    {
        if (!IsUnderWay) (Status, AccountId, AccountLast4, FailureCode) = (PayoutStatus.Processing, account.Id, account.Last4, null);
        (Attempts, NextTryAt) = (Attempts + 1, now + Lease);
    }

    /// <summary>There is no account to send it to: the next batch looks again.</summary>
    public void Wait() => NextTryAt = null;

    /// <summary>Whoever sent it may still be heard.</summary>
    public bool IsAt(int attempt) => IsUnderWay && Attempts == attempt;

    public void BePaid(string? reference, DateTimeOffset now) => (Status, ProviderReference, PaidAt, NextTryAt) = (PayoutStatus.Paid, reference, now, null);

    /// <summary>Nothing was paid, and will not be to this account.</summary>
    public void Fail(string code) => (Status, FailureCode, NextTryAt) = (PayoutStatus.Failed, code, null);

    /// <summary>An operator takes it back before anything of it was sent.</summary>
    public Problem? Cancel(string reason, DateTimeOffset now)
    {
        if (Status is not PayoutStatus.Pending) return PayProblems.NotInState(Status);
        (Status, CancelledAt, CancelReason, NextTryAt) = (PayoutStatus.Cancelled, now, reason.Trim(), null);
        return null;
    }

    /// <summary>The same is owed, by another payment.</summary>
    public Payment Again(PaymentId id) => new()
    {
        Id = id, CompanyId = CompanyId, StaffId = StaffId, AssignmentId = AssignmentId, TimesheetId = TimesheetId, InvoiceId = InvoiceId, WorkedDate = WorkedDate, AmountCents = AmountCents, Currency = Currency,
    };

    /// <summary>Nobody said what became of it: a minute, two, four, up to six hours later it is asked again.</summary>
    public void AskAgain(DateTimeOffset now) => NextTryAt = now + TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, Math.Min(Attempts - 1, 20))));
}
