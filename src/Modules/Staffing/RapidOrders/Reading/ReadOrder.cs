using NodaTime;

namespace WorkforceOS.Staffing.RapidOrders.Reading;

internal enum Urgency
{
    Asap,
    Scheduled,
}

/// <summary>What an order may be of and for. Roles and hubs are those of the business.</summary>
/// <param name="Now">Of the clock of whoever speaks.</param>
/// <param name="Zone">Where no hub is found.</param>
/// <param name="DayFirst">12/3 is in March, as it is written outside of the United States.</param>
internal sealed record OrderContext(IReadOnlyList<KnownRole> Roles, IReadOnlyList<KnownHub> Hubs, DateTimeOffset Now, DateTimeZone Zone, bool DayFirst = false);

internal sealed record KnownRole(CatalogRoleId Id, string Code, string Name);

internal sealed record KnownHub(HubId Id, string Name, string Timezone);

/// <summary>So many workers of a role that the text names.</summary>
/// <param name="Role">Null where the catalogue has none of that name.</param>
/// <param name="Name">The catalogue's, or as it was said.</param>
internal sealed record ReadPosition(KnownRole? Role, string Name, int Workers, int? RateCents)
{
    /// <summary>From 0 to 1.</summary>
    public decimal Certainty { get; init; } = 1;

    /// <summary>The text says how many.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>Where in the text it ends.</summary>
    public int At { get; init; }
}

/// <summary>On which days shifts come again, by the calendar of the hub.</summary>
/// <param name="EndDate">The last day; null where there is none yet.</param>
/// <param name="DaysOfWeek">From Monday on; empty where the text says none.</param>
internal sealed record ReadRecurrence(DateOnly StartDate, DateOnly? EndDate, IReadOnlyList<DayOfWeek> DaysOfWeek);

/// <summary>What was understood of a text. Instants are in UTC; of shifts that come again they are the first.</summary>
internal sealed record ReadOrder
{
    public OrderType Type { get; init; }
    public Urgency Urgency { get; init; } = Urgency.Scheduled;
    public KnownHub? Hub { get; init; }

    /// <summary>The place as it was said.</summary>
    public string? HubHint { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Later than the start.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public int? DurationMinutes { get; init; }
    public ReadRecurrence? Recurrence { get; init; }
    public TimeOnly? StartTime { get; init; }
    public TimeOnly? EndTime { get; init; }
    public IReadOnlyList<ReadPosition> Positions { get; init; } = [];
    public string? Notes { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How sure each of them is, from 0 to 1, for what was found.</summary>
    public decimal HubCertainty { get; init; }

    /// <inheritdoc cref="HubCertainty"/>
    public decimal StartCertainty { get; init; }

    /// <inheritdoc cref="HubCertainty"/>
    public decimal EndCertainty { get; init; }
}
