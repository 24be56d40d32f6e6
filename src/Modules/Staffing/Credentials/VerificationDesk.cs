using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Takes verifications on, lets what rests on them follow, and keeps what became of them.</summary>
internal sealed class VerificationDesk(StaffingDb db, IFiles files, CredentialNews news, Scope scope, TimeProvider clock)
{
    /// <summary>What one worker hands in comes one after the other: of each document and each type of certificate there is one.</summary>
    public const string Turn = "staffing.credentials";

    public async Task<ScopeTransaction> Begin(StaffId staff, CancellationToken cancel)
    {
        var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn(Turn, staff.Value, cancel);
        return transaction;
    }

    /// <summary>Within a transaction. The file is kept from now on; null where it has gone.</summary>
    public async Task<Verification?> Ask(StaffId staff, AskedVerification asked, CancellationToken cancel)
    {
        if (!await files.Keep(asked.FileUri, cancel)) return null;
        var verification = Verification.Of(NewId.At<VerificationId>(clock), scope.Caller.Company, staff, scope.Caller.User, asked, clock.GetUtcNow());
        db.Verifications.Add(verification);
        await db.SaveChangesAsync(cancel);
        Note(verification, VerificationEventType.Created);
        return verification;
    }

    /// <summary>The caller's own, of the kind that is wanted; nobody's else is told from one that is not there. Within a transaction, after the worker's turn.</summary>
    public async Task<Result<Verification>> Own(VerificationId? id, Worker worker, VerificationType type, DocumentId? document, CancellationToken cancel)
    {
        if (id is not { } named) return CredentialProblems.VerificationRequired;
        if (await db.Locked(named, cancel) is not { } own || own.StaffId != worker.Id || own.Type != type) return CredentialProblems.Mismatch;
        return own.DocumentId is { } meant && meant != document ? CredentialProblems.Mismatch : own;
    }

    /// <summary>Before the save. Ids come in the order of their making, and so do the steps.</summary>
    public void Note(Verification verification, VerificationEventType type)
    {
        db.VerificationEvents.Add(new VerificationEvent
        {
            CompanyId = verification.CompanyId, Id = NewId.At<VerificationEventId>(clock), VerificationId = verification.Id, EventType = type, Status = verification.Status, ActorUserId = scope.Caller.UserOrNobody, OccurredAt = clock.GetUtcNow(),
        });
        if (type is VerificationEventType.Created or VerificationEventType.Retried) db.Signal(RunVerifications.Wanted, $"{verification.Id}");
    }

    /// <summary>It has come to something, or begins anew: what rests on it follows, the worker hears of a result, and all of it is saved.</summary>
    public async Task Follow(Verification verification, VerificationEventType type, CancellationToken cancel)
    {
        Note(verification, type);
        if (verification.UsedFor is { } used)
        {
            if (verification.Type is VerificationType.Certification) (await db.Certificates.SingleOrDefaultAsync(c => c.Id == new CertificateId(used) && c.VerificationId == verification.Id, cancel))?.Follow(verification);
            else (await db.StaffDocuments.SingleOrDefaultAsync(d => d.Id == new StaffDocumentId(used) && d.VerificationId == verification.Id, cancel))?.Follow(verification);
        }
        await db.SaveChangesAsync(cancel);
        if (verification.Gives is not CredentialStatus.Pending) await news.Result(verification, cancel);
    }
}
