using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Stores a picture: anybody's of themselves, an admin's of the company.</summary>
internal static class UploadPicture
{
    internal sealed record Uploaded(string Status, string Action, Bucket Bucket, FileFacts File);

    internal sealed record FileFacts(FileId Id, string FileName, string MimeType, int FileSize, string AccessKey, UserId OwnerId, DateTimeOffset CreatedAt);

    public static Task<Result<Uploaded>> OfUser(UploadedFile file, IdentityDb db, PictureQuota quota, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel) =>
        Into(Bucket.UserAvatars, file, db, quota, scope, caller, clock, cancel);

    public static Task<Result<Uploaded>> OfCompany(UploadedFile file, IdentityDb db, PictureQuota quota, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel) =>
        Into(Bucket.CompanyAvatars, file, db, quota, scope, caller, clock, cancel);

    private static async Task<Result<Uploaded>> Into(Bucket bucket, UploadedFile file, IdentityDb db, PictureQuota quota, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var picture = Picture.Of(file);
        if (picture.Problem is { } refusal) return refusal;
        var (name, type, bytes) = picture.Value;

        await using var transaction = await scope.Begin(cancel);
        if (await quota.MakeRoom(bucket, bytes.Length, transaction, cancel) is { } full) return full;
        var stored = new StoredFile
        {
            Id = NewId.At<FileId>(clock), CompanyId = caller.Company, Bucket = bucket, OwnerId = caller.User,
            FileName = name, MimeType = type, FileSize = bytes.Length, AccessKey = StoredFile.NewAccessKey(),
        };
        db.Files.Add(stored);
        db.FileContents.Add(new FileContent { CompanyId = stored.CompanyId, FileId = stored.Id, Bytes = bytes });
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new Uploaded("OK", "upload", bucket, new(stored.Id, stored.FileName, stored.MimeType, stored.FileSize, stored.AccessKey, stored.OwnerId, stored.CreatedAt));
    }
}
