using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;

namespace WorkforceOS.Files.Links;

/// <summary>
/// Addresses under which a file is read without a session, until they expire: of the storage, where it signs such, else of this host. Ours
/// are sealed with AES-GCM under the hosts' secret: nobody can make one, change one, or read from one whose file it is.
/// </summary>
internal sealed class FileLinks(ISecretBox box, IObjectStorage storage, IConfiguration configuration, TimeProvider clock)
{
    private const string Purpose = "file link";
    private const int IdLength = 16;
    private const int Length = 2 * IdLength + sizeof(long);
    private const int LongestToken = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly string address = configuration["Web:Url"]?.TrimEnd('/') ?? "";

    /// <param name="isPending">Its bytes are not in the storage yet.</param>
    public async Task<FileLink> For(StoredFile file, bool isPending, TimeSpan goodFor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(goodFor, Longest);
        // In whole seconds, as addresses of storages have it.
        var until = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + goodFor).ToUnixTimeSeconds());
        var url = isPending ? null : await storage.Presign(file.Key, file.ContentType, DispositionOf(file), goodFor);
        return new FileLink(url ?? $"{address}/files/{Token(file, until)}", until);
    }

    /// <summary>Made of two ids, which nobody guesses.</summary>
    public string Lasting(CompanyId company, StoredFileId thumbnail) => $"{address}/files/thumbnails/{company}/{thumbnail}";

    /// <returns>Null for what we never gave out, and for what has expired.</returns>
    public (CompanyId Company, StoredFileId File)? Read(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token)) return null;
        if (box.Open(Purpose, Base64Url.DecodeFromChars(token)) is not var (opened, _) || opened.Length != Length) return null;
        if (BinaryPrimitives.ReadInt64BigEndian(opened.AsSpan(2 * IdLength)) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
        return (new(new Guid(opened.AsSpan(0, IdLength), bigEndian: true)), new(new Guid(opened.AsSpan(IdLength, IdLength), bigEndian: true)));
    }

    /// <summary>Shown are pictures and sounds; whatever could hold more than that is saved.</summary>
    public static string DispositionOf(StoredFile file)
    {
        var shown = file.ContentType.StartsWith("image/", StringComparison.Ordinal) || file.ContentType.StartsWith("audio/", StringComparison.Ordinal);
        return new ContentDispositionHeaderValue(shown ? "inline" : "attachment") { FileName = $"\"{file.FileName}\"" }.ToString();
    }

    private string Token(StoredFile file, DateTimeOffset until)
    {
        Span<byte> open = stackalloc byte[Length];
        file.CompanyId.Value.TryWriteBytes(open, bigEndian: true, out _);
        file.Id.Value.TryWriteBytes(open[IdLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(open[(2 * IdLength)..], until.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(box.Seal(Purpose, open));
    }
}
