using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker's photo, which clients see: sent, or taken from what they have uploaded. The one before goes.</summary>
internal sealed class UploadPhoto(StaffingDb db, StaffPhotos photos, IFiles files, VerificationDesk desk, Worker worker)
{
    /// <param name="FileUri">In place of the file.</param>
    internal sealed record Input([MaxLength(2048)] string? FileUri = null) : IInput;

    /// <param name="PhotoUrl">Where clients see it, small.</param>
    /// <param name="SignedUrl">Where it is read whole until then.</param>
    internal sealed record Uploaded(StaffId StaffId, string PhotoUrl, string FileUri, string SignedUrl, DateTimeOffset ExpiresAt);

    public static Task<Result<Uploaded>> Handle(UploadedFile? file, Input input, UploadPhoto photo, CancellationToken cancel) => photo.Take(file, input.FileUri, cancel);

    private async Task<Result<Uploaded>> Take(UploadedFile? file, string? fileUri, CancellationToken cancel)
    {
        if (file is null && fileUri is null) return Problem.Missing("file");
        var drawn = file is null ? await photos.Draw(fileUri!, cancel) : await photos.Draw(file, cancel);
        if (drawn.Problem is { } refusal) return refusal;

        await using var transaction = await desk.Begin(worker.Id, cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        await photos.Show(staff, drawn.Value, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        var uri = drawn.Value.Uri;
        var link = (await files.Links([uri], OwnDocuments.LinkGoodFor, cancel))[uri];
        return new Uploaded(worker.Id, staff.PhotoUri!, uri, link.Url, link.ExpiresAt);
    }
}

/// <summary>Photos of workers, drawn anew before they are shown.</summary>
internal sealed class StaffPhotos(IUploads uploads, IFiles files)
{
    private static readonly WantedUpload Photo = new(FileKinds.Picture, "staff-photo") { MostBytes = 5 * 1024 * 1024, Visibility = FileVisibility.Public };

    /// <summary>Takes long: best outside a transaction.</summary>
    public async Task<Result<FileFacts>> Draw(UploadedFile sent, CancellationToken cancel)
    {
        var (stored, refusal) = await uploads.Take(sent, Photo, cancel);
        return stored is null ? CredentialProblems.Of(refusal, Photo.MostBytes) : stored;
    }

    /// <inheritdoc cref="Draw(UploadedFile, CancellationToken)"/>
    /// <param name="uri">Of a file that the caller has uploaded.</param>
    public async Task<Result<FileFacts>> Draw(string uri, CancellationToken cancel)
    {
        var (own, refusal) = await uploads.FindOwn(uri, cancel);
        if (own is null) return CredentialProblems.Of(refusal, Photo.MostBytes);
        return await files.Read(own.Id, cancel) is { } bytes ? await Draw(new UploadedFile("photo", own.ContentType, bytes), cancel) : Problem.NotFound;
    }

    /// <summary>Within the transaction that saves the worker.</summary>
    public async Task Show(StaffMember staff, FileFacts photo, CancellationToken cancel)
    {
        await files.Keep(photo.Uri, cancel);
        var before = staff.PhotoFileUri;
        staff.ShowPhoto((await files.LastingAddress(photo.Id, cancel))!, photo.Uri);
        if (before is not null && await files.Find(before, cancel) is { } old) await files.Delete(old.Id, cancel);
    }
}
