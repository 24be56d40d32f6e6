using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Of a place, an application, or what is free: whatever a card is about.</summary>
internal enum CardStatus
{
    Open,
    Filled,
    Closed,
    Pending,
    Assigned,
    Accepted,
    Declined,
    SwapRequested,
    SwappedOut,
    CheckedIn,
    CheckedOut,
    Completed,
    Cancelled,
    NoShow,
}

/// <summary>A shift in one role as workers see it. Rates are what the worker is paid.</summary>
internal record ShiftCard
{
    public AssignmentId? AssignmentId { get; init; }
    public required ShiftId ShiftId { get; init; }
    public required OrderId OrderId { get; init; }
    public required ShiftRoleId RoleId { get; init; }
    public required string Title { get; init; }
    public required string ClientName { get; init; }
    public required string RoleName { get; init; }
    public required string Location { get; init; }
    public required string LocationAddress { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public decimal HourlyRate => HourlyRateCents / 100m;
    public required DateTimeOffset StartTime { get; init; }
    public required DateTimeOffset EndTime { get; init; }
    public decimal TotalRate => TotalRateCents / 100m;
    public DateTimeOffset StartsAt => StartTime;
    public DateTimeOffset EndsAt => EndTime;

    /// <summary>On which it begins, by the clock of the hub.</summary>
    public required DateOnly Date { get; init; }

    public required string Timezone { get; init; }
    public required HubId HubId { get; init; }
    public required int HourlyRateCents { get; init; }
    public required long TotalRateCents { get; init; }
    public required string Currency { get; init; }
    public required int DurationMinutes { get; init; }
    public required int BreakMinutes { get; init; }
    public required IReadOnlyList<string> AttireRequirements { get; init; }
    public string? Notes { get; init; }
    internal bool IsBreakPaid { get; init; }
    public CardStatus Status { get; init; }

    public ShiftCard At(CardStatus status, AssignmentId? assignment = null) => this with { Status = status, AssignmentId = assignment };

    /// <summary>Of a worker's own place, from their own start.</summary>
    public ShiftCard Of(Assignment own) => From(own.StartsAt).At(Named(own.Status), own.Id);

    /// <summary>For somebody who begins then; the end is the same for all.</summary>
    public ShiftCard From(DateTimeOffset start) => start == StartTime ? this : this with
    {
        StartTime = start, Date = WallClock.DayOf(start, Facts.ZoneOf(Timezone)), DurationMinutes = (int)(EndTime - start).TotalMinutes,
        TotalRateCents = PlannedPay.Cents(start, EndTime, BreakMinutes, IsBreakPaid, HourlyRateCents),
    };

    private static CardStatus Named(AssignmentStatus status) => Enum.Parse<CardStatus>(status.ToString());
}

/// <summary>What a shift would pay if it were worked as planned.</summary>
internal static class PlannedPay
{
    private static readonly TimeSpan BreakFrom = TimeSpan.FromHours(5);

    /// <summary>
    /// <c>minutes · rate / 60</c>, rounded half away from zero; an unpaid break is left out of shifts of five hours and more.
    /// Example: 9:00 to 17:00 with 30 unpaid minutes at 23.00 are 450 minutes and 172.50.
    /// </summary>
    public static long Cents(DateTimeOffset start, DateTimeOffset end, int breakMinutes, bool isBreakPaid, int centsPerHour)
    {
        var minutes = (long)(end - start).TotalMinutes;
        if (!isBreakPaid && end - start >= BreakFrom) minutes = Math.Max(0, minutes - breakMinutes);
        return (long)Math.Round(minutes * centsPerHour / 60m, MidpointRounding.AwayFromZero);
    }
}
