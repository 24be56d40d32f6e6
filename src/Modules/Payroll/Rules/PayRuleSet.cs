using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Rules;

/// <summary>In the contract's order.</summary>
internal enum TierPer
{
    Day,
    Week,

    /// <summary>The hours of the seventh worked day of a week.</summary>
    SeventhDay,
}

/// <summary>From how many hours on overtime is paid, and how often over.</summary>
/// <param name="Over">Hours of the day or week, with at most two decimals.</param>
/// <param name="Multiplier">1.5 is time and a half; at least 1.</param>
internal sealed record OvertimeTier(TierPer Per, decimal Over, decimal Multiplier);

/// <summary>What becomes of the time before the shift's start.</summary>
internal enum EarlyIn
{
    /// <summary>It is worked, makes no overtime and brings none nearer.</summary>
    NotOvertime,

    Counts,

    /// <summary>Time counts from the start of the shift on.</summary>
    FromShiftStart,
}

internal enum PremiumStack
{
    /// <summary>Of these only the one that gives most.</summary>
    Highest,

    /// <summary>On top of whatever else is given.</summary>
    Sum,
}

/// <summary>What is paid on top of hours inside a window of the wall clock.</summary>
/// <param name="Weekdays">Days on which the window begins; null is every day.</param>
/// <param name="Holiday">True: only windows that begin on a public holiday; false: only others.</param>
/// <param name="From">When the window begins; null is the beginning of the day.</param>
/// <param name="To">When it ends, on the next day where that is not later; null is the end of the day.</param>
/// <param name="Percent">Of the value of an hour; either this or the amount is given.</param>
/// <param name="AmountPerHour">In the company's currency.</param>
internal sealed record Premium(
    string Code, IReadOnlyList<DayOfWeek>? Weekdays, bool? Holiday, TimeOnly? From, TimeOnly? To, decimal? Percent, decimal? AmountPerHour, PremiumStack Stack)
{
    public bool IsOn(DayOfWeek day, bool isHoliday) => Weekdays?.Contains(day) is not false && (Holiday is null || Holiday == isHoliday);
}

/// <summary>By what pay is calculated.</summary>
/// <param name="HolidayPaid">Whether people paid by the hour get the hours of their pattern on holidays that they do not work.</param>
/// <param name="OvertimeNeedsApproval">What lies beyond the planned end makes overtime only as far as it was approved.</param>
internal sealed record PayRuleSet(
    IReadOnlyList<OvertimeTier> Tiers, bool HolidayPaid, EarlyIn EarlyIn, bool OvertimeNeedsApproval, DayOfWeek WeekStartsOn, IReadOnlyList<Premium> Premiums)
{
    private const decimal TimeAndAHalf = 1.5m;
    private const decimal HoursOfDay = 24;
    private const decimal HoursOfWeek = 168;

    /// <summary>Of companies that have said nothing.</summary>
    public static readonly PayRuleSet Usual = new(TiersOf(8, 40), HolidayPaid: true, EarlyIn.NotOvertime, OvertimeNeedsApproval: false, DayOfWeek.Monday, []);

    /// <summary>The hours of a day beyond which overtime begins; 24 where there is none by the day.</summary>
    public decimal DailyHours => LeastOver(TierPer.Day) ?? HoursOfDay;

    /// <summary>The same of a week; 168 where there is none.</summary>
    public decimal WeeklyHours => LeastOver(TierPer.Week) ?? HoursOfWeek;

    /// <summary>Time and a half beyond these hours.</summary>
    public static IReadOnlyList<OvertimeTier> TiersOf(decimal dailyHours, decimal weeklyHours) =>
        [new(TierPer.Day, dailyHours, TimeAndAHalf), new(TierPer.Week, weeklyHours, TimeAndAHalf)];

    private decimal? LeastOver(TierPer per) => Tiers.Where(tier => tier.Per == per).Select(tier => (decimal?)tier.Over).Min();
}

/// <summary>Rules from a day on, until those of the next one.</summary>
internal sealed record DatedRules(DateOnly ValidFrom, PayRuleSet Rules);

/// <summary>The rules that decide on each day; before the first of them, the usual ones.</summary>
/// <param name="Versions">By the day from which they are valid.</param>
internal sealed record PayRuleBook(IReadOnlyList<DatedRules> Versions)
{
    public static readonly PayRuleBook Usual = new([]);

    private static readonly DateOnly Always = new(1970, 1, 1);
    private static Stored? lastRead;
    private string? text;

    /// <summary>All that it says: books with the same text are the same.</summary>
    [JsonIgnore]
    public string Text => text ??= JsonSerializer.Serialize(Versions, Json.Plain);

    /// <summary>As it stands in a column. The reports of a run rest on the same one, so that it is read once for those that follow each other.</summary>
    public static PayRuleBook? Read(string stored)
    {
        if (lastRead is { } last && last.Text == stored) return last.Book;
        var book = JsonSerializer.Deserialize<PayRuleBook>(stored, Json.Plain);
        lastRead = new Stored(stored, book);
        return book;
    }

    /// <summary>One set for all days.</summary>
    public static PayRuleBook Of(PayRuleSet rules) => new([new DatedRules(Always, rules)]);

    public PayRuleSet On(DateOnly day) => Versions.LastOrDefault(version => version.ValidFrom <= day)?.Rules ?? PayRuleSet.Usual;

    /// <summary>Those that decide on any of these days, both ends included.</summary>
    public PayRuleBook Between(DateOnly from, DateOnly to) => new([new DatedRules(from, On(from)), .. Versions.Where(version => from < version.ValidFrom && version.ValidFrom <= to)]);

    /// <summary>Books that say the same are the same.</summary>
    public bool Equals(PayRuleBook? other) => ReferenceEquals(this, other) || Text == other?.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private sealed record Stored(string Text, PayRuleBook? Book);
}
