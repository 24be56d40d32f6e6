using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>A request's body, read once and whole: JSON, or the one file of a form. An empty one is no input. What is wrong with it is told later, in its turn.</summary>
internal sealed record RequestBody(JsonElement Json, UploadedFile? File, Problem? Problem)
{
    public const int MostFile = 5 * 1024 * 1024;
    private const int MostJson = 1024 * 1024;
    private const int FormAroundFile = 64 * 1024;
    private const int MostDiscarded = 32 * 1024 * 1024;
    private const int LongestFileName = 200;
    private static readonly Problem TooLarge = new(ProblemKind.BodyTooLarge, 413, null, "");
    private static readonly Problem UnknownMedia = new(ProblemKind.UnsupportedMedia, 415, null, "");
    private static readonly RequestBody Empty = new(default, null, null);

    // A name that comes twice means one thing to us and another to whoever looked at the request before us.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The company named in the body; null where none is.</summary>
    public string? Company { get; private init; }

    public static async Task<RequestBody> Read(Operation operation, HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return Empty;
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return Empty;
        try
        {
            return operation.Plan.TakesFile ? await Form(request, cancel) : await ReadJson(request, cancel);
        }
        catch (BadHttpRequestException bad)
        {
            return Empty with { Problem = bad.StatusCode is StatusCodes.Status413PayloadTooLarge ? TooLarge : Problem.BadBody };
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException && !cancel.IsCancellationRequested))
        {
            return Empty with { Problem = Problem.BadBody };
        }
    }

    private static async Task<RequestBody> ReadJson(HttpRequest request, CancellationToken cancel)
    {
        if (await IsTooLarge(request, MostJson, cancel)) return Empty with { Problem = TooLarge };
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        if (body.Length == 0) return Empty;
        if (request.ContentType is not null && !request.HasJsonContentType()) return Empty with { Problem = UnknownMedia };
        return Parse(body.GetBuffer().AsMemory(0, (int)body.Length)) is { } json ? Empty with { Json = json, Company = CompanyIn(json) } : Empty with { Problem = Problem.BadBody };
    }

    private static async Task<RequestBody> Form(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return Empty with { Problem = UnknownMedia };
        if (await IsTooLarge(request, MostFile + FormAroundFile, cancel)) return Empty with { Problem = TooLarge };
        // The reader's own limit stands above Kestrel's, which has the right words.
        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = MostFile + 2 * FormAroundFile, MemoryBufferThreshold = MostFile + 2 * FormAroundFile, ValueCountLimit = 20 }, cancel);
        var body = Empty with { Company = form["_company"].ToString() };
        if (form.Files.GetFile("file") is not { } file) return body;
        if (file.Length > MostFile) return body with { Problem = TooLarge };

        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return body with { File = new UploadedFile(FileName(file.FileName), file.ContentType ?? "", bytes) };
    }

    /// <summary>What is no text names no company; it is kept as it is written, so that it is refused and not overlooked.</summary>
    private static string? CompanyIn(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("_company", out var named)) return null;
        return named.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => named.GetString(),
            _ => named.GetRawText(),
        };
    }

    /// <summary>Null for what is no JSON. The parser lets broken UTF-8 and halves of surrogate pairs pass, which throw only where they are read; so all is read once.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            if (bytes.Span.IndexOf("\\u"u8) >= 0) ReadTexts(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadTexts(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.String) _ = json.GetString();
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray()) ReadTexts(item);
        }
        if (json.ValueKind is not JsonValueKind.Object) return;
        foreach (var property in json.EnumerateObject())
        {
            _ = property.Name;
            ReadTexts(property.Value);
        }
    }

    private static async Task<bool> IsTooLarge(HttpRequest request, long most, CancellationToken cancel)
    {
        var isTooLarge = request.ContentLength > most;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = isTooLarge ? MostDiscarded : most;
        // Who sends a little too much only hears of it after having sent it all.
        if (isTooLarge) await request.Body.CopyToAsync(Stream.Null, cancel);
        return isTooLarge;
    }

    /// <summary>Without the folders that some browsers send, and without what no file system or database takes.</summary>
    private static string FileName(string given)
    {
        var name = new string([.. given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return name.Length switch
        {
            0 => "file",
            > LongestFileName => name[^LongestFileName..],
            _ => name,
        };
    }
}
