using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>The pictures of a bucket: of people one's own, for admins everybody's; of the company all.</summary>
internal static class ListPictures
{
    public static readonly Filters<StoredFile> Filters = new Filters<StoredFile>()
        .Text("fileName", f => f.FileName)
        .Text("mimeType", f => f.MimeType)
        .Id("ownerId", f => f.OwnerId)
        .Instant("createdAt", f => f.CreatedAt);

    public static async Task<Result<Page<FileView>>> OfUsers(ListOf<StoredFile> list, IdentityDb db, Caller caller, CancellationToken cancel) =>
        (await list.Read(db.Files.Where(f => f.Bucket == Bucket.UserAvatars && (caller.IsAdmin || f.OwnerId == caller.User)), cancel)).Select(FileView.Of);

    public static async Task<Result<Page<FileView>>> OfCompany(ListOf<StoredFile> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(db.Files.Where(f => f.Bucket == Bucket.CompanyAvatars), cancel)).Select(FileView.Of);
}
