using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Stores a picture: anybody's of themselves, an admin's of the company.</summary>
internal static class UploadPicture
{
    internal sealed record Uploaded(string Status, string Action, Bucket Bucket, FileFacts File);

    internal sealed record FileFacts(FileId Id, string FileName, string MimeType, int FileSize, string AccessKey, UserId OwnerId, DateTimeOffset CreatedAt);

    public static Task<Result<Uploaded>> OfUser(UploadedFile file, IdentityDb db, Caller caller, TimeProvider clock, CancellationToken cancel) =>
        Into(Bucket.UserAvatars, file, db, caller, clock, cancel);

    public static Task<Result<Uploaded>> OfCompany(UploadedFile file, IdentityDb db, Caller caller, TimeProvider clock, CancellationToken cancel) =>
        Into(Bucket.CompanyAvatars, file, db, caller, clock, cancel);

    private static async Task<Result<Uploaded>> Into(Bucket bucket, UploadedFile file, IdentityDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var type = Picture.TypeOf(file);
        if (type.Problem is { } refusal) return refusal;

        var stored = new StoredFile
        {
            Id = NewId.At<FileId>(clock), CompanyId = caller.Company, Bucket = bucket, OwnerId = caller.User,
            FileName = file.FileName, MimeType = type.Value, FileSize = file.Bytes.Length, AccessKey = StoredFile.NewAccessKey(),
        };
        db.Files.Add(stored);
        db.FileContents.Add(new FileContent { CompanyId = stored.CompanyId, FileId = stored.Id, Bytes = file.Bytes.ToArray() });
        await db.SaveChangesAsync(cancel);
        return new Uploaded("OK", "upload", bucket, new(stored.Id, stored.FileName, stored.MimeType, stored.FileSize, stored.AccessKey, stored.OwnerId, stored.CreatedAt));
    }
}
