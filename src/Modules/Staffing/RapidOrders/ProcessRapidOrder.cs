using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Understands an order that somebody has spoken or typed, in one call. Nothing is ordered.</summary>
internal static class ProcessRapidOrder
{
    /// <param name="AudioFileUri">Of a recording that the caller has uploaded; this or a text.</param>
    /// <param name="PromptHints">Words that may come up in the recording; 80 characters each.</param>
    /// <param name="Timezone">IANA; by which times are read where no hub is named.</param>
    internal sealed record Input(
        [MaxLength(2048)] string? AudioFileUri = null, [MaxLength(ParseRapidOrder.LongestText)] string? Text = null, [MaxLength(35), RegularExpression(TranscribeOrder.Locale)] string? Locale = null,
        [MaxLength(TranscribeOrder.MostHints)] IReadOnlyList<string>? PromptHints = null, [MaxLength(80), ZoneName] string? Timezone = null, DateTimeOffset? Now = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (string.IsNullOrWhiteSpace(AudioFileUri) == string.IsNullOrWhiteSpace(Text)) yield return new("Give a recording or a text.", [nameof(Text)]);
            foreach (var wrong in TranscribeOrder.TooLong(PromptHints)) yield return wrong;
        }
    }

    /// <param name="Transcript">What was heard; null where a text was given.</param>
    /// <param name="Catalog">What there was to choose from.</param>
    internal sealed record Answer(string? Transcript, Parsed Parsed, IReadOnlyList<string> MissingFields, IReadOnlyList<string> Warnings, Confidence Confidence, string Model, int LatencyMs, Catalog Catalog);

    internal sealed record Catalog(IReadOnlyList<CatalogHub> Hubs, IReadOnlyList<CatalogRole> Roles);

    internal sealed record CatalogHub(HubId HubId, string HubName, string Timezone);

    internal sealed record CatalogRole(CatalogRoleId CatalogRoleId, string RoleCode, string RoleName);

    public static async Task<Result<Answer>> Handle(Input input, Dictation dictation, OrderReading reading, CancellationToken cancel)
    {
        var (text, transcript, took) = (input.Text ?? "", (string?)null, 0);
        if (!string.IsNullOrWhiteSpace(input.AudioFileUri))
        {
            var taken = await dictation.Take(input.AudioFileUri, input.Locale, input.PromptHints, cancel);
            if (taken.Problem is { } refusal) return refusal;
            (transcript, took) = (taken.Value.Text, taken.Value.LatencyMs);
            text = transcript.Length > ParseRapidOrder.LongestText ? transcript[..ParseRapidOrder.LongestText] : transcript;
        }
        var read = await reading.Of(text, input.Locale, ParseRapidOrder.Zone(input.Timezone), input.Now, cancel);
        var catalog = new Catalog([.. read.Context.Hubs.Select(h => new CatalogHub(h.Id, h.Name, h.Timezone))], [.. read.Context.Roles.Select(r => new CatalogRole(r.Id, r.Code, r.Name))]);
        return new Answer(transcript, ParsedOrder.Of(read.Order), ParsedOrder.Missing(read.Order), read.Order.Warnings, ParsedOrder.Sure(read.Order), read.Model, took + read.LatencyMs, catalog);
    }
}
