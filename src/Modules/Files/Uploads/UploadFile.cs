using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Files.Uploads;

/// <summary>Stores somebody's file; or, where only its name, type and size are sent, answers the address that it is then sent to.</summary>
internal static class UploadFile
{
    public static readonly TimeSpan LinkGoodFor = TimeSpan.FromMinutes(5);
    private const FileKinds Any = FileKinds.Picture | FileKinds.Pdf | FileKinds.Sound;
    private const string Other = "other";

    /// <param name="Visibility"><c>private</c>, which it is without a word, or <c>public</c>: for everybody of the company who has its URI.</param>
    /// <param name="Category">What it is, in the uploader's words.</param>
    /// <param name="FileName">Of a file that is sent later; so are its type and size.</param>
    internal sealed record Input([MaxLength(20)] string? Visibility = null, [MaxLength(80), OneLine] string? Category = null, [MaxLength(200), OneLine] string? FileName = null,
        [MaxLength(100)] string? ContentType = null, int? Size = null) : IInput;

    /// <param name="FileUri">By which it is named elsewhere.</param>
    /// <param name="Size">As it is kept: a picture is drawn anew.</param>
    /// <param name="SignedUrl">Where it is read until then; null while it is still to be sent.</param>
    /// <param name="ExpiresAt">When the address expires.</param>
    /// <param name="UploadUrl">Where it is put, with its bytes as the body.</param>
    internal sealed record Uploaded(string? FileUri, string ContentType, int Size, string Bucket, string Path, string? SignedUrl, DateTimeOffset ExpiresAt, string? UploadUrl);

    public static async Task<Result<Uploaded>> Handle(UploadedFile? file, Input input, OwnUploads uploads, IFiles files, UploadTickets tickets, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (input.Visibility is not (null or "public" or "private")) return FilesProblems.VisibilityNotValid;
        var wanted = new WantedUpload(Any, input.Category ?? Other) { Visibility = input.Visibility is "public" ? FileVisibility.Public : FileVisibility.Private };
        if (file is null) return await Announce(input, wanted, uploads, tickets, caller, clock, cancel);

        var (stored, refusal) = await uploads.Take(file, wanted, cancel);
        if (stored is null) return FilesProblems.Of(refusal);
        var link = (await files.Links([stored.Uri], LinkGoodFor, cancel))[stored.Uri];
        return Answer(stored, link.Url, link.ExpiresAt, null);
    }

    private static async Task<Result<Uploaded>> Announce(Input input, WantedUpload wanted, OwnUploads uploads, UploadTickets tickets, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (input.FileName is null) return Problem.Missing("file");
        if (input.Size is not { } size) return Problem.Missing("size");
        if (size > wanted.MostBytes) return FilesProblems.FileTooLarge;
        if (size < 1) return Problem.WrongType("size", "A file has at least one byte.");
        if (FileType.Named(input.ContentType ?? "") is not { } type) return FilesProblems.InvalidFileType;
        var announced = await uploads.New(input.FileName, type, wanted, default, cancel);
        var (url, until) = tickets.For(caller.Company, announced, size);
        return Answer(StoredFile.Of(announced, caller.Company, clock).Facts() with { Size = size }, null, until, url);
    }

    private static Uploaded Answer(FileFacts file, string? signedUrl, DateTimeOffset expiresAt, string? uploadUrl) => new(file.Uri, file.ContentType, file.Size, file.BucketName, file.Path, signedUrl, expiresAt, uploadUrl);
}
