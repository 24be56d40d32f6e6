using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>A request's body, read once and whole: JSON, or the one file of a form. An empty one is no input. What is wrong with it is told later, in its turn.</summary>
internal sealed record RequestBody(JsonElement Json, UploadedFile? File, Problem? Problem)
{
    private const int FormAroundFile = 64 * 1024;
    private const int MostDiscarded = 32 * 1024 * 1024;
    private const int LongestFileName = 200;
    private static readonly RequestBody Empty = new(default, null, null);

    // A name that comes twice means one thing to us and another to whoever looked at the request before us.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The company named in the body; null where none is.</summary>
    public string? Company { get; private init; }

    /// <summary>The text fields of a form; null where it is none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Fields { get; private init; }

    /// <summary>As it was sent, where the operation asks for that.</summary>
    public ReadOnlyMemory<byte> Raw { get; private init; }

    public static async Task<RequestBody> Read(Operation operation, Dialect dialect, HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return Empty;
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return Empty;
        try
        {
            // A file may be left out where the operation says so, and the rest be sent as JSON.
            return operation.Plan.TakesFile && !(request.HasJsonContentType() && operation.Plan.Parameters.Any(p => p is { Source: Source.File, IsOptional: true }))
                ? await Form(operation, dialect, request, cancel)
                : await ReadJson(operation, dialect, request, cancel);
        }
        catch (BadHttpRequestException bad)
        {
            return Empty with { Problem = bad.StatusCode is StatusCodes.Status413PayloadTooLarge ? Problem.BodyTooLarge : Problem.BadBody };
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException && !cancel.IsCancellationRequested))
        {
            return Empty with { Problem = Problem.BadBody };
        }
    }

    private static async Task<RequestBody> ReadJson(Operation operation, Dialect dialect, HttpRequest request, CancellationToken cancel)
    {
        if (await IsTooLarge(request, operation.MostBytes ?? dialect.Bodies.MostJson, cancel)) return Empty with { Problem = Problem.BodyTooLarge };
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (operation.Plan.TakesRaw) return Empty with { Raw = bytes };
        if (body.Length == 0) return Empty;
        if (request.ContentType is not null && !request.HasJsonContentType()) return Empty with { Problem = Problem.UnsupportedMedia };
        return Parse(bytes) is { } json ? Empty with { Json = json, Company = CompanyIn(json, dialect.Selection.Field) } : Empty with { Problem = Problem.BadBody };
    }

    private static async Task<RequestBody> Form(Operation operation, Dialect dialect, HttpRequest request, CancellationToken cancel)
    {
        var most = operation.MostBytes ?? dialect.Bodies.MostFile;
        if (!request.HasFormContentType) return Empty with { Problem = Problem.UnsupportedMedia };
        if (await IsTooLarge(request, most + FormAroundFile, cancel)) return Empty with { Problem = Problem.BodyTooLarge };
        // The reader's own limit stands above Kestrel's, which has the right words.
        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = most + 2 * FormAroundFile, MemoryBufferThreshold = most + 2 * FormAroundFile, ValueCountLimit = 20 }, cancel);
        var body = Empty with
        {
            Company = dialect.Selection.Field is { } field ? form[field].ToString() : null,
            Fields = form.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Select(v => v ?? "")], StringComparer.OrdinalIgnoreCase),
        };
        if (form.Files.GetFile(dialect.Bodies.FileField) is not { } file) return body;
        if (file.Length > most) return body with { Problem = Problem.BodyTooLarge };

        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return body with { File = new UploadedFile(FileName(file.FileName), file.ContentType ?? "", bytes) };
    }

    /// <summary>What is no text names no company; it is kept as it is written, so that it is refused and not overlooked.</summary>
    private static string? CompanyIn(JsonElement json, string? field)
    {
        if (field is null || json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(field, out var named)) return null;
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
