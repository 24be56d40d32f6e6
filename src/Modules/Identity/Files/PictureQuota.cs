using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>How much one person, and one company, may keep here. Older pictures that nothing shows make room for a new one.</summary>
internal sealed class PictureQuota(IdentityDb db, Caller caller)
{
    public const int MostPictures = 20;
    public const long MostBytes = 50 * 1024 * 1024;
    private static readonly Problem Full = Problem.Rule("PictureQuotaReached", $"There are {MostPictures} pictures or {MostBytes / (1024 * 1024)} MB here already, all of them in use. Please delete one first.");

    /// <summary>Within the transaction that stores the new one: of one person's uploads at the same time each counts those before it.</summary>
    public async Task<Problem?> MakeRoom(Bucket bucket, long bytes, ScopeTransaction transaction, CancellationToken cancel)
    {
        await transaction.TakeTurn($"identity.pictures.{Text.Of(bucket)}", bucket is Bucket.UserAvatars ? caller.User.Value : caller.Company.Value, cancel);
        var kept = await db.Files.Where(f => f.Bucket == bucket && (bucket == Bucket.CompanyAvatars || f.OwnerId == caller.User)).OrderBy(f => f.Id).ToListAsync(cancel);
        var (pictures, size) = (kept.Count, kept.Sum(f => (long)f.FileSize));
        if (HasRoom()) return null;

        var shown = await Shown(cancel);
        var going = new List<StoredFile>();
        foreach (var old in kept.Where(f => !shown.Any(address => address.Contains(f.AccessKey, StringComparison.Ordinal) || address.Contains(f.Id.ToString(), StringComparison.OrdinalIgnoreCase))))
        {
            going.Add(old);
            (pictures, size) = (pictures - 1, size - old.FileSize);
            if (HasRoom()) break;
        }
        if (!HasRoom()) return Full;

        foreach (var old in going) old.Delete();
        var ids = going.ConvertAll(f => f.Id);
        await db.SaveChangesAsync(cancel);
        await db.FileContents.Where(c => ids.Contains(c.FileId)).ExecuteDeleteAsync(cancel);
        return null;

        bool HasRoom() => pictures < MostPictures && size + bytes <= MostBytes;
    }

    /// <summary>Where a picture of this host is shown. Only asked when there is no room.</summary>
    private async Task<List<string>> Shown(CancellationToken cancel)
    {
        const string ours = "%/bucket/%";
        // Who archived their account may come back to their picture.
        var ofPeople = await db.Users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => EF.Functions.Like(u.Avatar, ours)).Select(u => u.Avatar!).ToListAsync(cancel);
        var ofGroups = await db.UserGroups.Where(g => EF.Functions.Like(g.Avatar, ours)).Select(g => g.Avatar!).ToListAsync(cancel);
        var ofCompany = await db.Companies.Where(c => c.Id == caller.Company && EF.Functions.Like(c.Avatar, ours)).Select(c => c.Avatar!).ToListAsync(cancel);
        return [.. ofPeople, .. ofGroups, .. ofCompany];
    }
}
