namespace WorkforceOS.Demo.Legendary;

/// <summary>Four weeks that were worked: Ana and somebody else three times a week, one day that she did not come, one that she forgot to clock out, and Dan, whom the client does not want again.</summary>
internal static class PastWork
{
    private const string Title = "Espresso bar";
    private const double Hours = 6;
    private const int MostTries = 3;

    /// <summary>Days from today, of which Ana missed one and forgot the end of another.</summary>
    private static readonly int[] Days = [-27, -25, -23, -20, -18, -16, -13, -11, -9, -6, -4, -2];

    private const int Missed = -18;
    private const int Forgotten = -9;

    /// <summary>What the client thought of Ana and of Cara, for as long as it said something.</summary>
    private static readonly int[] OfAna = [5, 5, 4, 5, 5, 5, 5], OfCara = [5, 5, 5, 4, 5, 5, 5, 5, 5, 5];

    public static async Task Tell(Market market, Cafes cafes, CancellationToken cancel)
    {
        var now = market.Clock.GetUtcNow();
        var known = (await Market.Seen(cafes.Owner, now.AddDays(-30), now.AddDays(1), cancel)).Select(i => i.GetProperty("startsAt").GetDateTimeOffset()).ToHashSet();
        foreach (var (day, nr) in Days.Select((day, nr) => (day, nr)))
        {
            var startsAt = market.On(day, 7);
            if (known.Contains(startsAt)) continue;
            var other = nr < OfCara.Length ? Cast.Cara : Cast.Ben;
            await Again(() => Work(market, cafes, startsAt, Cast.Ana, other, day, cancel));
        }
        await Rate(market, cafes, cancel);
        if (!known.Contains(market.On(-21, 12))) await Again(() => Regret(market, cafes, market.On(-21, 12), cancel));
    }

    /// <summary>The jobs of this host run beside it, for which the shift is over before somebody has come: it is ordered anew then.</summary>
    private static async Task Again(Func<Task> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (InvalidOperationException) when (attempt < MostTries)
            {
                // Another is ordered.
            }
        }
    }

    private static async Task Work(Market market, Cafes cafes, DateTimeOffset startsAt, Hand ana, Hand other, int day, CancellationToken cancel)
    {
        var placed = await market.Taken(cafes.Owner, cafes.Fenced, Title, startsAt, Hours, [ana, other], cancel);
        foreach (var hand in new[] { ana, other })
        {
            if (hand == ana && day == Missed) continue;
            await market.ClockIn(placed, hand, startsAt.AddMinutes(-4), cancel);
            if (hand == ana && day == Forgotten) continue;
            await market.ClockOut(placed, hand, startsAt.AddHours(Hours).AddMinutes(3), cancel);
        }
        // Before the next shift, which nobody could come to else.
        if (day == Missed) await market.Follow(MarketStory.Late, startsAt.AddMinutes(45), cancel);
        if (day == Forgotten) await market.Follow(MarketStory.Forgotten, startsAt.AddHours(Hours + 3), cancel);
    }

    /// <summary>The first shifts of each, in their order; to say it again changes nothing.</summary>
    private static async Task Rate(Market market, Cafes cafes, CancellationToken cancel)
    {
        var now = market.Clock.GetUtcNow();
        var seen = (await Market.Seen(cafes.Owner, now.AddDays(-30), now.AddDays(-1), cancel)).Where(i => i.GetProperty("title").GetString() is Title).SelectMany(i => i.GetProperty("workers").EnumerateArray())
            .Where(w => w.GetProperty("confirmationStatus").GetString() is "checkedIn" or "checkedOut" or "completed").ToLookup(w => w.GetProperty("staffId").GetGuid(), w => w.GetProperty("assignmentId").GetGuid());
        foreach (var (hand, ratings) in new[] { (Cast.Ana, OfAna), (Cast.Cara, OfCara) })
            foreach (var (assignment, rating) in seen[market.Hands[hand].Staff].Zip(ratings))
                await cafes.Owner.Do("reviewWorker", new { staffId = market.Hands[hand].Staff, assignmentId = assignment, rating, markAsFavorite = hand == Cast.Ana ? true : (bool?)null }, cancel);
    }

    private static async Task Regret(Market market, Cafes cafes, DateTimeOffset startsAt, CancellationToken cancel)
    {
        var placed = await market.Taken(cafes.Owner, cafes.Fenced, "Afternoon coffee", startsAt, 4, [Cast.Dan], cancel);
        var assignment = await market.ClockIn(placed, Cast.Dan, startsAt.AddMinutes(9), cancel);
        await market.ClockOut(placed, Cast.Dan, startsAt.AddHours(2), cancel);
        await cafes.Owner.Do("reviewWorker", new { staffId = market.Hands[Cast.Dan].Staff, assignmentId = assignment, rating = 1, feedback = "Left two hours early without a word.", issueFlags = new[] { "LEFT_EARLY", "ATTITUDE" }, markAsBlocked = true }, cancel);
    }
}
