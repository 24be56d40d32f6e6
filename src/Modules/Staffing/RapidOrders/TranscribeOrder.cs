using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Writes down an order that somebody has recorded and uploaded.</summary>
internal static class TranscribeOrder
{
    public const string Locale = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$";
    public const int MostHints = 20;
    private const int LongestHint = 80;
    private const decimal NotSaid = 0.5m;
    private const decimal Doubtful = 0.6m;

    /// <param name="Locale">BCP-47, of what is spoken.</param>
    /// <param name="PromptHints">Words that may come up, such as names of roles and hubs; 80 characters each.</param>
    internal sealed record Input([MaxLength(2048)] string AudioFileUri, [MaxLength(35), RegularExpression(TranscribeOrder.Locale)] string? Locale = null, [MaxLength(MostHints)] IReadOnlyList<string>? PromptHints = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context) => TooLong(PromptHints);
    }

    /// <param name="Confidence">From 0 to 1; 0.5 where the model does not say.</param>
    internal sealed record Transcribed(string Transcript, decimal Confidence, string Language, IReadOnlyList<string> Warnings, string Model, int LatencyMs);

    public static async Task<Result<Transcribed>> Handle(Input input, Dictation dictation, CancellationToken cancel)
    {
        var taken = await dictation.Take(input.AudioFileUri, input.Locale, input.PromptHints, cancel);
        if (taken.Problem is { } refusal) return refusal;
        var heard = taken.Value;
        List<string> warnings = [];
        if (heard.Text.Length == 0) warnings.Add("Nothing was heard.");
        if (heard.Confidence is < Doubtful) warnings.Add("Much of it was hard to hear.");
        return new Transcribed(heard.Text, heard.Confidence ?? NotSaid, heard.Language, warnings, heard.Model, heard.LatencyMs);
    }

    public static IEnumerable<ValidationResult> TooLong(IReadOnlyList<string>? hints)
    {
        if (hints is not null && hints.Any(h => h.Length > LongestHint)) yield return new($"At most {LongestHint} characters each.", [nameof(Input.PromptHints)]);
    }
}
