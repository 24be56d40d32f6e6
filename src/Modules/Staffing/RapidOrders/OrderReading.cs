using System.Diagnostics;
using NodaTime;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.RapidOrders.Reading;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Reads the text of an order: by the model where there is one, and by rules where there is none or it fails. Either way the catalogue is ours to match.</summary>
internal sealed class OrderReading(IModel model, OrderCatalogue catalogue, TimeProvider clock)
{
    private const string Rules = "rules-1";
    private const string NotEnglish = "Only English is understood here.";
    private const string ModelFailed = "The model could not be asked or answered nonsense: the text was read by rules.";

    internal sealed record Read(ReadOrder Order, string Model, int LatencyMs, OrderContext Context);

    /// <param name="locale">BCP-47; its country says whether 12/3 is in December or in March.</param>
    /// <param name="timezone">By which times are read where no hub is found; the business's where none is given.</param>
    public async Task<Read> Of(string text, string? locale, string? timezone, DateTimeOffset? now, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var (roles, hubs, zone) = await catalogue.Load(cancel);
        var context = new OrderContext(roles, hubs, now ?? clock.GetUtcNow(), WallClock.ZoneOrNull(timezone ?? zone) ?? DateTimeZone.Utc, DayFirst: locale is not null && locale.Contains('-', StringComparison.Ordinal) && !locale.EndsWith("-US", StringComparison.OrdinalIgnoreCase));
        var byRules = OrderReader.Read(text, context);
        if (!model.Status.Answers)
        {
            if (locale is not null && !locale.StartsWith("en", StringComparison.OrdinalIgnoreCase)) byRules = byRules with { Warnings = [.. byRules.Warnings, NotEnglish] };
            return Took(byRules, Rules);
        }
        var (answer, _) = await model.Ask(ModelReading.Question(text, context), cancel);
        if (answer is not null && ModelReading.Read(answer.Result, context) is { } order && (order.Positions.Count > 0 || byRules.Positions.Count == 0)) return Took(order with { Notes = order.Notes ?? byRules.Notes }, answer.Model);
        return Took(byRules with { Warnings = [.. byRules.Warnings, ModelFailed] }, Rules);

        Read Took(ReadOrder order, string by) => new(order, by, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds, context);
    }
}
