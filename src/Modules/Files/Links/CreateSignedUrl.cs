using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Uploads;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Files.Links;

/// <summary>An address under which a file is read for a while: one's own, a public one of the company, or for its owners and admins any.</summary>
internal static class CreateSignedUrl
{
    private const int UsualSeconds = 300;

    internal sealed record Input([MaxLength(2048)] string FileUri, [Range(1, 900)] int? ExpiresInSeconds = null) : IInput;

    internal sealed record Signed(string SignedUrl, DateTimeOffset ExpiresAt);

    public static async Task<Result<Signed>> Handle(Input input, IFiles files, Caller caller, CancellationToken cancel)
    {
        var file = await files.Find(input.FileUri, cancel);
        var isOps = caller.Role is Role.TenantOwner or Role.TenantAdmin || caller.IsSuperAdmin;
        var isOwn = OwnUploads.IsOf(caller.User, input.FileUri);
        // Whether there is such a file of somebody else's, nobody learns here.
        if (!isOps && !isOwn && file?.Visibility is not FileVisibility.Public) return Problem.NotTheOwner;
        var links = await files.Links([input.FileUri], TimeSpan.FromSeconds(input.ExpiresInSeconds ?? UsualSeconds), cancel);
        return links.TryGetValue(input.FileUri, out var link) ? new Signed(link.Url, link.ExpiresAt) : Problem.NotFound;
    }
}
