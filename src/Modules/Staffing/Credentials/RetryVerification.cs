using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Begins a verification anew that came to nothing, or to nothing good; with another file where one is given.</summary>
internal static class RetryVerification
{
    /// <param name="FileUri">Of a file that the caller has uploaded.</param>
    internal sealed record Input([MaxLength(2048)] string? FileUri = null) : IInput;

    public static async Task<Result<VerificationView>> Handle(VerificationId verificationId, Input input, StaffingDb db, IUploads uploads, IFiles files, VerificationDesk desk, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (!await db.Verifications.Seen(db, unit.Caller).AnyAsync(v => v.Id == verificationId, cancel)) return Problem.NotFound;
        var verification = (await db.Locked(verificationId, cancel))!;
        if (input.FileUri is { } uri)
        {
            var (file, notOwn) = await uploads.FindOwn(uri, cancel);
            if (file is null) return notOwn is UploadRefusal.NotTheOwner ? Problem.NotTheOwner : Problem.NotFound;
            if (!CreateVerification.IsSeen(file)) return CredentialProblems.NotVerifiable;
            if (!await files.Keep(uri, cancel)) return Problem.NotFound;
        }
        if (verification.Retry(input.FileUri, unit.Now) is { } refusal) return refusal;
        await desk.Follow(verification, VerificationEventType.Retried, cancel);
        await transaction.Commit(cancel);
        return await VerificationView.Of(verification, db, cancel);
    }
}
