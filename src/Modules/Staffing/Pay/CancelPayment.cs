using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Pay;

/// <summary>A payment to a worker as operators see it.</summary>
internal sealed record StaffPaymentView : View
{
    public StaffId StaffId { get; init; }
    public TimesheetId TimesheetId { get; init; }
    public InvoiceId InvoiceId { get; init; }
    public DateOnly WorkedDate { get; init; }
    public long AmountCents { get; init; }
    public string Currency { get; init; } = "";
    public PayoutStatus Status { get; init; }
    public string? AccountLast4 { get; init; }
    public string? ProviderReference { get; init; }
    public string? FailureCode { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public string? CancelReason { get; init; }

    public static StaffPaymentView Of(Payment p) => new StaffPaymentView
    {
        StaffId = p.StaffId, TimesheetId = p.TimesheetId, InvoiceId = p.InvoiceId, WorkedDate = p.WorkedDate, AmountCents = p.AmountCents, Currency = p.Currency, Status = p.Status, AccountLast4 = p.AccountLast4,
        ProviderReference = p.ProviderReference, FailureCode = p.FailureCode, Attempts = p.Attempts, PaidAt = p.PaidAt, CancelledAt = p.CancelledAt, CancelReason = p.CancelReason,
    }.Stamped(p);
}

/// <summary>The payments to all workers.</summary>
internal static class ListStaffPayments
{
    public static readonly Filters<Payment> Filters = new Filters<Payment>().Id("staffId", p => p.StaffId).Choice("status", p => p.Status);

    public static async Task<Result<Page<StaffPaymentView>>> Handle(ListOf<Payment> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Payments, cancel)).Select(StaffPaymentView.Of);
}

/// <summary>An operator takes a payment back that was not sent yet. Its hours stand, and are paid with the next batch by another, unless nothing is to be paid for them here.</summary>
internal static class CancelPayment
{
    /// <param name="PayAgain">False: nothing more is paid for these hours.</param>
    internal sealed record Input([Length(3, 1000), Reason] string Reason, bool PayAgain = true) : IInput;

    public static async Task<Result<StaffPaymentView>> Handle(PaymentId staffPaymentId, Input input, StaffingDb db, WriteUnit unit, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        // Whoever sends it begins under the same lock.
        if (await db.Locked(staffPaymentId, cancel) is not { } payment) return Problem.NotFound;
        if (payment.Cancel(input.Reason, unit.Now) is { } refusal) return refusal;
        db.Because(input.Reason);
        await db.SaveChangesAsync(cancel);
        // Of a timesheet one lives at a time, so that this comes after.
        if (input.PayAgain) db.Payments.Add(payment.Again(NewId.At<PaymentId>(clock)));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return StaffPaymentView.Of(payment);
    }
}
