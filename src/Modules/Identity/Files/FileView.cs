using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>What there is about a picture.</summary>
internal sealed record FileView : View
{
    public string FileName { get; init; } = "";
    public string MimeType { get; init; } = "";
    public int FileSize { get; init; }
    public string AccessKey { get; init; } = "";
    public UserId OwnerId { get; init; }

    public static FileView Of(StoredFile file) =>
        new FileView { FileName = file.FileName, MimeType = file.MimeType, FileSize = file.FileSize, AccessKey = file.AccessKey, OwnerId = file.OwnerId }.Stamped(file, file.OwnerId);
}
