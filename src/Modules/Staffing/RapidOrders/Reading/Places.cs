namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>The hub that a text names, or the words that stand where one would be named.</summary>
internal sealed class Places(Passage passage, OrderContext context, List<string> warnings)
{
    private const decimal Only = 0.5m;
    private const int MostWords = 6;
    private readonly Names<KnownHub> names = new(context.Hubs.Select(h => (h, (IReadOnlyList<string>)[h.Name])));

    public KnownHub? Hub { get; private set; }

    public string? Hint { get; private set; }

    public decimal Certainty { get; private set; }

    public void Take()
    {
        for (var at = 0; at < passage.Count; at++)
        {
            if (names.At(passage, at, last: false) is not { } match) continue;
            var before = passage.Is(at - 1, "the", "our") ? at - 2 : at - 1;
            if (match.Certainty < 1 && !passage.Is(before, "at", "in", "@")) continue;
            if (Hub is not null && match.Certainty <= Certainty) continue;
            (Hub, Hint, Certainty) = (match.Of, passage.Written(at, match.End), match.Certainty);
            if (match.Certainty < 1) warnings.Add(Warnings.HubAssumed(Hint, match.Of.Name));
            passage.Take(passage.Is(before, "at", "in", "@") ? before : at, match.End);
        }
    }

    /// <summary>After all else is taken.</summary>
    public void TakeRest()
    {
        if (Hub is not null) return;
        for (var at = 0; at < passage.Count && Hint is null; at++)
        {
            if (!passage.Is(at, "at", "@") && !(passage.Is(at, "in") && passage.Is(at + 1, "the", "our"))) continue;
            var first = passage.Is(at + 1, "the", "our") ? at + 2 : at + 1;
            var end = first;
            while (end < passage.Count && end - first < MostWords && (passage.IsWord(end) || passage.IsNumber(end) || (end > first && passage.Is(end, "-", "'", "&"))) && !Words.Ends.Contains(passage[end])) end++;
            if (end == first || !passage.IsWord(first)) continue;
            Hint = passage.Written(first, end);
            passage.Take(at, end);
        }
        if (Hint is not null || context.Hubs is not [var only]) return;
        (Hub, Certainty) = (only, Only);
        warnings.Add(Warnings.OnlyHub);
    }
}
