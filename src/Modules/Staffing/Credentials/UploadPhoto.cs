using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker's photo, which clients see: sent, or taken from what they have uploaded. The one before goes.</summary>
internal sealed class UploadPhoto(StaffingDb db, IUploads uploads, IFiles files, VerificationDesk desk, Worker worker)
{
    private static readonly WantedUpload Photo = new(FileKinds.Picture, "staff-photo") { MostBytes = 5 * 1024 * 1024, Visibility = FileVisibility.Public };

    /// <param name="FileUri">In place of the file.</param>
    internal sealed record Input([MaxLength(2048)] string? FileUri = null) : IInput;

    /// <param name="PhotoUrl">Where clients see it, small.</param>
    /// <param name="SignedUrl">Where it is read whole until then.</param>
    internal sealed record Uploaded(StaffId StaffId, string PhotoUrl, string FileUri, string SignedUrl, DateTimeOffset ExpiresAt);

    public static Task<Result<Uploaded>> Handle(UploadedFile? file, Input input, UploadPhoto photo, CancellationToken cancel) => photo.Take(file, input.FileUri, cancel);

    private async Task<Result<Uploaded>> Take(UploadedFile? file, string? fileUri, CancellationToken cancel)
    {
        if (file is null && fileUri is null) return Problem.Missing("file");
        var sent = file is null ? await Own(fileUri!, cancel) : file;
        if (sent.Problem is { } notOwn) return notOwn;
        var (stored, refusal) = await uploads.Take(sent.Value, Photo, cancel);
        if (stored is null) return CredentialProblems.Of(refusal, Photo.MostBytes);

        var (uri, address) = (stored.Uri, (await files.LastingAddress(stored.Id, cancel))!);
        await using var transaction = await desk.Begin(worker.Id, cancel);
        await files.Keep(uri, cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        var before = staff.PhotoFileUri;
        staff.ShowPhoto(address, uri);
        await db.SaveChangesAsync(cancel);
        if (before is not null && await files.Find(before, cancel) is { } old) await files.Delete(old.Id, cancel);
        await transaction.Commit(cancel);
        var link = (await files.Links([uri], OwnDocuments.LinkGoodFor, cancel))[uri];
        return new Uploaded(worker.Id, address, uri, link.Url, link.ExpiresAt);
    }

    private async Task<Result<UploadedFile>> Own(string uri, CancellationToken cancel)
    {
        var (own, refusal) = await uploads.FindOwn(uri, cancel);
        if (own is null) return CredentialProblems.Of(refusal, Photo.MostBytes);
        return await files.Read(own.Id, cancel) is { } bytes ? new UploadedFile("photo", own.ContentType, bytes) : Problem.NotFound;
    }
}
