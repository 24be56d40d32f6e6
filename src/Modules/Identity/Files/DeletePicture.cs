using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A picture goes, its bytes at once: one's own, or for an admin anybody's.</summary>
internal static class DeletePicture
{
    public static Task<Result<FileView>> OfUser(FileId id, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel) => From(Bucket.UserAvatars, id, db, scope, caller, cancel);

    public static Task<Result<FileView>> OfCompany(FileId id, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel) => From(Bucket.CompanyAvatars, id, db, scope, caller, cancel);

    private static async Task<Result<FileView>> From(Bucket bucket, FileId id, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        var file = await db.Files.SingleOrDefaultAsync(f => f.Id == id && f.Bucket == bucket, cancel);
        if (file is null) return Problem.NotFound;
        if (!caller.IsAdmin && file.OwnerId != caller.User) return Problem.NotTheOwner;

        await using var transaction = await scope.Begin(cancel);
        file.Delete();
        await db.SaveChangesAsync(cancel);
        await db.FileContents.Where(c => c.FileId == id).ExecuteDeleteAsync(cancel);
        await transaction.Commit(cancel);
        return FileView.Of(file);
    }
}
