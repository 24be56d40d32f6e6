using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Understands an order that somebody has typed. Nothing is ordered.</summary>
internal static class ParseRapidOrder
{
    public const int LongestText = 4000;

    /// <param name="Locale">BCP-47, of the text.</param>
    /// <param name="Timezone">IANA; by which times are read where the text names no hub.</param>
    /// <param name="Now">The moment from which tomorrow is counted.</param>
    internal sealed record Input([MinLength(1), MaxLength(LongestText)] string Text, [MaxLength(35), RegularExpression(TranscribeOrder.Locale)] string? Locale = null, [MaxLength(80), ZoneName] string? Timezone = null, DateTimeOffset? Now = null) : IInput;

    /// <param name="MissingFields">What is needed to order it and was not found, by its path.</param>
    /// <param name="Warnings">What should be looked at again.</param>
    /// <param name="Model">What understood it; rules-1 are those of the product.</param>
    internal sealed record Answer(Parsed Parsed, IReadOnlyList<string> MissingFields, IReadOnlyList<string> Warnings, Confidence Confidence, string Model, int LatencyMs);

    public static async Task<Result<Answer>> Handle(Input input, OrderReading reading, CancellationToken cancel)
    {
        var read = await reading.Of(input.Text, input.Locale, Zone(input.Timezone), input.Now, cancel);
        return new Answer(ParsedOrder.Of(read.Order), ParsedOrder.Missing(read.Order), read.Order.Warnings, ParsedOrder.Sure(read.Order), read.Model, read.LatencyMs);
    }

    public static string? Zone(string? given) => given is "" ? null : given;
}
