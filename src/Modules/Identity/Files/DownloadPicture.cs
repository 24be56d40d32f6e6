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
    public static Task<Result<FileAnswer>> OfUser(FileId fileId, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.UserAvatars && f.Id == fileId, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfUserByKey(string accessKey, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.UserAvatars && f.AccessKey == accessKey, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfCompany(FileId fileId, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.CompanyAvatars && f.Id == fileId, scopes, caller, cancel);

    public static Task<Result<FileAnswer>> OfCompanyByKey(string accessKey, Scopes scopes, Caller caller, CancellationToken cancel) =>
        Show(f => f.Bucket == Bucket.CompanyAvatars && f.AccessKey == accessKey, scopes, caller, cancel);

    private static async Task<Result<FileAnswer>> Show(Expression<Func<StoredFile, bool>> which, Scopes scopes, Caller caller, CancellationToken cancel)
    {
        // A browser that shows a picture names no company. Who does name one sees its pictures only.
        var found = await scopes.Run(caller.Company == CompanyId.Root ? Caller.System("identity.showPicture") : caller, services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            string[] without = caller.Company == CompanyId.Root ? [ModuleDb.TenantFilter] : [];
            // The link does not say whose picture it is.
            return (from file in db.Files.IgnoreQueryFilters(without).Where(which)
                    join content in db.FileContents.IgnoreQueryFilters(without) on new { file.CompanyId, file.Id } equals new { content.CompanyId, Id = content.FileId }
                    select new { file.Id, file.MimeType, file.FileName, content.Bytes }).AsNoTracking().FirstOrDefaultAsync(cancel);
        }, cancel);
        return found is null ? Problem.NotFound : new FileAnswer(found.MimeType, found.Bytes, found.FileName, Tag: found.Id.Value.ToString("N"), Public: true);
    }
}
