using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.Profile;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>How far a tax form of a worker is. What stands in it is not shown here.</summary>
internal sealed record StaffTaxFormView : View
{
    public StaffId StaffId { get; init; }
    public TaxFormType FormType { get; init; }
    public TaxFormStatus Status { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public string? RejectionReason { get; init; }

    public static StaffTaxFormView Of(TaxForm form) => new StaffTaxFormView
    {
        StaffId = form.StaffId, FormType = form.FormType, Status = form.Status, SubmittedAt = form.SubmittedAt, ReviewedAt = form.ReviewedAt, RejectionReason = form.RejectionReason,
    }.Stamped(form);
}

/// <summary>The tax forms of all workers.</summary>
internal static class ListStaffTaxForms
{
    public static readonly Filters<TaxForm> Filters = new Filters<TaxForm>().Id("staffId", f => f.StaffId).Choice("formType", f => f.FormType).Choice("status", f => f.Status);

    public static async Task<Result<Page<StaffTaxFormView>>> Handle(ListOf<TaxForm> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.TaxForms, cancel)).Select(StaffTaxFormView.Of);
}

/// <summary>An operator says whether a form that was handed in is in order; its worker is told. One that is not comes back to them, with why.</summary>
internal static class ReviewTaxForm
{
    /// <param name="RejectionReason">For the worker; wanted where it is rejected.</param>
    internal sealed record Input(TaxFormDecision Decision, [MaxLength(500)] string? RejectionReason = null) : IInput;

    public static async Task<Result<StaffTaxFormView>> Handle(StaffId staffId, TaxFormType formType, Input input, StaffingDb db, CredentialNews news, WriteUnit unit, CancellationToken cancel)
    {
        if (input.Decision is TaxFormDecision.Rejected && HubDetails.OrNull(input.RejectionReason) is null) return Problem.Missing("rejectionReason");
        await using var transaction = await unit.Begin(cancel);
        if (await db.TaxForms.SingleOrDefaultAsync(f => f.StaffId == staffId && f.FormType == formType, cancel) is not { } form) return Problem.NotFound;
        if (form.Review(input.Decision, HubDetails.OrNull(input.RejectionReason), unit.User, unit.Now) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await news.Reviewed(form, cancel);
        await transaction.Commit(cancel);
        return StaffTaxFormView.Of(form);
    }
}
