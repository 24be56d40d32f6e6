using System.Buffers;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Tests.Wire;

/// <summary>The product with a second surface beside its own: other paths, other spelling, other envelope, other promises.</summary>
public sealed class SecondSurfaceHost : ProbeHost
{
    public static readonly Surface Market = new("market", (_, route) => route)
    {
        Grammar = new()
        {
            Enums = EnumSpelling.UpperSnakeCase,
            NaiveInstants = false,
            DaysAndInstantsMix = false,
            ScalarIsArrayOfOne = false,
            RefusesUnknownFields = false,
            RefusesUnknownParameters = false,
            TellsAllIssues = true,
            Lists = ListGrammar.Offsets(50, 200),
        },
        Idempotency = new()
        {
            Heeds = operation => operation.Method is not "GET" && operation.Access is Access.SignedIn,
            Requires = operation => operation.Route.StartsWith("/client/", StringComparison.Ordinal),
            PerOperation = true,
            KeepsRefusals = true,
            ByMeaning = true,
            Keeps = TimeSpan.FromHours(24),
            ReplayHeader = "Idempotency-Replayed",
        },
        Guards = [(services, operation, _) => ValueTask.FromResult(operation.Name is "closeHub" && services.GetRequiredService<Caller>().Role is Role.TenantUser ? Problem.NotTheOwner : null)],
        StatusOf = operation => operation.Action is "create" ? 201 : 200,
    };

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddSingleton<Dialect, MarketDialect>();
        services.AddSingleton<Gate>();
    }

    protected override void Map(ApiMap api)
    {
        base.Map(api);
        Operation On(string name, string method, string route, string action, Delegate handler) => api.Add(Market, "market", name, method, route, action, handler);
        On("createHub", "POST", "/client/hubs", "create", CreateHub.Handle).Also("/core/hubs").Strict();
        On("listHubs", "GET", "/client/hubs", "list", ListThings.Handle).Filtered(ListThings.Filters);
        On("closeHub", "POST", "/client/hubs/:thingId/close", "update", CloseHub.Handle);
        On("forgetToken", "DELETE", "/client/tokens", "delete", ForgetToken.Handle).WithBody();
        On("hearWebhook", "POST", "/client/webhook", "create", HearWebhook.Handle).Public();
        On("uploadNamedFile", "POST", "/client/named-file", "create", UploadNamedFile.Handle).AtMost(10 * 1024 * 1024);
        On("slowHub", "POST", "/client/slow", "update", SlowHub.Handle);
    }

    protected override void MapEndpoints(WebApplication app)
    {
        app.MapGet("/library/open", () => "open");
        app.MapGet("/library/closed", (HttpContext http) => http.User.Identity!.Name ?? http.User.Claims.First().Value).RequireAuthorization();
    }
}

/// <summary>Lets a test hold a request in the middle.</summary>
internal sealed class Gate
{
    public TaskCompletionSource Entered { get; set; } = new();
    public TaskCompletionSource Opened { get; set; } = new();
    public int Visits;
}

internal enum ClockMode
{
    GeoRequired,
    NfcRequired,
    Either,
}

internal sealed record GeoPoint([Range(-90, 90)] decimal Lat, [Range(-180, 180)] decimal Lng) : IInput;

internal sealed record NewHub(string Name, ClockMode Mode = ClockMode.Either, long? Cents = null, DateTimeOffset? OpensAt = null, IReadOnlyList<GeoPoint>? Points = null) : IInput;

internal sealed record HubView(Guid HubId, string? Name, ClockMode Mode, long? Cents, DateTimeOffset? OpensAt);

internal static class CreateHub
{
    public static async Task<Result<HubView>> Handle(NewHub wanted, ProbeDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (wanted.Name is "Atlantis") return Problem.Rule("HUB_UNDER_WATER", "Nobody can work there.", status: 422);
        var thing = new Thing { Id = NewId.At<ThingId>(clock), CompanyId = caller.Company, Name = wanted.Name, Day = new DateOnly(2026, 1, 31) };
        db.Things.Add(thing);
        db.Publish(new HubOpened(thing.Id.Value), thing.Id.Value);
        await db.SaveChangesAsync(cancel);
        return new HubView(thing.Id.Value, thing.Name, wanted.Mode, wanted.Cents, wanted.OpensAt);
    }
}

internal sealed record HubOpened(Guid Hub) : IEvent
{
    public static string Name => "probe.hubOpened";
}

internal static class CloseHub
{
    public static Task<Result<Saying>> Handle(ThingId id) => Task.FromResult<Result<Saying>>(new Saying($"closed {id.Value}"));
}

internal sealed record TokenToForget(string PushToken) : IInput;

internal static class ForgetToken
{
    public static Task<Result<Saying>> Handle(TokenToForget token) => Task.FromResult<Result<Saying>>(new Saying($"forgot {token.PushToken}"));
}

internal static class HearWebhook
{
    public static Task<Result<Saying>> Handle(RawBody raw) => Task.FromResult<Result<Saying>>(new Saying($"{raw.Header("Signature")}:{Convert.ToHexString(raw.Bytes.Span)}"));
}

internal sealed record FileFacts(string Category, ClockMode Visibility = ClockMode.Either) : IInput;

internal static class UploadNamedFile
{
    public static Task<Result<Saying>> Handle(UploadedFile? file, FileFacts facts) => Task.FromResult<Result<Saying>>(new Saying($"{file?.Bytes.Length} {facts.Category} {facts.Visibility}"));
}

internal static class SlowHub
{
    public static async Task<Result<Saying>> Handle(Gate gate, CancellationToken cancel)
    {
        Interlocked.Increment(ref gate.Visits);
        gate.Entered.TrySetResult();
        await gate.Opened.Task.WaitAsync(TimeSpan.FromSeconds(20), cancel);
        return new Saying("done");
    }
}

/// <summary><c>{code, message, details, requestId}</c>; lists by <c>items</c> and <c>nextOffset</c>; single objects flat.</summary>
internal sealed class MarketDialect : Dialect
{
    private static readonly JsonSerializerOptions Spelled = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new IdJson() },
    };

    public MarketDialect() : base(SecondSurfaceHost.Market)
    {
    }

    public override JsonSerializerOptions Json => Spelled;

    public override CompanySelection Selection { get; } = new("mbx-company-codename", null, null, "root");

    public override DocumentParts Document { get; } = new MarketParts();

    public override bool Owns(PathString path) => path.StartsWithSegments("/client") || path.StartsWithSegments("/core");

    public override bool AcceptsRequestId(string given) => Guid.TryParseExact(given, "D", out _);

    public override RenderedAnswer Answer(ApiCall call, object? value)
    {
        var answer = value is IPage page ? Page(page) : JsonSerializer.SerializeToNode(value, value!.GetType(), Spelled)!.AsObject();
        answer["requestId"] = call.RequestId;
        return Rendered(call.Operation.Status, answer);
    }

    public override RenderedAnswer Refusal(Problem problem, HttpContext http, Operation? operation)
    {
        var issues = problem.Issues.Select(i => new JsonObject { ["path"] = i.Message, ["message"] = $"{i.Kind}" });
        var code = problem.Code ?? problem.Kind switch
        {
            ProblemKind.IdempotencyKeyMissing => "IDEMPOTENCY_KEY_REQUIRED",
            ProblemKind.IdempotencyKeyInUse => "IDEMPOTENCY_IN_PROGRESS",
            ProblemKind.IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
            ProblemKind.LoginRequired => "UNAUTHENTICATED",
            ProblemKind.NotTheOwner or ProblemKind.RoleRequired => "FORBIDDEN",
            ProblemKind.NoSuchRoute => "NOT_FOUND",
            ProblemKind.MethodNotAllowed => "METHOD_NOT_ALLOWED",
            _ when problem.Status is 400 => "VALIDATION_ERROR",
            _ => "INTERNAL_ERROR",
        };
        return Rendered(problem.Status, new JsonObject { ["code"] = code, ["message"] = problem.Message, ["details"] = new JsonObject { ["issues"] = new JsonArray([.. issues]) }, ["requestId"] = RequestIds.Of(http) });
    }

    private static JsonObject Page(IPage page)
    {
        var answer = new JsonObject { ["items"] = new JsonArray([.. page.Rows.Select(row => JsonSerializer.SerializeToNode(row, row!.GetType(), Spelled))]) };
        if (page.Window.Skipped + page.Rows.Count < page.TotalRowCount) answer["nextOffset"] = page.Window.Skipped + page.Rows.Count;
        return answer;
    }

    private static RenderedAnswer Rendered(int status, JsonObject answer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) answer.WriteTo(writer);
        return new(status, bytes.WrittenMemory);
    }
}

internal sealed class MarketParts : DocumentParts
{
    public override string Title => "A market";

    public override string About => "For tests.";

    public override JsonObject Schemas() => [];

    public override JsonObject Parameters() => new() { ["limit"] = Parameter("limit", "query", []), ["offset"] = Parameter("offset", "query", []) };

    public override JsonObject SecuritySchemes() => new() { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } };

    public override IEnumerable<JsonObject> Headers(Operation operation) => [];

    public override JsonObject Answer(Operation operation, Type result, Schemas schemas) => new() { ["type"] = "object" };

    public override IEnumerable<(string Name, int Status, JsonObject Response)> Refusals(Operation operation, IEnumerable<Refusal> refusals, Schemas schemas) => [];

    protected override string Grammar(FilterFacts filter) => "A value.";
}
