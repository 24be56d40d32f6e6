using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Links;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Files.Uploads;

/// <summary>Stores somebody's file; or, where only its name, type and size are sent, answers the address that it is then sent to.</summary>
internal static class UploadFile
{
    public const int Most = 10 * 1024 * 1024;
    public static readonly TimeSpan LinkGoodFor = TimeSpan.FromMinutes(5);
    private const string Other = "other";

    /// <param name="Visibility"><c>private</c>, which it is without a word, or <c>public</c>: for everybody of the company who has its URI.</param>
    /// <param name="Category">What it is, in the uploader's words.</param>
    /// <param name="FileName">Of a file that is sent later; so are its type and size.</param>
    internal sealed record Input([MaxLength(20)] string? Visibility = null, [MaxLength(80), OneLine] string? Category = null, [MaxLength(200), OneLine] string? FileName = null,
        [MaxLength(100)] string? ContentType = null, int? Size = null) : IInput;

    /// <param name="FileUri">By which it is named elsewhere.</param>
    /// <param name="SignedUrl">Where it is read until then; null while it is still to be sent.</param>
    /// <param name="ExpiresAt">When the address expires.</param>
    /// <param name="UploadUrl">Where it is put, with its bytes as the body.</param>
    internal sealed record Uploaded(string? FileUri, string ContentType, int Size, string Bucket, string Path, string? SignedUrl, DateTimeOffset ExpiresAt, string? UploadUrl);

    public static async Task<Result<Uploaded>> Handle(UploadedFile? file, Input input, FilesDb db, IFiles files, UploadTickets tickets, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (input.Visibility is not (null or "public" or "private")) return FilesProblems.VisibilityNotValid;
        if (file is null && input.FileName is null) return Problem.Missing("file");
        if (file is null && input.Size is null) return Problem.Missing("size");
        if ((file?.Bytes.Length ?? input.Size!.Value) is var size && size > Most) return FilesProblems.FileTooLarge;
        if (size < 1) return Problem.WrongType(file is null ? "size" : "file", "A file has at least one byte.");
        if ((file is null ? FileType.Named(input.ContentType ?? "") : FileType.Of(file.Bytes.Span)) is not { } type) return FilesProblems.InvalidFileType;

        var path = await PathFor(caller.User, file?.FileName ?? input.FileName!, db, clock, cancel);
        var wanted = new NewFile(FileBucket.Uploads, path, type, file?.Bytes ?? default, input.Category ?? Other) { Owner = caller.User, Visibility = input.Visibility is "public" ? FileVisibility.Public : FileVisibility.Private };
        if (file is null)
        {
            var (url, until) = tickets.For(caller.Company, wanted, size);
            return Answer(StoredFile.Of(wanted, caller.Company, clock).Facts() with { Size = size }, null, until, url);
        }
        var stored = await files.Put(wanted, cancel);
        var link = (await files.Links([stored.Uri], LinkGoodFor, cancel))[stored.Uri];
        return Answer(stored, link.Url, link.ExpiresAt, null);
    }

    private static Uploaded Answer(FileFacts file, string? signedUrl, DateTimeOffset expiresAt, string? uploadUrl) => new(file.Uri, file.ContentType, file.Size, file.BucketName, file.Path, signedUrl, expiresAt, uploadUrl);

    /// <summary><c>uploads/user/milliseconds_name</c>, of now, or of a moment after it that is free. Who loses a race for one begins anew.</summary>
    private static async Task<string[]> PathFor(UserId user, string name, FilesDb db, TimeProvider clock, CancellationToken cancel)
    {
        var plain = PlainName(name);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var folder = $"uploads/{user}/";
        var first = folder + now.ToString(CultureInfo.InvariantCulture);
        var taken = await db.Files.AsNoTracking().Where(f => f.Bucket == FileBucket.Uploads && f.OwnerUserId == user && string.Compare(f.Path, first) >= 0 && f.Path.EndsWith($"_{plain}")).Select(f => f.Path).ToListAsync(cancel);
        // Not the next one, which others who lost it too would want.
        while (taken.Contains(PathAt(now))) now += Random.Shared.Next(1, 1000);
        return PathAt(now).Split('/');

        string PathAt(long moment) => string.Create(CultureInfo.InvariantCulture, $"{folder}{moment}_{plain}");
    }

    private static string PlainName(string name)
    {
        const int longest = 100;
        var plain = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')]).TrimStart('.');
        return plain.Length switch { 0 => "file", > longest => plain[^longest..], _ => plain };
    }
}
