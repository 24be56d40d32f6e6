using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker says of which document or attire the verified file is. Its verification decides what that is, now and later.</summary>
internal static class FinalizeDocument
{
    /// <param name="VerificationId">Of this worker, of this kind, and used for nothing else.</param>
    /// <param name="FileUri">Not heeded: the verification's file is what is handed in.</param>
    /// <param name="PhotoUrl">The same.</param>
    internal sealed record Input(VerificationId? VerificationId = null, [MaxLength(2048)] string? FileUri = null, [MaxLength(2048)] string? PhotoUrl = null, DateTimeOffset? ExpiresAt = null, JsonElement? Metadata = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (!FreeObject.Fits(Metadata)) yield return new(FreeObject.Shape, [nameof(Metadata)]);
        }
    }

    public static async Task<Result<ListStaffDocuments.View>> OfDocument(DocumentId documentId, Input input, HandIn handIn, OwnDocuments own, TimeProvider clock, CancellationToken cancel)
    {
        if (await Finalize(DocumentKind.Document, documentId, input, handIn, own, cancel) is { Problem: { } refusal }) return refusal;
        var document = (await own.Find(DocumentKind.Document, documentId, cancel))!;
        var links = await own.Links([document.Own!.FileUri!], cancel);
        return ListStaffDocuments.Of(document, links.GetValueOrDefault(document.Own.FileUri!), clock.GetUtcNow());
    }

    public static async Task<Result<ListAttire.View>> OfAttire(DocumentId documentId, Input input, HandIn handIn, OwnDocuments own, TimeProvider clock, CancellationToken cancel)
    {
        if (await Finalize(DocumentKind.Attire, documentId, input, handIn, own, cancel) is { Problem: { } refusal }) return refusal;
        var document = (await own.Find(DocumentKind.Attire, documentId, cancel))!;
        var links = await own.Links([document.Own!.FileUri!], cancel, small: true);
        return ListAttire.Of(document, links.GetValueOrDefault(document.Own.FileUri!), clock.GetUtcNow());
    }

    private static async Task<Result<StaffDocument>> Finalize(DocumentKind kind, DocumentId id, Input input, HandIn handIn, OwnDocuments own, CancellationToken cancel)
    {
        if (await own.Find(kind, id, cancel) is null) return Problem.NotFound;
        return await handIn.Finalize(kind, id, input.VerificationId, input.ExpiresAt, FreeObject.Kept(input.Metadata), cancel);
    }
}
