using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Shows a picture to anybody who has its link.</summary>
internal static class DownloadPicture
{
    public static Task<Result<FileAnswer>> OfUser(FileId fileId, IdentityDb db, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.UserAvatars && f.Id == fileId, db, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfUserByKey(string accessKey, IdentityDb db, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.UserAvatars && f.AccessKey == accessKey, db, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfCompany(FileId fileId, IdentityDb db, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.CompanyAvatars && f.Id == fileId, db, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfCompanyByKey(string accessKey, IdentityDb db, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.CompanyAvatars && f.AccessKey == accessKey, db, scopes, caller, cancel);

    private static async Task<Result<FileAnswer>> Show(Expression<Func<StoredFile, bool>> which, IdentityDb db, Scopes scopes, Caller caller, CancellationToken cancel)
    {
        // A browser that shows a picture names no company. Who does name one sees its pictures only, on the connection that the request has:
        // if each of a hundred waited for a second one of the same pool, none would get it.
        var found = caller.Company == CompanyId.Root
            ? await scopes.Run(Caller.System("identity.showPicture"), services => Find(which, services.GetRequiredService<IdentityDb>(), [ModuleDb.TenantFilter], cancel), cancel)
            : await Find(which, db, [], cancel);
        return found is null ? Problem.NotFound : new FileAnswer(found.MimeType, found.Bytes, found.FileName, Tag: found.Id.Value.ToString("N"), Public: true);
    }

    private static Task<Picture?> Find(Expression<Func<StoredFile, bool>> which, IdentityDb db, string[] without, CancellationToken cancel) =>
        // The link does not say whose picture it is.
        (from file in db.Files.IgnoreQueryFilters(without).Where(which)
         join content in db.FileContents.IgnoreQueryFilters(without) on new { file.CompanyId, file.Id } equals new { content.CompanyId, Id = content.FileId }
         select new Picture(file.Id, file.MimeType, file.FileName, content.Bytes)).AsNoTracking().FirstOrDefaultAsync(cancel);

    private sealed record Picture(FileId Id, string MimeType, string FileName, byte[] Bytes);
}
