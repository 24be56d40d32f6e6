using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What a worker hands in of documents and attire: first the file, then that it is this one.</summary>
internal sealed class HandIn(StaffingDb db, VerificationDesk desk, OwnDocuments own, IFiles files, Worker worker, Caller caller, TimeProvider clock)
{
    public Task<bool> IsAskedFor(DocumentKind kind, DocumentId id, CancellationToken cancel) => own.Of(kind).AnyAsync(d => d.Asked.Id == id, cancel);

    public async Task<(StaffDocument Document, VerificationId Verification)> Receive(DocumentKind kind, DocumentId id, string fileUri, CancellationToken cancel)
    {
        await using var transaction = await desk.Begin(worker.Id, cancel);
        // Uploaded a moment ago.
        var verification = (await desk.Ask(worker.Id, new(TypeOf(kind), fileUri, id), cancel))!;
        var document = await Mine(id, cancel);
        document.Receive(verification);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return (document, verification.Id);
    }

    /// <summary>The verification's file is what is handed in, whatever else is said.</summary>
    public async Task<Result<StaffDocument>> Finalize(DocumentKind kind, DocumentId id, VerificationId? verificationId, DateTimeOffset? expiresAt, string? metadata, CancellationToken cancel)
    {
        await using var transaction = await desk.Begin(worker.Id, cancel);
        var verification = await desk.Own(verificationId, worker, TypeOf(kind), id, cancel);
        if (verification.Problem is { } refusal) return refusal;
        if (expiresAt <= clock.GetUtcNow()) return CredentialProblems.ExpiredAlready;
        var document = await Mine(id, cancel);
        if (document.Finalize(verification.Value, expiresAt?.ToUniversalTime(), metadata) is { } used) return used;
        desk.Note(verification.Value, VerificationEventType.Finalized);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return document;
    }

    public async Task<Result<UploadDocument.Uploaded>> Answer(StaffDocument document, string fileUri, VerificationId verification, CancellationToken cancel)
    {
        if (!(await files.Links([fileUri], OwnDocuments.LinkGoodFor, cancel)).TryGetValue(fileUri, out var link)) return Problem.NotFound;
        return new UploadDocument.Uploaded(document.DocumentId, document.Id, fileUri, link.Url, link.ExpiresAt, verification, document.VerificationId == verification ? document.Status : CredentialStatus.Pending);
    }

    private static VerificationType TypeOf(DocumentKind kind) => kind is DocumentKind.Attire ? VerificationType.Attire : VerificationType.GovernmentId;

    private async Task<StaffDocument> Mine(DocumentId id, CancellationToken cancel) => await db.StaffDocuments.SingleOrDefaultAsync(d => d.StaffId == worker.Id && d.DocumentId == id, cancel)
        ?? db.StaffDocuments.Add(new StaffDocument { Id = NewId.At<StaffDocumentId>(clock), CompanyId = caller.Company, StaffId = worker.Id, DocumentId = id }).Entity;
}
