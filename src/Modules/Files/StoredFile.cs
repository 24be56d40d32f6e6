using System.Buffers;
using System.Security.Cryptography;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Pictures;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files;

internal enum ScanStatus
{
    NotScanned,
    Clean,
    Infected,
}

/// <summary>What is known of one file. It never changes but for what is found out of it.</summary>
internal sealed class StoredFile : ITenantOwned
{
    private const string Scheme = "gs://";
    private const string BucketPrefix = "workforceos-";
    private const int LongestPart = 200;
    private const int LongestPath = 800;
    private static readonly TimeSpan FirstCheck = TimeSpan.FromDays(1);
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public StoredFileId Id { get; init; }
    public CompanyId CompanyId { get; init; }

    /// <summary>Erased with them.</summary>
    public UserId? OwnerUserId { get; init; }

    public FileBucket Bucket { get; init; }
    public string Path { get; init; } = "";
    public string ContentType { get; init; } = "";
    public int Size { get; init; }
    public byte[] Sha256 { get; init; } = [];
    public FileVisibility Visibility { get; init; }
    public string Category { get; init; } = "";
    public ScanStatus ScanStatus { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextCheckAt { get; set; }
    public DateTimeOffset? MissingSince { get; set; }

    /// <summary>Of a thumbnail: what it is one of.</summary>
    public StoredFileId? OriginalId { get; init; }

    /// <summary>Since when nobody refers to it; null: somebody does, or need not.</summary>
    public DateTimeOffset? UnusedSince { get; init; }

    public string Uri => UriOf(Bucket, Path);

    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    public ObjectKey Key => new(CompanyId, Bucket, Id);

    /// <exception cref="ArgumentException">The path has a part that is no plain name.</exception>
    public static StoredFile Of(NewFile file, CompanyId company, TimeProvider clock, StoredFileId? original = null)
    {
        var path = string.Join('/', file.Path);
        if (file.Path.Count == 0 || path.Length > LongestPath || !file.Path.All(IsPlain)) throw new ArgumentException($"'{path}' is no path of plain names.", nameof(file));
        var now = clock.GetUtcNow();
        return new StoredFile
        {
            Id = NewId.At<StoredFileId>(clock), CompanyId = company, OwnerUserId = file.Owner, Bucket = file.Bucket, Path = path, ContentType = file.ContentType, Size = file.Bytes.Length,
            Sha256 = SHA256.HashData(file.Bytes.Span), Visibility = file.Visibility, Category = file.Category, CreatedAt = now, NextCheckAt = now + FirstCheck,
            OriginalId = original, UnusedSince = file.IsUnused ? now : null,
        };
    }

    /// <summary>The small picture of one.</summary>
    public static NewFile ThumbnailOf(NewFile file, ReadOnlyMemory<byte> bytes) =>
        file with { Path = [.. file.Path.SkipLast(1), file.Path[^1] + ".thumb.jpg"], ContentType = PictureDrawing.ThumbnailType, Bytes = bytes, Thumbnail = null, IsUnused = false };

    public static string UriOf(FileBucket bucket, string path) => Scheme + NameOf(bucket) + "/" + path;

    /// <summary>Null for what is no URI of ours.</summary>
    public static (FileBucket Bucket, string Path)? Parse(string uri)
    {
        if (!uri.StartsWith(Scheme + BucketPrefix, StringComparison.Ordinal) || uri.IndexOf('/', Scheme.Length) is not (> 0 and var slash)) return null;
        var name = uri[Scheme.Length..slash];
        foreach (var bucket in Enum.GetValues<FileBucket>())
        {
            if (NameOf(bucket) == name) return (bucket, uri[(slash + 1)..]);
        }
        return null;
    }

    public FileFacts Facts() => new(Id, Uri, NameOf(Bucket), Path, ContentType, Size, OwnerUserId, Visibility, Category, CreatedAt);

    private static string NameOf(FileBucket bucket) => BucketPrefix + Text.Of(bucket);

    private static bool IsPlain(string part) => part.Length is >= 1 and <= LongestPart && !part.AsSpan().ContainsAnyExcept(PlainCharacters) && part.AsSpan().ContainsAnyExcept('.');
}

/// <summary>Bytes that came with a transaction and wait to be moved to the storage.</summary>
internal sealed class PendingBytes : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StoredFileId FileId { get; init; }
    public byte[] Bytes { get; init; } = [];
    public int Attempts { get; set; }
    public DateTimeOffset NextTryAt { get; set; }
}

/// <summary>An object that goes at that time.</summary>
internal sealed class Removal : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StoredFileId FileId { get; init; }
    public FileBucket Bucket { get; init; }
    public DateTimeOffset DueAt { get; set; }

    public ObjectKey Key => new(CompanyId, Bucket, FileId);
}
