using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Audio;
using WorkforceOS.Agents.Usage;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Agents.Models;

/// <inheritdoc cref="IModel"/>
internal sealed partial class ConfiguredModel(Drivers drivers, AiSettings settings, Budget budget, Scope scope, ILogger<ConfiguredModel> log) : IModel
{
    private const int LongestAnswer = 1_000_000;

    /// <summary>Characters of a token, roughly, where a provider does not count.</summary>
    private const int PerToken = 4;

    public ModelStatus Status => new(drivers.Chat is not null, drivers.Audio is not null, drivers.Provider, drivers.Chat is null ? null : drivers.Model);

    public async Task<(ModelAnswer? Answer, ModelRefusal? Refusal)> Ask(ModelQuestion question, CancellationToken cancel)
    {
        if (drivers.Chat is not { } chat) return (null, new(ModelRefusalKind.NotSetUp));
        if (await budget.Enter(cancel) is { } refusal) return (null, refusal);
        var (response, took) = await Within(until => chat.GetResponseAsync(Messages(question), Options(question), until), cancel);
        if (response is null) return (null, new(ModelRefusalKind.Failed));
        var text = response.Text;
        await budget.Count(response.Usage?.InputTokenCount ?? question.Prompt.Length / PerToken, response.Usage?.OutputTokenCount ?? text.Length / PerToken, 0, cancel);
        if (text.Length > LongestAnswer || Result(text, question.Shape) is not { } result) return (null, Unfit());
        return (new(result, response.ModelId ?? drivers.Model, took), null);
    }

    public async Task<(Transcript? Transcript, ModelRefusal? Refusal)> Transcribe(Recording recording, CancellationToken cancel)
    {
        if (drivers.Audio is not { } audio) return (null, new(ModelRefusalKind.NotSetUp));
        if (await budget.Enter(cancel) is { } refusal) return (null, refusal);
        var options = new AudioTranscriptionOptions { ResponseFormat = AudioTranscriptionFormat.Verbose, Language = recording.Language.Split('-')[0].ToLowerInvariant(), Prompt = recording.Hints.Count == 0 ? null : string.Join(", ", recording.Hints) };
        var (heard, took) = await Within(async until =>
        {
            using var bytes = new MemoryStream(recording.Bytes.ToArray(), writable: false);
            return (await audio.TranscribeAudioAsync(bytes, recording.FileName, options, until)).Value;
        }, cancel);
        if (heard?.Text is not { Length: <= LongestAnswer } text) return (null, new(ModelRefusalKind.Failed));
        await budget.Count(0, text.Length / PerToken, recording.Bytes.Length, cancel);
        return (new(text.Trim(), Confidence(heard), heard.Language is { Length: 2 } code ? code : recording.Language, settings.TranscriptionModel!, took), null);
    }

    /// <summary>The answer of a provider within the time that there is; null where it failed. Of why it did neither its words nor ours are kept.</summary>
    private async Task<(T? Answer, int Milliseconds)> Within<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancel) where T : class
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await scope.WithoutConnection(async () =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(settings.Waits);
            try
            {
                return await ask(limit.Token);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                NotAnswered(log, drivers.Provider, failure.GetType().Name);
                return null;
            }
        }, cancel);
        return (answer, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static List<ChatMessage> Messages(ModelQuestion question)
    {
        var instructions = (question.Instructions, question.Shape) switch
        {
            (var own, { } shape) => $"{own}\nAnswer with JSON alone, without a word or a fence around it, that is valid by this JSON Schema:\n{shape.GetRawText()}".TrimStart(),
            (var own, null) => own,
        };
        var asked = new ChatMessage(ChatRole.User, [new TextContent(question.Prompt), .. question.Files.Select(f => new DataContent(f.Bytes, f.ContentType))]);
        return instructions is null ? [asked] : [new(ChatRole.System, instructions), asked];
    }

    private ChatOptions Options(ModelQuestion question) => new()
    {
        Temperature = question.Temperature, MaxOutputTokens = settings.MostOutputTokens,
        // Only OpenAI's own servers take every schema; the answer is looked at in any case.
        ResponseFormat = question.Shape is null ? null : ChatResponseFormat.Json,
    };

    private static JsonElement? Result(string text, JsonElement? shape)
    {
        if (shape is not { } wanted) return string.IsNullOrWhiteSpace(text) ? null : JsonSerializer.SerializeToElement(text);
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(Unfenced(text.Trim()));
            return AnswerShape.Fits(value, wanted) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unfenced(string text)
    {
        const string fence = "```";
        if (!text.StartsWith(fence, StringComparison.Ordinal) || !text.EndsWith(fence, StringComparison.Ordinal) || text.IndexOf('\n', StringComparison.Ordinal) is not (> 0 and var line)) return text;
        return line < text.Length - fence.Length ? text[line..^fence.Length].Trim() : text;
    }

    private static decimal? Confidence(AudioTranscription heard)
    {
        var (sum, length) = (0d, 0d);
        foreach (var part in heard.Segments ?? [])
        {
            var seconds = Math.Max(0.01, (part.EndTime - part.StartTime).TotalSeconds);
            (sum, length) = (sum + part.AverageLogProbability * seconds, length + seconds);
        }
        return length == 0 || !double.IsFinite(sum) ? null : (int)Math.Round(100 * Math.Clamp(Math.Exp(sum / length), 0, 1), MidpointRounding.AwayFromZero) / 100m;
    }

    private ModelRefusal Unfit()
    {
        NotAnswered(log, drivers.Provider, "UnfitAnswer");
        return new(ModelRefusalKind.Failed);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model of {Provider} gave no answer that could be used: {Failure}.")]
    private static partial void NotAnswered(ILogger log, string? provider, string failure);
}
