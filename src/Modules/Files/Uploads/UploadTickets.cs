using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Files.Uploads;

/// <summary>Addresses that take one file each, of the type and size that was said, without a session.</summary>
internal sealed class UploadTickets(ISecretBox box, IConfiguration configuration, TimeProvider clock)
{
    private const string Purpose = "file upload";
    private const int LongestToken = 4000;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);
    private readonly string address = configuration["Web:Url"]?.TrimEnd('/') ?? "";

    public (string Url, DateTimeOffset Until) For(CompanyId company, NewFile file, int size)
    {
        var ticket = new UploadTicket(company, file.Owner!.Value, [.. file.Path], file.ContentType, size, file.Category, file.Visibility, DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds()));
        return ($"{address}/files/uploads/{Base64Url.EncodeToString(box.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(ticket, Json.Plain)))}", ticket.Until);
    }

    /// <returns>Null for what we never gave out, and for what has expired.</returns>
    public UploadTicket? Read(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token) || box.Open(Purpose, Base64Url.DecodeFromChars(token)) is not var (opened, _)) return null;
        return JsonSerializer.Deserialize<UploadTicket>(opened, Json.Plain) is { } ticket && clock.GetUtcNow() < ticket.Until ? ticket : null;
    }
}

internal sealed record UploadTicket(CompanyId Company, UserId Owner, IReadOnlyList<string> Path, string ContentType, int Size, string Category, FileVisibility Visibility, DateTimeOffset Until)
{
    public NewFile With(ReadOnlyMemory<byte> bytes) => new(FileBucket.Uploads, Path, ContentType, bytes, Category) { Owner = Owner, Visibility = Visibility, IsUnused = true };
}
