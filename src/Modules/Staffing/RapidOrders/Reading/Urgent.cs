namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>Whether it is wanted at once.</summary>
internal static class Urgent
{
    private static readonly string[][] Phrases =
    [
        ["as", "soon", "as", "possible"], ["right", "now"], ["right", "away"], ["straight", "away"], ["at", "once"], ["asap"], ["urgent"], ["urgently"], ["immediately"], ["emergency"], ["now"],
    ];

    public static Urgency Take(Passage passage)
    {
        var urgency = Urgency.Scheduled;
        for (var at = 0; at < passage.Count; at++)
        {
            foreach (var phrase in Phrases)
            {
                if (!passage.Says(at, phrase) || passage.Is(at - 1, "not", "from")) continue;
                passage.Take(at, at + phrase.Length);
                urgency = Urgency.Asap;
                break;
            }
        }
        return urgency;
    }
}
