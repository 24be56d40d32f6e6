namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <param name="At">The token where it begins.</param>
internal readonly record struct ReadRate(int Cents, int At);

/// <summary>What an hour is to be paid: <c>$23/hr</c>, <c>23 an hour</c>, <c>25 dollars per hour</c>, <c>$22.50</c>.</summary>
internal static class Rates
{
    private const decimal Most = 10_000;

    public static List<ReadRate> Take(Passage passage, List<string> warnings)
    {
        var found = new List<ReadRate>();
        for (var at = 0; at < passage.Count; at++)
        {
            var hasSign = passage.Is(at, "$", "£", "€");
            var number = hasSign ? at + 1 : at;
            if (!passage.IsNumber(number)) continue;
            var end = number + 1;
            var isMoney = hasSign;
            if (passage.Is(end, "dollars", "dollar", "usd", "bucks", "$")) (isMoney, end) = (true, end + 1);
            var hour = Hour(passage, end);
            if (hour == 0 && !isMoney) continue;
            var value = passage.Tokens[number].Value;
            var isOther = hour == 0 && (passage.Is(end, "total", "flat") || (passage.Is(end, "per", "a", "/") && passage.Is(end + 1, "day", "shift", "week")));
            passage.Take(at, hour > 0 ? hour : end);
            if (isOther) warnings.Add(Warnings.RateNotHourly);
            else if (value is <= 0 or > Most) warnings.Add(Warnings.RateOutOfRange);
            else found.Add(new((int)decimal.Round(value * 100, MidpointRounding.AwayFromZero), at));
            at = end - 1;
        }
        return found;
    }

    private static int Hour(Passage passage, int at)
    {
        if (passage.Is(at, "ph") || passage.Is(at, "hourly")) return at + 1;
        if (!passage.Is(at, "/", "per", "an", "a")) return 0;
        return passage.Is(at + 1, "h", "hr", "hrs", "hour") ? at + 2 : 0;
    }
}
