using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>What there is about one picture.</summary>
internal static class GetPicture
{
    public static async Task<Result<FileView>> OfUser(FileId id, IdentityDb db, Caller caller, CancellationToken cancel)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.Bucket == Bucket.UserAvatars, cancel);
        if (file is null) return Problem.NotFound;
        return caller.IsAdmin || file.OwnerId == caller.User ? FileView.Of(file) : Problem.NotTheOwner;
    }

    public static async Task<Result<FileView>> OfCompany(FileId id, IdentityDb db, CancellationToken cancel) =>
        await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.Bucket == Bucket.CompanyAvatars, cancel) is { } file ? FileView.Of(file) : Problem.NotFound;
}
