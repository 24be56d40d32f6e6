using System.Security.Cryptography;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal enum Bucket
{
    UserAvatars,
    CompanyAvatars,
}

/// <summary>A picture in one of the two buckets, never changed after it is stored.</summary>
internal sealed class StoredFile : Record<FileId>
{
    public Bucket Bucket { get; init; }
    public string FileName { get; init; } = "";
    public string MimeType { get; init; } = "";
    public int FileSize { get; init; }

    /// <summary>Twelve base64url characters, for links.</summary>
    public string AccessKey { get; init; } = "";

    public UserId OwnerId { get; init; }

    public static string NewAccessKey() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
}

/// <summary>Its bytes.</summary>
internal sealed class FileContent : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public FileId FileId { get; init; }
    public byte[] Bytes { get; init; } = [];
}
