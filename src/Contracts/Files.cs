using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Contracts.Files;

/// <summary>
/// A company's private files: bytes in object storage (disk, or S3 by setting), what is known of them in <c>files.stored_files</c>. Whatever
/// is put is there if and only if the unit of work that put it commits: small files ride in its transaction and are moved to the storage
/// afterwards, larger ones are written first, and what no commit claims is removed.
/// </summary>
public interface IFiles
{
    /// <summary>Above so many bytes a file is written to the storage before the commit, which takes the time that takes: best outside a transaction.</summary>
    const int Small = 64 * 1024;

    /// <summary>Stores a file in the caller's transaction, where it has begun one.</summary>
    /// <exception cref="ArgumentException">The path has a part that is no plain name, see <see cref="NewFile.Path"/>.</exception>
    Task<FileFacts> Put(NewFile file, CancellationToken cancel);

    /// <param name="uri">As <see cref="FileFacts.Uri"/> has it.</param>
    /// <returns>Null where the company has no such file.</returns>
    Task<FileFacts?> Find(string uri, CancellationToken cancel);

    /// <returns>Null where it has no such file, or a scan found it infected.</returns>
    Task<ReadOnlyMemory<byte>?> Read(StoredFileId id, CancellationToken cancel);

    /// <summary>Addresses under which anybody who has them reads these files until they expire. Whether the asker may read them was decided before.</summary>
    /// <param name="goodFor">At most a day.</param>
    /// <param name="small">Of pictures the thumbnail, where there is one.</param>
    /// <returns>By their URIs; those that the company does not have are not among them.</returns>
    Task<IReadOnlyDictionary<string, FileLink>> Links(IReadOnlyCollection<string> uris, TimeSpan goodFor, CancellationToken cancel, bool small = false);

    /// <summary>Somebody refers to it from now on: it stays until it is deleted.</summary>
    /// <returns>False where the company has no such file.</returns>
    Task<bool> Keep(string uri, CancellationToken cancel);

    /// <summary>Where the thumbnail of a public picture is read for as long as there is one, by anybody who knows the address; null where there is none.</summary>
    Task<string?> LastingAddress(StoredFileId id, CancellationToken cancel);

    /// <summary>The file goes with the commit, its bytes soon after. One that is not there is gone already.</summary>
    Task Delete(StoredFileId id, CancellationToken cancel);
}

/// <summary>What people upload: looked at, made harmless, and stored as theirs.</summary>
public interface IUploads
{
    /// <summary>
    /// Pictures are drawn anew, and of everything else it is looked at what it is. Nobody refers to the file yet: without <see cref="IFiles.Keep"/>
    /// it goes again. Takes the time that drawing takes: best outside a transaction.
    /// </summary>
    Task<(FileFacts? File, UploadRefusal? Refusal)> Take(UploadedFile file, WantedUpload wanted, CancellationToken cancel);

    /// <summary>A file that the caller has uploaded. Of what others have it is not said whether it is there.</summary>
    Task<(FileFacts? File, UploadRefusal? Refusal)> FindOwn(string uri, CancellationToken cancel);
}

/// <summary>Why a file is not taken, or not found.</summary>
public enum UploadRefusal
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Of no kind that is wanted, or damaged.</summary>
    NotOfKind,

    /// <summary>More bytes or pixels than it may have.</summary>
    TooLarge,

    NotTheOwner,
    NotFound,
}

[Flags]
public enum FileKinds
{
    Picture = 1,
    Pdf = 2,
    Sound = 4,
}

/// <param name="Category">What it is, 1-80 characters.</param>
public sealed record WantedUpload(FileKinds Kinds, string Category)
{
    public const int UsualMost = 10 * 1024 * 1024;

    /// <summary>A little more than is taken, so that who sends too much hears it from the use case.</summary>
    public const int MostSent = UsualMost + 1024 * 1024;

    public int MostBytes { get; init; } = UsualMost;

    public FileVisibility Visibility { get; init; }

    /// <summary>Where it lies, see <see cref="NewFile.Path"/>; null: below its owner, by its name and the moment.</summary>
    public IReadOnlyList<string>? Path { get; init; }
}

public readonly record struct StoredFileId(Guid Value) : IId<StoredFileId>
{
    public static StoredFileId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public enum FileBucket
{
    /// <summary>What people upload; <c>gs://workforceos-uploads/…</c>.</summary>
    Uploads,

    /// <summary>What devices sent, as they sent it: proofs of clock-ins, batches of positions; <c>gs://workforceos-evidence/…</c>.</summary>
    Evidence,
}

public enum FileVisibility
{
    /// <summary>For its owner and whoever the rules of its owner's module let read it.</summary>
    Private,

    /// <summary>For everybody of the company who has its URI.</summary>
    Public,
}

/// <summary>Categories of evidence. For how many days each is kept is a setting, <c>Files:KeepDays</c>; what it does not name is kept.</summary>
public static class EvidenceCategories
{
    public const string ClockProof = "clock-proof";

    /// <summary>Raw positions; kept for 90 days where nothing else is set.</summary>
    public const string LocationBatch = "location-batch";
}

/// <param name="Path">Its parts, unique in the bucket: each 1-200 of ASCII letters, digits, dot, dash and underscore, and not dots alone.</param>
/// <param name="Category">What it is, 1-80 characters: one of <see cref="EvidenceCategories"/>, or what the uploader called it.</param>
public sealed record NewFile(FileBucket Bucket, IReadOnlyList<string> Path, string ContentType, ReadOnlyMemory<byte> Bytes, string Category)
{
    /// <summary>Whose it is: erased with them.</summary>
    public UserId? Owner { get; init; }

    public FileVisibility Visibility { get; init; }

    /// <summary>Goes again unless somebody says to keep it: after <c>Files:KeepUnusedDays</c>.</summary>
    public bool IsUnused { get; init; }

    /// <summary>A small JPEG of it, which goes with it.</summary>
    public ReadOnlyMemory<byte>? Thumbnail { get; init; }
}

/// <param name="Uri"><c>gs://bucket/path</c>, unique in the company; other modules keep this.</param>
/// <param name="BucketName">As the URI has it.</param>
/// <param name="Path">As the URI has it.</param>
public sealed record FileFacts(StoredFileId Id, string Uri, string BucketName, string Path, string ContentType, int Size, UserId? Owner, FileVisibility Visibility, string Category, DateTimeOffset CreatedAt);

/// <param name="Url">Absolute where it leads to the storage or <c>Web:Url</c> is set, else a path of this host.</param>
public sealed record FileLink(string Url, DateTimeOffset ExpiresAt);
