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

    private StandIn(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        Webhooks = new Webhooks(clock);
        books = new Books(clock, Webhooks, () => Address);
        Acts = new Acts(books, turn);
    }

    public Uri Address { get; private set; } = null!;

    public Webhooks Webhooks { get; }

    public Faults Faults { get; } = new();

    /// <summary>What others than the caller do: people at their bank, and time.</summary>
    public Acts Acts { get; }

    /// <summary>When it was told to stop.</summary>
    public Task Ended => app.WaitForShutdownAsync(CancellationToken.None);

    /// <param name="port">0: any that is free.</param>
    public static async Task<StandIn> Start(TimeProvider clock, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var standIn = new StandIn(app, clock);
        app.MapGet("/3ds/{intent}", standIn.ShowSecondStep);
        app.MapPost("/3ds/{intent}", standIn.TakeSecondStep);
        app.Map("/v1/{**rest}", standIn.Answer);
        Pages.Map(app, standIn.Acts);
        await app.StartAsync(CancellationToken.None);
        standIn.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
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
        var fault = Faults.Take(operation);
        http.Response.Headers["Request-Id"] = books.NewId("req");
        var (status, body) = fault switch
        {
            Fault.ErrorBefore => (500, new StripeRefusal(500, "api_error", null, "Something went wrong.").Body.ToJsonString()),
            Fault.TooMany => (429, new StripeRefusal(429, "invalid_request_error", "rate_limit", "Too many requests.").Body.ToJsonString()),
            _ => Once(http, operation, id, parameters),
        };
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
            var answer = Done(operation, id, parameters);
            if (key is not "") answered[key] = (asked, answer.Status, answer.Body);
            return answer;
        }
    }

    private (int Status, string Body) Done(string operation, string id, JsonObject parameters)
    {
        try
        {
            if (operation is "") throw new StripeRefusal(404, "invalid_request_error", null, "Unrecognized request URL.");
            if (KnownParameters.Unknown(operation, FormBody.Names(parameters).Where(n => n is not "")) is { } unknown)
            {
                throw new StripeRefusal(400, "invalid_request_error", "parameter_unknown", $"Received unknown parameter: {unknown}") { Parameter = unknown };
            }
            var answer = books.Do(operation, id, parameters);
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
}
