namespace WorkforceOS.Staffing;

internal enum InvoiceStatus
{
    Pending,
    Disputed,
    Overdue,
    Approved,
    Paid,
    Void,
}

/// <summary>Of what is paid to a worker.</summary>
internal enum PayoutStatus
{
    Pending,
    Processing,
    Paid,
    Failed,
    Cancelled,
}
