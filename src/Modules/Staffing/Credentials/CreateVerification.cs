using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker has a file of theirs verified. It is judged within seconds, or waits for an operator.</summary>
internal static class CreateVerification
{
    /// <param name="Type">attire, government_id or certification.</param>
    /// <param name="SubjectType">staff.</param>
    /// <param name="SubjectId">The worker who asks.</param>
    /// <param name="FileUri">Of a file that they have uploaded.</param>
    /// <param name="Rules">What to look for, such as attireType and expectedColor.</param>
    /// <param name="DocumentId">What of the catalogue it is; where it is left out, whichever it is used for.</param>
    internal sealed record Input(
        [AllowedValues("attire", "government_id", "certification", ErrorMessage = "One of: attire, government_id, certification.")] string Type, [AllowedValues("staff", ErrorMessage = "It is staff.")] string SubjectType, StaffId SubjectId, [MaxLength(2048)] string FileUri, JsonElement? Rules = null, JsonElement? Metadata = null, DocumentId? DocumentId = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (!FreeObject.Fits(Rules)) yield return new(FreeObject.Shape, [nameof(Rules)]);
            if (!FreeObject.Fits(Metadata)) yield return new(FreeObject.Shape, [nameof(Metadata)]);
        }
    }

    internal sealed record Created(VerificationId VerificationId, VerificationStatus Status, string Type);

    public static async Task<Result<Created>> Handle(Input input, StaffingAccess access, IUploads uploads, VerificationDesk desk, StaffingDb db, CancellationToken cancel)
    {
        var type = VerificationTypes.Of(input.Type);
        if (!await access.IsWorker(cancel)) return StaffingProblems.NoStaffAccess;
        if (input.SubjectId != access.Worker.Id) return Problem.NotFound;
        if (input.DocumentId is { } document && !await Wants(document, type, db, cancel)) return Problem.NotFound;
        var (file, refusal) = await uploads.FindOwn(input.FileUri, cancel);
        if (file is null) return refusal is UploadRefusal.NotTheOwner ? Problem.NotTheOwner : Problem.NotFound;
        if (!IsSeen(file)) return CredentialProblems.NotVerifiable;

        await using var transaction = await desk.Begin(access.Worker.Id, cancel);
        if (await desk.Ask(access.Worker.Id, new(type, file.Uri, input.DocumentId, FreeObject.Kept(input.Rules), FreeObject.Kept(input.Metadata)), cancel) is not { } verification) return Problem.NotFound;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new Created(verification.Id, verification.Status, input.Type);
    }

    /// <summary>Nobody looks at a sound.</summary>
    public static bool IsSeen(FileFacts file) => !file.ContentType.StartsWith("audio/", StringComparison.Ordinal);

    private static Task<bool> Wants(DocumentId document, VerificationType type, StaffingDb db, CancellationToken cancel) => type is VerificationType.Certification ? Task.FromResult(false)
        : db.Documents.AnyAsync(d => d.Id == document && d.Kind == (type == VerificationType.Attire ? DocumentKind.Attire : DocumentKind.Document), cancel);
}

/// <summary>An object of the caller's own, kept as it is.</summary>
internal static class FreeObject
{
    private const int Longest = 4096;
    public static readonly string Shape = $"An object of at most {Longest} characters.";

    public static bool Fits(JsonElement? given) => given is not { } value || value.ValueKind is JsonValueKind.Null || (value.ValueKind is JsonValueKind.Object && value.GetRawText().Length <= Longest);

    public static string? Kept(JsonElement? given) => given is { ValueKind: JsonValueKind.Object } value ? value.GetRawText() : null;
}
