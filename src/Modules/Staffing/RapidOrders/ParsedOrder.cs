using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.RapidOrders.Reading;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>An order as it was understood, to be looked at before anybody orders it.</summary>
/// <param name="StartsAt">Of shifts that come again, the first.</param>
/// <param name="Recurrence">Null where there is one shift.</param>
internal sealed record Parsed(
    OrderType OrderType, string? Title, string? HubHint, HubId? HubId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, int? DurationMinutes, ParsedRecurrence? Recurrence,
    IReadOnlyList<ParsedPosition> Positions, Urgency Urgency, string? Notes);

/// <param name="DaysOfWeek">Empty where none were said.</param>
/// <param name="StartTime">By the clock of the hub.</param>
internal sealed record ParsedRecurrence(DateOnly StartDate, DateOnly? EndDate, IReadOnlyList<Weekday> DaysOfWeek, TimeOnly? StartTime, TimeOnly? EndTime);

/// <param name="RoleName">The catalogue's, or as it was said where the catalogue has none.</param>
/// <param name="HourlyRateCents">What workers are to be paid, where the text says it.</param>
internal sealed record ParsedPosition(string? RoleCode, string RoleName, CatalogRoleId? CatalogRoleId, int WorkersNeeded, int? HourlyRateCents);

/// <param name="Overall">The mean of the others, from 0 to 1, rounded to two places.</param>
internal sealed record Confidence(decimal Overall, ConfidenceFields Fields);

/// <summary>How sure each is, from 0 for what is missing to 1.</summary>
internal sealed record ConfidenceFields(decimal Positions, decimal HubId, decimal StartsAt, decimal EndsAt);

/// <summary>What every reading of an order is answered with.</summary>
internal static class ParsedOrder
{
    private const int LongestTitle = 200;

    public static Parsed Of(ReadOrder order) => new(
        order.Type, Title(order), order.HubHint, order.Hub?.Id, order.StartsAt, order.EndsAt, order.DurationMinutes,
        order.Recurrence is { } again ? new(again.StartDate, again.EndDate, [.. again.DaysOfWeek.Select(d => (Weekday)(int)d)], order.StartTime, order.EndTime) : null,
        [.. order.Positions.Select(p => new ParsedPosition(p.Role?.Code, p.Name, p.Role?.Id, p.Workers, p.RateCents))], order.Urgency, order.Notes);

    /// <summary>What is still needed to order it, by the paths in <see cref="Parsed"/>.</summary>
    public static IReadOnlyList<string> Missing(ReadOrder order)
    {
        var missing = new List<string>();
        if (order.Positions.Count == 0) missing.Add("positions");
        for (var i = 0; i < order.Positions.Count; i++)
        {
            if (order.Positions[i].Role is null) missing.Add($"positions[{i}].catalogRoleId");
            if (!order.Positions[i].IsCounted) missing.Add($"positions[{i}].workersNeeded");
        }
        if (order.Hub is null) missing.Add("hubId");
        if (order.StartsAt is null) missing.Add("startsAt");
        if (order.EndsAt is null) missing.Add("endsAt");
        if (order.Recurrence is { DaysOfWeek.Count: 0 }) missing.Add("recurrence.daysOfWeek");
        if (order is { Type: OrderType.Recurring, Recurrence.EndDate: null }) missing.Add("recurrence.endDate");
        return missing;
    }

    public static Confidence Sure(ReadOrder order)
    {
        var fields = new ConfidenceFields(
            order.Positions.Count == 0 ? 0 : Rounded(order.Positions.Average(p => p.Certainty)), order.Hub is null ? 0 : Rounded(order.HubCertainty), order.StartsAt is null ? 0 : Rounded(order.StartCertainty), order.EndsAt is null ? 0 : Rounded(order.EndCertainty));
        return new(Rounded((fields.Positions + fields.HubId + fields.StartsAt + fields.EndsAt) / 4), fields);
    }

    private static string? Title(ReadOrder order)
    {
        var title = string.Join(", ", order.Positions.Select(p => $"{p.Workers} × {p.Name}"));
        return title.Length is 0 ? null : title.Length > LongestTitle ? title[..title.LastIndexOf(',', LongestTitle)] : title;
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
