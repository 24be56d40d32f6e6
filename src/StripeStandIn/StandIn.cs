using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WorkforceOS.StripeStandIn;

/// <summary>
/// Stands in for Stripe where there is none: customers, cards, prices, subscriptions, invoices and payments with a memory, of which
/// Stripe's own library notices no difference. It takes no money, and anybody who reaches it may do anything.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    public const string SecretKey = "sk_test_standin";
    public const string PublicKey = "pk_test_standin";
    private readonly WebApplication app;
    private readonly Books books;
    private readonly Dictionary<string, (string Asked, int Status, string Body)> answered = [];
    private readonly Lock turn = new();
    private readonly Memory memory;

    private StandIn(WebApplication app, TimeProvider clock, Memory memory)
    {
        (this.app, this.memory) = (app, memory);
        Webhooks = new Webhooks(clock);
        books = new Books(clock, Webhooks, () => Address);
        Acts = new Acts(books, turn, Keep);
    }

    public Uri Address { get; private set; } = null!;

    public Webhooks Webhooks { get; }

    public Faults Faults { get; } = new();

    /// <summary>What others than the caller do: people at their bank, and time.</summary>
    public Acts Acts { get; }

    /// <param name="port">0: any that is free.</param>
    /// <param name="memory">The file in which it remembers; left out, it forgets with its end.</param>
    public static async Task<StandIn> Start(TimeProvider clock, int port = 0, string? memory = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Where whoever starts it listens, and how they log, is their matter; so is when they end.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, EndsWithItsOwner>();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var standIn = new StandIn(app, clock, new Memory(memory));
        app.MapGet("/3ds/{intent}", standIn.ShowSecondStep);
        app.MapPost("/3ds/{intent}", standIn.TakeSecondStep);
        app.Map("/v1/{**rest}", standIn.Answer);
        Pages.Map(app, standIn.Acts);
        await app.StartAsync(CancellationToken.None);
        standIn.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        standIn.Remember();
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        Webhooks.Dispose();
        await app.DisposeAsync();
    }

    private async Task Answer(HttpContext http)
    {
        var given = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))) : http.Request.Query.SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")));
        var parameters = FormBody.Read(given);
        var (operation, id) = Routes.Find(http.Request.Method, http.Request.Path.Value!);
        await Faults.Before(operation);
        var fault = Faults.Take(operation);
        http.Response.Headers["Request-Id"] = books.NewId("req");
        var (status, body) = fault switch
        {
            Fault.ErrorBefore => (500, new StripeRefusal(500, "api_error", null, "Something went wrong.").Body.ToJsonString()),
            Fault.TooMany => (429, new StripeRefusal(429, "invalid_request_error", "rate_limit", "Too many requests.").Body.ToJsonString()),
            _ => Once(http, operation, id, parameters),
        };
        await Faults.After(operation);
        if (fault is Fault.CutAfterwards)
        {
            http.Abort();
            return;
        }
        if (fault is Fault.ErrorAfterwards) (status, body) = (500, new StripeRefusal(500, "api_error", null, "Something went wrong.").Body.ToJsonString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>What was asked for under a key before is not done again.</summary>
    private (int Status, string Body) Once(HttpContext http, string operation, string id, JsonObject parameters)
    {
        lock (turn)
        {
            if (!http.Request.Headers.Authorization.ToString().StartsWith("Bearer sk_", StringComparison.Ordinal)) return Refused(new StripeRefusal(401, "invalid_request_error", null, "Invalid API Key provided."));
            var key = http.Request.Method is "POST" ? http.Request.Headers["Idempotency-Key"].ToString() : "";
            var asked = $"{http.Request.Path} {parameters.ToJsonString()}";
            if (key is not "" && answered.TryGetValue(key, out var before))
            {
                if (before.Asked != asked) return Refused(new StripeRefusal(400, "idempotency_error", null, "Keys for idempotent requests can only be used with the same parameters they were first used with."));
                http.Response.Headers["Idempotent-Replayed"] = "true";
                return (before.Status, before.Body);
            }
            var answer = Done(http.Request.Path, operation, id, parameters);
            if (key is not "") answered[key] = (asked, answer.Status, answer.Body);
            if (http.Request.Method is not "GET") Keep();
            return answer;
        }
    }

    private void Keep() => memory.Write(() => new JsonObject
    {
        ["books"] = books.All(), ["answered"] = new JsonArray([.. answered.Select(a => new JsonArray(a.Key, a.Value.Asked, a.Value.Status, a.Value.Body))]),
    });

    private void Remember()
    {
        if (memory.Read() is not { } before) return;
        books.Remember((JsonObject)before["books"]!);
        foreach (var one in (JsonArray)before["answered"]!) answered[one![0]!.GetValue<string>()] = (one[1]!.GetValue<string>(), one[2]!.GetValue<int>(), one[3]!.GetValue<string>());
    }

    private (int Status, string Body) Done(string path, string operation, string id, JsonObject parameters)
    {
        try
        {
            if (operation is "") throw new StripeRefusal(404, "invalid_request_error", null, "Unrecognized request URL.");
            if (KnownParameters.Unknown(operation, FormBody.Names(parameters).Where(n => n is not "")) is { } unknown)
            {
                throw new StripeRefusal(400, "invalid_request_error", "parameter_unknown", $"Received unknown parameter: {unknown}") { Parameter = unknown };
            }
            var answer = books.Do(operation, id, parameters);
            if (operation.EndsWith("List", StringComparison.Ordinal)) answer["url"] = path;
            var expand = parameters["expand"] is JsonArray paths ? paths.Select(p => p!.GetValue<string>()) : [];
            return (200, Expanding.Of(answer, expand, books).ToJsonString());
        }
        catch (StripeRefusal refusal)
        {
            return Refused(refusal);
        }
    }

    private static (int Status, string Body) Refused(StripeRefusal refusal) => (refusal.Status, refusal.Body.ToJsonString());

    private Task ShowSecondStep(HttpContext http, string intent)
    {
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync($"""
            <!doctype html><title>Your bank</title><h1>Is it you who pays?</h1>
            <form method="post"><button name="answer" value="yes">Yes, pay</button> <button name="answer" value="no">No</button></form><p>{System.Net.WebUtility.HtmlEncode(intent)}</p>
            """, http.RequestAborted);
    }

    private async Task TakeSecondStep(HttpContext http, string intent)
    {
        var answer = (await http.Request.ReadFormAsync(http.RequestAborted))["answer"].ToString();
        var back = Acts.SecondStep(intent, answer is "yes");
        if (back is null) await http.Response.WriteAsync("Thank you.", http.RequestAborted);
        else http.Response.Redirect(back);
    }

    private sealed class EndsWithItsOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
