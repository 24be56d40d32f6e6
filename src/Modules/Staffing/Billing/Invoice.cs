using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Billing;

/// <summary>The last number given to an invoice of a month.</summary>
internal sealed class InvoiceNumbers : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public DateOnly Month { get; init; }
    public int Last { get; init; }
}

/// <summary>What a business owes for the hours of one vendor at one hub. Whoever calls its rules holds its row's lock.</summary>
[Tracked("staffing", "invoice")]
internal sealed class Invoice : Record<InvoiceId>
{
    /// <summary>In these the client has still to decide.</summary>
    public static readonly InvoiceStatus[] Reviewable = [InvoiceStatus.Pending, InvoiceStatus.Disputed, InvoiceStatus.Overdue];

    public BusinessId BusinessId { get; init; }
    public VendorId VendorId { get; init; }
    public HubId HubId { get; init; }

    /// <summary>That of the hub when it was issued.</summary>
    public CostCenterId? CostCenterId { get; init; }

    /// <summary>Such as <c>INV-202603-00017</c>: without a gap within a month.</summary>
    public string InvoiceNumber { get; init; } = "";

    public DateOnly PeriodStart { get; init; }

    /// <summary>Included. Hours of before the start that were handed in late are in it too.</summary>
    public DateOnly PeriodEnd { get; init; }

    public DateTimeOffset IssuedAt { get; private set; }
    public DateOnly DueDate { get; private set; }

    /// <summary>The end of that day by the clock of the business.</summary>
    public DateTimeOffset OverdueAt { get; private set; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>The sum of its lines.</summary>
    public long SubtotalCents { get; private set; }

    public long FeesCents { get; private set; }
    public long TaxCents { get; private set; }
    public long TotalCents { get; private set; }
    public string Currency { get; init; } = "";
    public int WorkerCount { get; init; }
    public int BillableMinutes { get; private set; }
    public string? DisputeReason { get; private set; }
    public DateTimeOffset? DisputedAt { get; private set; }
    public UserId? DisputedBy { get; private set; }
    public string? ApprovalNote { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public UserId? ApprovedBy { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public string? PaymentReference { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }

    public void Issue(long subtotalCents, int billableMinutes, InvoiceCharges charges, DateTimeOffset now, PaymentTerms terms)
    {
        (SubtotalCents, BillableMinutes) = (subtotalCents, billableMinutes);
        (FeesCents, TaxCents) = charges.On(subtotalCents);
        TotalCents = SubtotalCents + FeesCents + TaxCents;
        (Status, IssuedAt, DueDate, OverdueAt) = (InvoiceStatus.Pending, now, terms.DueDate, terms.OverdueAt);
    }

    public Problem? Approve(UserId by, string? note, DateTimeOffset now)
    {
        if (!Reviewable.Contains(Status)) return BillingProblems.NotReviewable(Status);
        (Status, ApprovedBy, ApprovedAt, ApprovalNote) = (InvoiceStatus.Approved, by, now, note);
        return null;
    }

    public Problem? DisputeBecause(string reason, UserId by, DateTimeOffset now)
    {
        if (Status is not (InvoiceStatus.Pending or InvoiceStatus.Overdue)) return BillingProblems.NotReviewable(Status);
        (Status, DisputeReason, DisputedBy, DisputedAt) = (InvoiceStatus.Disputed, reason.Trim(), by, now);
        return null;
    }

    /// <summary>An operator has settled what was disputed: it is issued again with what its lines come to now.</summary>
    public Problem? Reissue(long subtotalCents, int billableMinutes, InvoiceCharges charges, DateTimeOffset now, PaymentTerms terms)
    {
        if (Status is not InvoiceStatus.Disputed) return BillingProblems.NotInState(Status);
        Issue(subtotalCents, billableMinutes, charges, now, terms);
        return null;
    }

    /// <summary>An operator takes it back: its hours are billed anew.</summary>
    public Problem? Void(string reason, DateTimeOffset now)
    {
        if (!Reviewable.Contains(Status)) return BillingProblems.NotInState(Status);
        (Status, VoidReason, VoidedAt) = (InvoiceStatus.Void, reason.Trim(), now);
        return null;
    }

    /// <summary>The client has paid.</summary>
    public Problem? BePaid(string reference, DateTimeOffset at)
    {
        if (Status is not InvoiceStatus.Approved) return BillingProblems.NotInState(Status);
        (Status, PaymentReference, PaidAt) = (InvoiceStatus.Paid, reference.Trim(), at);
        return null;
    }

    public bool FallOverdue(DateTimeOffset now)
    {
        if (Status is not InvoiceStatus.Pending || OverdueAt > now) return false;
        Status = InvoiceStatus.Overdue;
        return true;
    }
}

/// <summary>Until when a bill is to be paid.</summary>
/// <param name="OverdueAt">The end of that day by the clock of the business.</param>
internal sealed record PaymentTerms(DateOnly DueDate, DateTimeOffset OverdueAt)
{
    public static PaymentTerms Of(Clients.Business business, DateTimeOffset issuedAt)
    {
        var zone = Marketplace.Facts.ZoneOf(business.Timezone);
        var due = WallClock.DayOf(issuedAt, zone).AddDays(business.BillingTermsDays);
        return new(due, WallClock.DayRange(due, zone).End);
    }
}
