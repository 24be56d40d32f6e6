using System.Text.Json;

namespace WorkforceOS.Contracts.Models;

/// <summary>
/// The language model that the operator has set up, if any. Every question is counted against the caller's and the company's budget. Neither questions nor answers
/// are kept or logged. Answers come in seconds, during which the unit of work has no connection: ask outside of transactions.
/// </summary>
public interface IModel
{
    ModelStatus Status { get; }

    /// <returns>The answer, or why there is none.</returns>
    Task<(ModelAnswer? Answer, ModelRefusal? Refusal)> Ask(ModelQuestion question, CancellationToken cancel);

    /// <inheritdoc cref="Ask"/>
    Task<(Transcript? Transcript, ModelRefusal? Refusal)> Transcribe(Recording recording, CancellationToken cancel);
}

/// <param name="Provider">openai or anthropic; null where none is set up.</param>
public sealed record ModelStatus(bool Answers, bool Transcribes, string? Provider, string? Model);

/// <param name="Prompt">What is asked, with whatever others have written in it.</param>
public sealed record ModelQuestion(string Prompt)
{
    /// <summary>Ours, above what is asked.</summary>
    public string? Instructions { get; init; }

    /// <summary>What shape the answer has, see <see cref="AnswerShape"/>; null for a text.</summary>
    public JsonElement? Shape { get; init; }

    /// <summary>From 0, the likeliest words, to 2; null is the model's own. Not every provider heeds it.</summary>
    public float? Temperature { get; init; }

    /// <summary>Pictures and PDFs to look at.</summary>
    public IReadOnlyList<ModelFile> Files { get; init; } = [];
}

public sealed record ModelFile(string ContentType, ReadOnlyMemory<byte> Bytes);

/// <param name="Result">A JSON text, or whatever fits the shape that was asked for.</param>
/// <param name="Model">As the provider calls it.</param>
public sealed record ModelAnswer(JsonElement Result, string Model, int LatencyMs);

/// <param name="Language">BCP-47, as it is expected.</param>
/// <param name="Hints">Words that may come up.</param>
public sealed record Recording(string FileName, ReadOnlyMemory<byte> Bytes, string Language, IReadOnlyList<string> Hints);

/// <param name="Confidence">From 0 to 1: the geometric mean of the likelihood of what was heard, by the length of its parts; null where the model does not say.</param>
/// <param name="Language">As it was heard, or else as it was expected.</param>
public sealed record Transcript(string Text, decimal? Confidence, string Language, string Model, int LatencyMs);

public enum ModelRefusalKind
{
    /// <summary>None is set up, or it is switched off.</summary>
    NotSetUp,

    /// <summary>It refused, broke, took too long, or answered what does not fit.</summary>
    Failed,

    /// <summary>The caller asks too often, or the budget is spent.</summary>
    TooMuch,
}

/// <param name="RetryAfter">When it is worth asking again, where that is known.</param>
public sealed record ModelRefusal(ModelRefusalKind Kind, TimeSpan? RetryAfter = null);
