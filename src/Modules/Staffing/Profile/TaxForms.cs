using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>How far a form is.</summary>
internal enum TaxFormProgress
{
    NotStarted,
    Draft,
    Submitted,
    Approved,
    Rejected,
}

/// <param name="FormId">Null until something stands in it.</param>
/// <param name="Fields">By their names on the form; of what is sensitive the last four characters.</param>
internal sealed record TaxFormView(
    TaxFormId? FormId, TaxFormType FormType, TaxFormProgress Status, IReadOnlyDictionary<string, object> Fields, DateTimeOffset? SubmittedAt, DateTimeOffset? ReviewedAt, string? RejectionReason)
{
    public static TaxFormView Of(TaxFormType type, TaxForm? form, TaxPapers papers) => form is null
        ? new(null, type, TaxFormProgress.NotStarted, new Dictionary<string, object>(), null, null, null)
        : new(form.Id, type, Enum.Parse<TaxFormProgress>($"{form.Status}"), TaxPapers.Shown(type, papers.Open(form)), form.SubmittedAt, form.ReviewedAt, form.RejectionReason);
}

/// <summary>The worker's tax forms: each, begun or not.</summary>
internal static class ListTaxForms
{
    public static async Task<Result<Page<TaxFormView>>> Handle(RowWindow window, StaffingDb db, TaxPapers papers, Worker worker, CancellationToken cancel)
    {
        var own = await db.TaxForms.AsNoTracking().Where(f => f.StaffId == worker.Id).ToDictionaryAsync(f => f.FormType, cancel);
        return Page.Of<TaxFormView>([.. Enum.GetValues<TaxFormType>().Select(type => TaxFormView.Of(type, own.GetValueOrDefault(type), papers))], window);
    }
}

/// <summary>A worker fills in a form as far as they are. What was handed in is a draft again by it.</summary>
internal static class SaveTaxForm
{
    /// <param name="Fields">By their names on the form; null takes one back, and what is left out stays.</param>
    internal sealed record Input(JsonElement Fields) : IInput;

    public static async Task<Result<TaxFormView>> Handle(TaxFormType formType, Input input, OwnTaxForms forms, TaxPapers papers, ProfileTurn turn, StaffingDb db, CancellationToken cancel)
    {
        await using var transaction = await turn.Begin(cancel);
        var form = await forms.Of(formType, cancel);
        var fields = TaxPapers.Merged(formType, forms.Opened(form), input.Fields);
        if (fields.Problem is { } wrong) return wrong;
        if (form.Save(papers.Seal(fields.Value)) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return TaxFormView.Of(formType, form, papers);
    }
}

internal sealed record SignatureInput([MinLength(1), MaxLength(200), OneLine] string Name, DateTimeOffset SignedAt) : IInput;

/// <summary>A worker signs a form and hands it in.</summary>
internal static class SubmitTaxForm
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <param name="Fields">What is still to be filled in, or changed.</param>
    /// <param name="Attestation">That all of it is true; without it nothing is handed in.</param>
    internal sealed record Input(SignatureInput Signature, bool Attestation, JsonElement? Fields = null) : IInput;

    public static async Task<Result<TaxFormView>> Handle(TaxFormType formType, Input input, OwnTaxForms forms, TaxPapers papers, ProfileTurn turn, StaffingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!input.Attestation) return Problem.WrongType("attestation", "It must be true: that all of the form is.");
        if (input.Signature.SignedAt > now + ClockSkew) return ProfileProblems.SignedInFuture;
        await using var transaction = await turn.Begin(cancel);
        var form = await forms.Of(formType, cancel);
        var fields = input.Fields is { ValueKind: not JsonValueKind.Null } said ? TaxPapers.Merged(formType, forms.Opened(form), said) : forms.Opened(form);
        if (fields.Problem is { } wrong) return wrong;
        if (form.Submit(papers.Seal(fields.Value), papers.Seal(new TaxSignature(input.Signature.Name.Trim(), input.Signature.SignedAt.ToUniversalTime())), now) is { } refusal) return refusal;
        if (TaxFields.Missing(formType, fields.Value) is { Count: > 0 } missing) return ProfileProblems.FormIncomplete(missing);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return TaxFormView.Of(formType, form, papers);
    }
}

/// <summary>The worker's own forms, to be changed.</summary>
internal sealed class OwnTaxForms(StaffingDb db, TaxPapers papers, Worker worker, Caller caller, TimeProvider clock)
{
    /// <summary>A new one where there is none yet.</summary>
    public async Task<TaxForm> Of(TaxFormType type, CancellationToken cancel) => await db.TaxForms.SingleOrDefaultAsync(f => f.StaffId == worker.Id && f.FormType == type, cancel)
        ?? db.TaxForms.Add(new TaxForm { Id = NewId.At<TaxFormId>(clock), CompanyId = caller.Company, StaffId = worker.Id, FormType = type }).Entity;

    public Dictionary<string, string> Opened(TaxForm form) => form.FieldsEncrypted.Length == 0 ? [] : papers.Open(form);
}
