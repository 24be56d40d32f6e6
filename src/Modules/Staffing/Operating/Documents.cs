using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>Something that workers are asked for.</summary>
internal sealed record RequiredDocumentView : View
{
    public DocumentKind Kind { get; init; }
    public DocumentType DocumentType { get; init; }
    public string Name { get; init; } = "";
    public string? Description { get; init; }

    /// <summary>Without it nobody works.</summary>
    public bool Required { get; init; }

    /// <summary>Asked of those who work in this role; null: of all.</summary>
    public CatalogRoleId? CatalogRoleId { get; init; }

    /// <summary>Of what to wear: a picture of how it should look.</summary>
    public string? ImageExampleUrl { get; init; }

    public static RequiredDocumentView Of(RequiredDocument document) => new RequiredDocumentView
    {
        Kind = document.Kind, DocumentType = document.DocumentType, Name = document.Name, Description = document.Description, Required = document.Required, CatalogRoleId = document.CatalogRoleId, ImageExampleUrl = document.ImageExampleUrl,
    }.Stamped(document);
}

/// <summary>All that workers are asked for.</summary>
internal static class ListRequiredDocuments
{
    public static readonly Filters<RequiredDocument> Filters = new Filters<RequiredDocument>().Text("name", d => d.Name).Choice("kind", d => d.Kind).Flag("required", d => d.Required);

    public static async Task<Result<Page<RequiredDocumentView>>> Handle(ListOf<RequiredDocument> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Documents, cancel)).Select(RequiredDocumentView.Of);
}

/// <summary>What a worker has handed in.</summary>
internal sealed record HandedInDocumentView : View
{
    public StaffId StaffId { get; init; }
    public DocumentId DocumentId { get; init; }
    public CredentialStatus Status { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    public static HandedInDocumentView Of(StaffDocument document) => new HandedInDocumentView { StaffId = document.StaffId, DocumentId = document.DocumentId, Status = document.Status, ExpiresAt = document.ExpiresAt }.Stamped(document);
}

/// <summary>What all workers have handed in.</summary>
internal static class ListHandedInDocuments
{
    public static readonly Filters<StaffDocument> Filters = new Filters<StaffDocument>().Id("staffId", d => d.StaffId).Id("documentId", d => d.DocumentId).Choice("status", d => d.Status);

    public static async Task<Result<Page<HandedInDocumentView>>> Handle(ListOf<StaffDocument> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.StaffDocuments, cancel)).Select(HandedInDocumentView.Of);
}

/// <summary>An operator asks workers for something: a document, or what to wear.</summary>
internal static class CreateRequiredDocument
{
    internal sealed record Input(
        DocumentKind Kind, [MaxLength(200), OneLine] string Name, DocumentType DocumentType = DocumentType.Other, [MaxLength(1000)] string? Description = null, bool Required = true, CatalogRoleId? CatalogRoleId = null,
        [MaxLength(500), WebAddress] string? ImageExampleUrl = null) : IInput;

    public static async Task<Result<RequiredDocumentView>> Handle(Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (request.CatalogRoleId is { } role && !await db.CatalogRoles.AnyAsync(r => r.Id == role, cancel)) return OperatingProblems.UnknownRole;
        var document = new RequiredDocument
        {
            Id = NewId.At<DocumentId>(clock), CompanyId = caller.Company, Kind = request.Kind, DocumentType = request.DocumentType, Name = request.Name.Trim(), Description = HubDetails.OrNull(request.Description), Required = request.Required, CatalogRoleId = request.CatalogRoleId,
            ImageExampleUrl = HubDetails.OrNull(request.ImageExampleUrl),
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        return RequiredDocumentView.Of(document);
    }
}

/// <summary>An operator changes what workers are asked for. It counts at once.</summary>
internal static class UpdateRequiredDocument
{
    internal sealed record Input([MaxLength(200), OneLine] Patch<string> Name, [MaxLength(1000)] Patch<string?> Description, Patch<bool> Required, [MaxLength(500), WebAddress] Patch<string?> ImageExampleUrl) : IInput;

    private sealed record Details(string Name, string? Description, bool Required, string? ImageExampleUrl);

    public static async Task<Result<RequiredDocumentView>> Handle(DocumentId documentId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId, cancel) is not { } document) return Problem.NotFound;
        db.Entry(document).CurrentValues.SetValues(new Details(change.Name.Or(document.Name).Trim(), HubDetails.OrNull(change.Description.Or(document.Description)), change.Required.Or(document.Required), HubDetails.OrNull(change.ImageExampleUrl.Or(document.ImageExampleUrl))));
        await db.SaveChangesAsync(cancel);
        return RequiredDocumentView.Of(document);
    }
}

/// <summary>An operator who has seen what a worker was asked for writes down whether it is in order, and until when.</summary>
internal static class SetStaffDocument
{
    internal sealed record Input(CredentialStatus Status = CredentialStatus.Verified, DateTimeOffset? ExpiresAt = null) : IInput;

    /// <param name="AlertedDays">What was told was told of an earlier end.</param>
    private sealed record Facts(CredentialStatus Status, DateTimeOffset? ExpiresAt, int? AlertedDays = null);

    public static async Task<Result<HandedInDocumentView>> Handle(StaffId staffId, DocumentId documentId, Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Staff.AnyAsync(s => s.Id == staffId, cancel) || !await db.Documents.AnyAsync(d => d.Id == documentId, cancel)) return Problem.NotFound;
        var document = await db.StaffDocuments.SingleOrDefaultAsync(d => d.StaffId == staffId && d.DocumentId == documentId, cancel)
            ?? db.StaffDocuments.Add(new StaffDocument { Id = NewId.At<StaffDocumentId>(clock), CompanyId = caller.Company, StaffId = staffId, DocumentId = documentId }).Entity;
        db.Entry(document).CurrentValues.SetValues(new Facts(request.Status, request.ExpiresAt?.ToUniversalTime()));
        await db.SaveChangesAsync(cancel);
        return HandedInDocumentView.Of(document);
    }
}
