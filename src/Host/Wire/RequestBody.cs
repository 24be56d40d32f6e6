using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>A request's body, read once and whole: JSON, or the one file of a form. What is wrong with it is told later, in its turn.</summary>
internal sealed record RequestBody(JsonElement Json, UploadedFile? File, Problem? Problem)
{
    private const long MostJson = 1024 * 1024;
    private const long MostFile = 5 * 1024 * 1024;
    private static readonly Problem TooLarge = new(ProblemKind.BodyTooLarge, 413, null, "");
    private static readonly Problem UnknownMedia = new(ProblemKind.UnsupportedMedia, 415, null, "");
    private static readonly RequestBody Empty = new(default, null, null);

    public static async Task<RequestBody> Read(Operation operation, HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method) || request.ContentLength is 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0 && request.ContentType is null)) return Empty;
        try
        {
            if (operation.Plan.TakesFile) return await Form(request, cancel);
            if (request.ContentType is not null && !request.HasJsonContentType()) return Empty with { Problem = operation.Plan.TakesBody ? UnknownMedia : null };
            if (request.ContentLength > MostJson) return Empty with { Problem = TooLarge };
            Limit(request, MostJson);
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancel);
            return Empty with { Json = document.RootElement.Clone() };
        }
        catch (JsonException)
        {
            return Empty with { Problem = request.ContentLength is null && await IsAtEnd(request, cancel) ? null : Problem.BadBody };
        }
        catch (InvalidDataException)
        {
            return Empty with { Problem = Problem.BadBody };
        }
        catch (BadHttpRequestException bad)
        {
            return Empty with { Problem = bad.StatusCode == 413 ? TooLarge : Problem.BadBody };
        }
    }

    /// <summary>The company named in the body.</summary>
    public string? Company => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("_company", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString() : null;

    private static async Task<RequestBody> Form(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return Empty with { Problem = UnknownMedia };
        // A little more than the file, for the form around it.
        Limit(request, MostFile + 64 * 1024);
        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = MostFile + 64 * 1024, ValueCountLimit = 20 }, cancel);
        if (form.Files.GetFile("file") is not { } file) return Empty;
        if (file.Length > MostFile) return Empty with { Problem = TooLarge };
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return Empty with { File = new UploadedFile(Path.GetFileName(file.FileName), file.ContentType, bytes) };
    }

    private static void Limit(HttpRequest request, long most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
    }

    private static async Task<bool> IsAtEnd(HttpRequest request, CancellationToken cancel) => await request.Body.ReadAsync(new byte[1], cancel) == 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not true;
}
