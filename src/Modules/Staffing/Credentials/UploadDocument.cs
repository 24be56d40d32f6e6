using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker hands something in that they are asked for: stored, and on its way to be verified. With a verification in place of the file it is finalised.</summary>
internal static class UploadDocument
{
    private static readonly WantedUpload Document = new(FileKinds.Picture | FileKinds.Pdf, "staff-document");
    private static readonly WantedUpload Attire = new(FileKinds.Picture, "staff-attire");

    /// <param name="VerificationId">Finalises what was uploaded before.</param>
    internal sealed record Input(VerificationId? VerificationId = null) : IInput;

    internal sealed record Uploaded(DocumentId DocumentId, StaffDocumentId StaffDocumentId, string FileUri, string SignedUrl, DateTimeOffset ExpiresAt, VerificationId VerificationId, CredentialStatus Status);

    public static Task<Result<Uploaded>> OfDocument(DocumentId documentId, UploadedFile? file, Input input, HandIn handIn, IUploads uploads, CancellationToken cancel) =>
        Handle(DocumentKind.Document, documentId, file, Document, input, handIn, uploads, cancel);

    public static Task<Result<Uploaded>> OfAttire(DocumentId documentId, UploadedFile? file, Input input, HandIn handIn, IUploads uploads, CancellationToken cancel) =>
        Handle(DocumentKind.Attire, documentId, file, Attire, input, handIn, uploads, cancel);

    private static async Task<Result<Uploaded>> Handle(DocumentKind kind, DocumentId documentId, UploadedFile? file, WantedUpload wanted, Input input, HandIn handIn, IUploads uploads, CancellationToken cancel)
    {
        if (!await handIn.IsAskedFor(kind, documentId, cancel)) return Problem.NotFound;
        if (input.VerificationId is { } verification)
        {
            var finalized = await handIn.Finalize(kind, documentId, verification, null, null, cancel);
            return finalized.Problem is { } mismatch ? mismatch : await handIn.Answer(finalized.Value, finalized.Value.FileUri!, verification, cancel);
        }
        if (file is null) return Problem.Missing("file");
        var (stored, refusal) = await uploads.Take(file, wanted, cancel);
        if (stored is null) return CredentialProblems.Of(refusal, wanted.MostBytes);
        var (document, asked) = await handIn.Receive(kind, documentId, stored.Uri, cancel);
        return await handIn.Answer(document, stored.Uri, asked, cancel);
    }
}
