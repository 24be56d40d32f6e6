using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Files.Uploads;

/// <inheritdoc cref="IDocumentFiles"/>
internal sealed class DocumentFiles(FilesDb db, IUploads uploads, IFiles files, Caller caller, TimeProvider clock) : IDocumentFiles
{
    private const string Folder = "documents";

    /// <summary>Nine bytes in base64url.</summary>
    private const int KeyLength = 12;

    public async Task<Result<UploadedDocument>> Upload(DocumentBucket bucket, UploadedFile file, CancellationToken cancel)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyLength / 4 * 3));
        var (stored, refusal) = await uploads.Take(file, new WantedUpload(FileKinds.Picture | FileKinds.Pdf, bucket.Name) { Path = [Folder, bucket.Name, key] }, cancel);
        if (stored is null) return DocumentProblems.Of(refusal);
        return new UploadedDocument("OK", "upload", bucket.Name, new(stored.Id, file.FileName, stored.ContentType, stored.Size, key, caller.User, stored.CreatedAt));
    }

    public async Task<Result<DocumentAddress>> Name(DocumentBucket bucket, string? address, DocumentAddress before, UserId person, CancellationToken cancel)
    {
        if (address == before.Url) return before;
        var named = new DocumentAddress(address, null);
        if (address is not null && bucket.KeyIn(address) is { } key)
        {
            if (key == before.AccessKey) return before;
            if (!await Claim(bucket, key, person, cancel)) return DocumentProblems.NotUploaded;
            named = new DocumentAddress(bucket.AddressOf(key), key);
        }
        else if (address is ['/', ..])
        {
            return DocumentProblems.NoAddress;
        }
        if (before.AccessKey is { } old) await Release(bucket, old, cancel);
        return named;
    }

    public async Task<Result<FileAnswer>> Read(DocumentBucket bucket, string accessKey, string name, CancellationToken cancel)
    {
        if (await files.Find(UriOf(bucket, accessKey), cancel) is not { } file || await files.Read(file.Id, cancel) is not { } bytes) return Problem.NotFound;
        return new FileAnswer(file.ContentType, bytes, $"{name}.{FileType.EndingOf(file.ContentType)}");
    }

    public async Task<string?> KeyOf(DocumentBucket bucket, StoredFileId id, CancellationToken cancel)
    {
        var begin = PathOf(bucket, "");
        var path = await db.Files.Where(f => f.Id == id && f.OriginalId == null).Select(f => f.Path).SingleOrDefaultAsync(cancel);
        return path?.StartsWith(begin, StringComparison.Ordinal) is true ? path[begin.Length..] : null;
    }

    /// <summary>The one who claims it first has it: of two rows that name the same upload at once, one is refused.</summary>
    private async Task<bool> Claim(DocumentBucket bucket, string key, UserId person, CancellationToken cancel)
    {
        if (key.Length != KeyLength) return false;
        var (path, uploader) = (PathOf(bucket, key), caller.User);
        return await db.Files.Where(f => f.Bucket == FileBucket.Uploads && f.Path == path && f.OwnerUserId == uploader && f.UnusedSince != null)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.UnusedSince, (DateTimeOffset?)null).SetProperty(f => f.OwnerUserId, (UserId?)person), cancel) == 1;
    }

    /// <summary>An upload like any other again, of whoever took it out: they may name it once more, as an undo does.</summary>
    private Task Release(DocumentBucket bucket, string key, CancellationToken cancel)
    {
        var (path, now, taker) = (PathOf(bucket, key), clock.GetUtcNow(), caller.User);
        return db.Files.Where(f => f.Bucket == FileBucket.Uploads && f.Path == path)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.UnusedSince, (DateTimeOffset?)now).SetProperty(f => f.OwnerUserId, (UserId?)taker), cancel);
    }

    private static string UriOf(DocumentBucket bucket, string key) => StoredFile.UriOf(FileBucket.Uploads, PathOf(bucket, key));

    private static string PathOf(DocumentBucket bucket, string key) => $"{Folder}/{bucket.Name}/{key}";
}

/// <summary>What the documents' buckets refuse.</summary>
internal static class DocumentProblems
{
    public static readonly Problem NotUploaded = Problem.Rule("DocumentNotUploaded", "documentUrl names no file that you have uploaded here and nothing else names yet: upload it first, or give an http or https address.");
    public static readonly Problem NoAddress = Problem.WrongType("documentUrl", "An http or https address, or that of a file uploaded here.");
    private static readonly Problem NotOfKind = Problem.Rule("FileTypeNotAllowed", "Only PDF, JPEG and PNG files can be stored here, undamaged.");
    private static readonly Problem TooLarge = Problem.Rule("FileTooLarge", $"A file has at most {WantedUpload.UsualMost / (1024 * 1024)} MB, and a picture {Pictures.PictureDrawing.MostMegapixels} million pixels.", new { maxBytes = WantedUpload.UsualMost }, status: 413);

    public static Problem Of(UploadRefusal? refusal) => refusal switch
    {
        UploadRefusal.Empty => FilesProblems.Empty,
        UploadRefusal.TooLarge => TooLarge,
        _ => NotOfKind,
    };
}
