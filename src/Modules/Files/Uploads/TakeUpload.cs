using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files.Uploads;

/// <summary>Takes the bytes that an upload was announced with: all of them, and of the type that was said. A picture is drawn anew. Sent again, they are there already.</summary>
internal static class TakeUpload
{
    public const string Route = "/files/uploads/{token}";
    private const string Name = "files.takeUpload";

    public static async Task Handle(HttpContext http, string token, UploadTickets tickets, Scopes scopes)
    {
        var cancel = http.RequestAborted;
        if (tickets.Read(token) is not { } ticket)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (http.Request.ContentLength > ticket.Size || await Body(http, ticket.Size, cancel) is not { } bytes)
        {
            await Refuse(http, StatusCodes.Status413PayloadTooLarge, $"FILE_TOO_LARGE: {ticket.Size} bytes were announced.");
            return;
        }
        if (bytes.Length < ticket.Size)
        {
            await Refuse(http, StatusCodes.Status400BadRequest, $"VALIDATION_ERROR: {ticket.Size} bytes were announced, and {bytes.Length} came.");
            return;
        }
        if (FileType.Of(bytes.Span) != ticket.ContentType)
        {
            await Refuse(http, StatusCodes.Status415UnsupportedMediaType, $"INVALID_FILE_TYPE: this is no {ticket.ContentType}.");
            return;
        }
        var refusal = await DatabaseFailures.RetryLostRaces(() => scopes.Run(Caller.Platform(ticket.Company, Name), unit => PutOnce(unit, ticket.With(bytes), cancel), cancel), cancel);
        if (refusal is not null) await Refuse(http, refusal.Status, $"{refusal.Code}: {refusal.Message}");
        else http.Response.ContentLength = 0;
    }

    private static async Task<Problem?> PutOnce(IServiceProvider unit, NewFile file, CancellationToken cancel)
    {
        var path = string.Join('/', file.Path);
        if (await unit.GetRequiredService<FilesDb>().Files.AnyAsync(f => f.Bucket == file.Bucket && f.Path == path, cancel)) return null;
        var (made, refusal) = await unit.GetRequiredService<OwnUploads>().Made(file, cancel);
        if (made is null) return FilesProblems.Of(refusal);
        await unit.GetRequiredService<IFiles>().Put(made, cancel);
        return null;
    }

    /// <returns>Null where there is more than that.</returns>
    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext http, int most, CancellationToken cancel)
    {
        // One byte more shows that there is more.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var bytes = new byte[most + 1];
        var read = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return read > most ? null : bytes.AsMemory(0, read);
    }

    private static Task Refuse(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(sentence, http.RequestAborted);
    }
}
