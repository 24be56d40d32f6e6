using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Contracts.Files;

/// <summary>
/// Files behind rows of other modules: a row names one by its address, and whoever may see the row reads it, nobody else. A file belongs to
/// one row at most; what none names is deleted after <c>Files:KeepUnusedDays</c>.
/// </summary>
public interface IDocumentFiles
{
    /// <summary>PDF, JPEG or PNG, at most 10 MB, by content. Until a row names it nobody reads it.</summary>
    Task<Result<UploadedDocument>> Upload(DocumentBucket bucket, UploadedFile file, CancellationToken cancel);

    /// <summary>
    /// What a row is to name from now on. A file of this bucket has to be one that the caller has uploaded and no row names yet; it belongs to
    /// the person whom the row is about, and is erased with them. The file that the row has named until now is an upload again, of the caller.
    /// </summary>
    /// <param name="address">As somebody gave it; null for none. One that does not lead into this bucket is kept as it is.</param>
    /// <param name="before">What the row names so far.</param>
    Task<Result<DocumentAddress>> Name(DocumentBucket bucket, string? address, DocumentAddress before, UserId person, CancellationToken cancel);

    /// <summary>The file, for a caller of whom it was decided that they may see its row.</summary>
    /// <param name="name">What it is to be called, without the ending.</param>
    Task<Result<FileAnswer>> Read(DocumentBucket bucket, string accessKey, string name, CancellationToken cancel);

    /// <summary>By which rows name a file of the bucket; null where it has none such.</summary>
    Task<string?> KeyOf(DocumentBucket bucket, StoredFileId id, CancellationToken cancel);
}

/// <param name="Service">Of the company surface: <c>employeeProfile</c>.</param>
/// <param name="Name">As its routes have it: <c>employeeDocuments</c>.</param>
public sealed record DocumentBucket(string Service, string Name)
{
    /// <summary>The address under which it is downloaded, a path of this host.</summary>
    public string AddressOf(string accessKey) => $"/{Service}-api/bucket/{Name}/download/key/{accessKey}";

    /// <returns>Null where the address, a path or a whole one, does not lead into this bucket.</returns>
    public string? KeyIn(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.AbsolutePath : address;
        var begin = AddressOf("");
        return path.StartsWith(begin, StringComparison.Ordinal) ? path[begin.Length..] : null;
    }
}

/// <param name="Url">Where it is; null where there is none.</param>
/// <param name="AccessKey">Of a file of the bucket; null where it lies elsewhere.</param>
public readonly record struct DocumentAddress(string? Url, string? AccessKey);

/// <summary>What an upload answers, as the other buckets do.</summary>
public sealed record UploadedDocument(string Status, string Action, string Bucket, UploadedDocumentFile File);

/// <param name="FileName">As it was sent.</param>
/// <param name="FileSize">Bytes, as it is kept: a picture is drawn anew.</param>
/// <param name="AccessKey">Twelve base64url characters, for the address.</param>
public sealed record UploadedDocumentFile(StoredFileId Id, string FileName, string MimeType, int FileSize, string AccessKey, UserId OwnerId, DateTimeOffset CreatedAt);
