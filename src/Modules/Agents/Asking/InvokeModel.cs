using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Agents.Asking;

/// <summary>Asks the model something, with files of one's own to look at.</summary>
internal static class InvokeModel
{
    public const int MostFiles = 5;

    /// <param name="ResponseJsonSchema">What shape the answer has: type, enum, const, properties, required, additionalProperties, items, anyOf and limits of JSON Schema.</param>
    /// <param name="FileUrls">URIs of pictures and PDFs that the caller has uploaded, 10 MB altogether.</param>
    /// <param name="Temperature">From 0, the likeliest words, to 2.</param>
    internal sealed record Input([MaxLength(20_000)] string Prompt, JsonElement? ResponseJsonSchema = null, [MaxLength(MostFiles)] IReadOnlyList<string>? FileUrls = null, [Range(0, 2)] decimal? Temperature = null) : IInput, IValidatableObject
    {
        public JsonElement? ShapeOrNull() => ResponseJsonSchema is { ValueKind: not JsonValueKind.Null } shape ? shape : null;

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (ShapeOrNull() is { } shape && (shape.ValueKind is JsonValueKind.Object ? AnswerShape.Wrong(shape) : "It is an object.") is { } wrong) yield return new(wrong, [nameof(ResponseJsonSchema)]);
        }
    }

    /// <param name="Result">A text, or whatever fits the schema.</param>
    internal sealed record Answered(JsonElement Result, string Model, int LatencyMs);

    public static async Task<Result<Answered>> Handle(Input input, IModel model, IUploads uploads, IFiles files, CancellationToken cancel)
    {
        if (!model.Status.Answers) return AgentsProblems.NotSetUp;
        var shown = new List<ModelFile>();
        foreach (var uri in input.FileUrls ?? [])
        {
            var (file, refusal) = await uploads.FindOwn(uri, cancel);
            if (file is null) return refusal is UploadRefusal.NotTheOwner ? Problem.NotTheOwner : Problem.NotFound;
            if (file.ContentType.StartsWith("audio/", StringComparison.Ordinal)) return AgentsProblems.NotSeen;
            if (shown.Sum(s => s.Bytes.Length) + file.Size > WantedUpload.UsualMost) return AgentsProblems.TooLarge;
            if (await files.Read(file.Id, cancel) is not { } bytes) return Problem.NotFound;
            shown.Add(new(file.ContentType, bytes));
        }

        var (answer, none) = await model.Ask(new(input.Prompt) { Shape = input.ShapeOrNull(), Temperature = (float?)input.Temperature, Files = shown }, cancel);
        if (none is not null) return AgentsProblems.Of(none);
        return new Answered(answer!.Result, answer.Model, answer.LatencyMs);
    }
}
