using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Audio;

namespace WorkforceOS.Agents.Models;

/// <summary>The clients of the providers, as the settings say; they repeat what was refused for the moment (429, 5xx) and wait as long as they are told to.</summary>
internal sealed class Drivers : IDisposable
{
    private const int Repetitions = 2;
    private const string UsualOpenAI = "gpt-4o-mini";
    private const string UsualAnthropic = "claude-sonnet-4-5";

    /// <summary>For servers of one's own, which want none.</summary>
    private const string NoKey = "none";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    public Drivers(AiSettings settings)
    {
        (Provider, Model) = (settings.Asked, settings.Model ?? (settings.Asked is "anthropic" ? UsualAnthropic : UsualOpenAI));
        if (Provider is "openai") Chat = new OpenAIClient(Key(settings), Options(settings)).GetChatClient(Model).AsIChatClient();
        if (Provider is "anthropic") Chat = Anthropic(settings).AsIChatClient(Model, settings.MostOutputTokens);
        if (settings.Transcribes) Audio = new OpenAIClient(Key(settings), Options(settings)).GetAudioClient(settings.TranscriptionModel);
    }

    public string? Provider { get; }

    public string Model { get; }

    /// <summary>Null where no model is asked.</summary>
    public IChatClient? Chat { get; }

    /// <summary>Null where nobody writes down recordings.</summary>
    public AudioClient? Audio { get; }

    public void Dispose()
    {
        Chat?.Dispose();
        http.Dispose();
    }

    private static ApiKeyCredential Key(AiSettings settings) => new(string.IsNullOrWhiteSpace(settings.OpenAI.ApiKey) ? NoKey : settings.OpenAI.ApiKey);

    private OpenAIClientOptions Options(AiSettings settings)
    {
        var options = new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(Repetitions), NetworkTimeout = settings.Waits };
        if (settings.OpenAI.BaseUrl is { } address) options.Endpoint = new Uri(address);
        return options;
    }

    private AnthropicClient Anthropic(AiSettings settings)
    {
        var key = string.IsNullOrWhiteSpace(settings.Anthropic.ApiKey) ? NoKey : settings.Anthropic.ApiKey;
        return settings.Anthropic.BaseUrl is { } address
            ? new AnthropicClient { HttpClient = http, ApiKey = key, MaxRetries = Repetitions, Timeout = settings.Waits, BaseUrl = address }
            : new AnthropicClient { HttpClient = http, ApiKey = key, MaxRetries = Repetitions, Timeout = settings.Waits };
    }
}
