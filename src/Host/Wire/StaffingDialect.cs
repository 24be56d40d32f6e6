using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CommunityToolkit.HighPerformance.Buffers;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Host.Wire;

/// <summary>How the staffing surface speaks. Section <c>Staffing</c>.</summary>
internal sealed record StaffingOptions
{
    public const string Section = "Staffing";

    /// <summary>The codename of the company that is meant where a request names none. Without it each must name one, but where the demo may be, whose is meant then.</summary>
    public string? DefaultCompany { get; init; }
}

/// <summary>
/// How the staffing surface speaks: single objects flat, lists as <c>items</c>, refusals as <c>{code, message, details, requestId}</c>;
/// every body has the request's id.
/// </summary>
internal sealed class StaffingDialect : Dialect
{
    private const string DemoCompanyCodename = "legendary";

    // Asked for the properties of a type before it has written anything, it must know how to find them.
    private static readonly JsonSerializerOptions Spelled = new(Kernel.Json.New(new Spelling())) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Also where nothing is mapped under it.</summary>
    private static readonly PathString[] Paths =
    [
        "/auth", "/client", "/staff", "/core", "/commands", "/query",
        "/upload-file", "/uploadFile", "/create-signed-url", "/createSignedUrl", "/invoke-llm", "/invokeLLM", "/rapid-orders", "/verifications",
    ];

    public StaffingDialect(IConfiguration configuration, IHostEnvironment environment) : base(StaffingSurface.Instance)
    {
        var options = configuration.Options<StaffingOptions>(StaffingOptions.Section);
        Selection = new(CompanyHeader, null, null, options.DefaultCompany ?? (DemoCompany.MayBeHere(environment, configuration) ? DemoCompanyCodename : null));
    }

    public override JsonSerializerOptions Json => Spelled;

    public override CompanySelection Selection { get; }

    public override DocumentParts Document { get; } = new StaffingParts();

    public override BodyRules Bodies { get; } = BodyRules.Usual with { MostFile = 10 * 1024 * 1024 };

    public override bool Owns(PathString path) => Array.Exists(Paths, p => path.StartsWithSegments(p));

    public override bool AcceptsRequestId(string given) => Guid.TryParseExact(given, "D", out _);

    public override RenderedAnswer Answer(ApiCall call, object? value)
    {
        var (data, extras, status) = value is IAnswer answer ? (answer.Data, answer.Extras, answer.Status) : (value, null, null);
        return Render(call.Http, status ?? call.Operation.Status, writer =>
        {
            if (data is IPage page) List(writer, page.Rows, page);
            else if (data is System.Collections.IEnumerable rows and not JsonNode and not System.Collections.IDictionary) List(writer, rows.Cast<object?>(), null);
            else if (data is not null) Properties(writer, data);
            if (extras is not null) Properties(writer, extras);
        });
    }

    public override RenderedAnswer Refusal(Problem problem, HttpContext http, Operation? operation)
    {
        var (status, code) = StaffingRefusals.Of(problem);
        if (problem.RetryAfter is null && StaffingRefusals.IsWorthTryingAgain(problem)) http.Response.Headers.RetryAfter = "1";
        return Render(http, status, writer =>
        {
            writer.WriteString("code", code);
            writer.WriteString("message", StaffingRefusals.Words(problem));
            writer.WritePropertyName("details");
            JsonSerializer.Serialize(writer, StaffingRefusals.Details(problem), Spelled);
        });
    }

    private static void List(Utf8JsonWriter writer, IEnumerable<object?> rows, IPage? page)
    {
        writer.WritePropertyName("items");
        // Declared as objects, so that each is written as what it is.
        JsonSerializer.Serialize(writer, rows, Spelled);
        if (page is { Window: var (skipped, _), Rows.Count: var shown } && skipped + shown < page.TotalRowCount && shown > 0) writer.WriteNumber("nextOffset", skipped + shown);
    }

    /// <summary>The properties of an object, without the braces around them.</summary>
    private static void Properties(Utf8JsonWriter writer, object data)
    {
        if (data is JsonObject free)
        {
            foreach (var (name, value) in free)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, value, Spelled);
            }
            return;
        }
        foreach (var property in Spelled.GetTypeInfo(data.GetType()).Properties)
        {
            if (property.Get is not { } get) continue;
            var value = get(data);
            if (property.ShouldSerialize?.Invoke(data, value) is false) continue;
            writer.WritePropertyName(property.Name);
            JsonSerializer.Serialize(writer, value, property.PropertyType, Spelled);
        }
    }

    /// <summary>Into memory that goes back to its pool with the end of the request.</summary>
    private static RenderedAnswer Render(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayPoolBufferWriter<byte>(4096);
        http.Response.RegisterForDispose(buffer);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Spelled.Encoder }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteString("requestId", RequestIds.Of(http));
            writer.WriteEndObject();
        }
        return new RenderedAnswer(status, buffer.WrittenMemory);
    }

    /// <summary>Of enum values, as the surface reads them.</summary>
    private sealed class Spelling : JsonNamingPolicy
    {
        public override string ConvertName(string name) => StaffingSurface.Instance.Grammar.Enums.Spell(name);
    }
}
