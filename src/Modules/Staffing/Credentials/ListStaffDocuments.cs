using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>The documents that the worker is asked for, and how far each is.</summary>
internal static class ListStaffDocuments
{
    /// <param name="VerificationStatus">Of what is handed in, or waits to be finalised.</param>
    internal sealed record View(
        DocumentId DocumentId, StaffDocumentId? StaffDocumentId, string Name, DocumentType DocumentType, string? Description, bool Required, HandedInStatus Status, string? FileUri, string? SignedUrl,
        VerificationId? VerificationId, VerificationStatus? VerificationStatus, string? RejectionReason, DateTimeOffset? ExpiresAt, DateTimeOffset? UpdatedAt);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, OwnDocuments documents, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await documents.Page(DocumentKind.Document, window, (d, link) => Of(d, link, now), cancel);
    }

    public static View Of(OwnDocument d, FileLink? link, DateTimeOffset now) => new(
        d.Asked.Id, d.Own?.Id, d.Asked.Name, d.Asked.DocumentType, d.Asked.Description, d.Asked.Required, d.StatusAt(now), d.Own?.FileUri, link?.Url,
        d.Own?.VerificationId, d.Verification, d.Own?.RejectionReason, d.Own?.ExpiresAt, d.Own?.UpdatedAt);
}
