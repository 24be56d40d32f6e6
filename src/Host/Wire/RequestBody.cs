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
        catch (Exception broken) when (broken is JsonException or InvalidDataException || (broken is IOException && !cancel.IsCancellationRequested))
        {
            return Empty with { Problem = Problem.BadBody };
        }
    }

    private static async Task<RequestBody> ReadJson(HttpRequest request, CancellationToken cancel)
    {
        Limit(request, MostJson);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancel);
        if (bytes.Length == 0) return Empty;
        if (request.ContentType is not null && !request.HasJsonContentType()) return Empty with { Problem = UnknownMedia };

        bytes.Position = 0;
        using var document = await JsonDocument.ParseAsync(bytes, Strict, cancel);
        var json = document.RootElement.Clone();
        if (!IsReadable(json, bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) return Empty with { Problem = Problem.BadBody };
        return Empty with { Json = json, Company = CompanyIn(json) };
    }

    private static async Task<RequestBody> Form(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return Empty with { Problem = UnknownMedia };
        Limit(request, MostFile + FormAroundFile);
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

    /// <summary>The parser lets broken UTF-8 and halves of surrogate pairs pass, which throw only where they are read.</summary>
    private static bool IsReadable(JsonElement json, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) return false;
        if (bytes.IndexOf("\\u"u8) < 0) return true;
        try
        {
            ReadTexts(json);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
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

    private static void Limit(HttpRequest request, long most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
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
