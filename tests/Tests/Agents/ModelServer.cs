using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Agents;

/// <param name="Key">By which it was asked.</param>
internal sealed record AskedModel(string Path, string Body, string Key);

/// <summary>A server that speaks OpenAI's chat completions and transcriptions and Anthropic's messages over a socket, and answers as the test says.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    public const int InputTokens = 120;
    public const int OutputTokens = 30;
    private readonly WebApplication app;

    private ModelServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<AskedModel> Asked { get; } = [];

    /// <summary>The words of the answer; null where it has answered by itself.</summary>
    public Func<HttpContext, string, Task<string?>> Answers { get; set; } = (_, _) => Task.FromResult<string?>("Hello.");

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<ModelServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Run(server.Answer);
        await app.StartAsync();
        return server;
    }

    public void Says(string text) => Answers = (_, _) => Task.FromResult<string?>(text);

    public void Refuses(int status, string body = "{}", string? retryAfter = null) => Answers = async (http, _) =>
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(body);
        return null;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        var body = Encoding.Latin1.GetString(bytes.ToArray());
        Asked.Enqueue(new(http.Request.Path, body, $"{http.Request.Headers.Authorization}{http.Request.Headers["x-api-key"]}"));
        http.Response.ContentType = "application/json";
        if (await Answers(http, body) is not { } text) return;
        object answer = http.Request.Path.Value switch
        {
            "/v1/chat/completions" => new
            {
                id = "c-1", @object = "chat.completion", created = 1, model = "test-model", choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
                usage = new { prompt_tokens = InputTokens, completion_tokens = OutputTokens, total_tokens = InputTokens + OutputTokens },
            },
            "/v1/messages" => new
            {
                id = "m-1", type = "message", role = "assistant", model = "test-claude", content = new[] { new { type = "text", text } }, stop_reason = "end_turn", stop_sequence = (string?)null,
                usage = new { input_tokens = InputTokens, output_tokens = OutputTokens },
            },
            _ => new
            {
                task = "transcribe", language = "english", duration = 2.0, text,
                segments = new[] { new { id = 0, seek = 0, start = 0.0, end = 2.0, text, tokens = new[] { 1 }, temperature = 0.0, avg_logprob = -0.105360516, compression_ratio = 1.0, no_speech_prob = 0.0 } },
            },
        };
        await http.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }
}

/// <summary>A host that asks a model of the test's.</summary>
public class ModelHost : TestHost
{
    internal const string Key = "sk-marked-key-of-a-model";

    internal ModelServer Model { get; private set; } = null!;

    protected virtual string Provider => "openai";

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Ai:Provider"] = Provider, ["Ai:OpenAI:BaseUrl"] = Model.Address + "/v1", ["Ai:OpenAI:ApiKey"] = Key, ["Ai:Anthropic:BaseUrl"] = Model.Address, ["Ai:Anthropic:ApiKey"] = Key,
        ["Ai:TranscriptionModel"] = "test-whisper", ["Ai:Waits"] = "00:00:06", ["Ai:CallsPerUserMinute"] = "20", ["Ai:TokensPerUserDay"] = "1000", ["Ai:TokensPerCompanyDay"] = "1500", ["Ai:TokensPerCompanyMonth"] = "4000",
    };

    public override async ValueTask InitializeAsync()
    {
        Model = await ModelServer.Start();
        await base.InitializeAsync();
    }

    protected override ValueTask CleanUp() => Model.DisposeAsync();
}

/// <inheritdoc cref="ModelHost"/>
public sealed class AnthropicHost : ModelHost
{
    protected override string Provider => "anthropic";
}
