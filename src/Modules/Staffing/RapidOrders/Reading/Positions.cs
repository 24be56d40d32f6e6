namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>How many of what: <c>3 baristas</c>, <c>two experienced line cooks</c>, <c>servers x4</c>, <c>2-3 people as dishwashers</c>.</summary>
internal sealed class Positions(Passage passage, OrderContext context, List<string> warnings)
{
    private const int MostBetween = 2;
    private const int MostUnknownWords = 3;
    private const decimal ByArticle = 0.9m;
    private const decimal NotCounted = 0.4m;
    private const decimal NotKnown = 0.4m;
    private const int MostWorkers = 500;
    private const int MostPositions = Orders.WantedOrder.MostPositions;
    private static readonly string[] Wanting = ["need", "needs", "want", "wants", "get", "send", "hire", "book", "find", "order", "require", "looking", "another", "a", "an", "some", "few", "several", "extra", "more", "additional"];
    private readonly Names<KnownRole> names = new(context.Roles.Select(r => (r, (IReadOnlyList<string>)[r.Name, r.Code])).Concat(Synonyms(context.Roles)));
    private readonly List<ReadPosition> found = [];

    public IReadOnlyList<ReadPosition> Take()
    {
        for (var at = 0; at < passage.Count; at++)
        {
            if (!passage.IsWord(at) || names.At(passage, at, last: true) is not { } match) continue;
            var (count, from, certainty) = CountBefore(at);
            var to = match.End;
            if (count is null && CountBehind(match.End) is { } behind) (count, to, certainty) = (behind.Count, behind.End, 1);
            if (match.Certainty < 1 && count is null && !passage.Is(at - 1, Wanting)) continue;
            var said = passage.Written(at, match.End);
            if (match.Certainty < 1) warnings.Add(Warnings.RoleAssumed(said, match.Of.Name));
            if (count is null)
            {
                var isOne = !Spelling.IsPlural(passage.Tokens[match.End - 1].Text) && passage.Is(from, "a", "an", "another");
                if (!isOne) warnings.Add(Warnings.NotCounted(match.Of.Name));
                certainty = isOne ? ByArticle : NotCounted;
                Add(new(match.Of, match.Of.Name, 1, null) { Certainty = certainty * match.Certainty, IsCounted = isOne, At = to });
            }
            else
            {
                Add(new(match.Of, match.Of.Name, count.Value, null) { Certainty = certainty * match.Certainty, At = to });
            }
            passage.Take(from, to);
            at = to - 1;
        }
        return found;
    }

    /// <summary>After days and times are taken: numbers with words behind them that nobody understood.</summary>
    public IReadOnlyList<ReadPosition> TakeUnknown()
    {
        for (var at = 0; at < passage.Count; at++)
        {
            var isWanted = passage.Is(at, "a", "an", "some") && passage.Is(at - 1, "need", "want", "send", "hire", "book", "get", "for", "looking", "find", "order", "and", "us", "me");
            var first = isWanted ? at + 1 : Words.Number(passage, at, out _);
            if (first == 0 || !passage.IsWord(first)) continue;
            var last = first;
            while (last < passage.Count && last - first < MostUnknownWords && passage.IsWord(last) && !Words.Ends.Contains(passage[last]) && passage[last].Length > 1) last++;
            if (last == first || Stranger(passage[first])) continue;
            var count = 1;
            if (!isWanted) Words.Number(passage, at, out count);
            if (count < 1) continue;
            var name = passage.Written(first, last);
            if (name.Length > 100) continue;
            if (!Words.People.Contains(passage[last - 1])) warnings.Add(Warnings.NotInCatalogue(name));
            Add(new(null, name, count, null) { Certainty = NotKnown, At = last });
            passage.Take(at, last);
            at = last - 1;
        }
        return found;
    }

    /// <summary>Of hours and days that were not understood there are no workers.</summary>
    private static bool Stranger(string word) => Words.IsMonth(word, out _) || Words.IsWeekday(word, out _)
        || word is "hour" or "hours" or "hr" or "hrs" or "day" or "days" or "week" or "weeks" or "month" or "months" or "minutes" or "min" or "mins" or "year" or "years" or "am" or "pm" or "st" or "nd" or "rd" or "th" or "o'clock" or "lot" or "few" or "bit" or "x" or "of" or "percent" or "shift" or "shifts";

    /// <summary>The number before a role, behind which there may be what sort they are, or people of it.</summary>
    private (int? Count, int From, decimal Certainty) CountBefore(int role)
    {
        for (var between = 0; between <= MostBetween + 1; between++)
        {
            var last = role - 1 - between;
            if (last < 0) break;
            for (var first = Math.Max(0, last - 3); first <= last; first++)
            {
                if (Words.Number(passage, first, out var count) is var end && end != last + 1) continue;
                if (count < 1 || IsTime(first, last)) break;
                var least = first - 2 >= 0 && passage.Is(first - 1, "-", "to", "or") && passage.IsNumber(first - 2) && !passage.Is(first - 3, "from", "at", "between") ? first - 2 : first;
                if (least < first) warnings.Add(Warnings.UpTo(count, passage.Written(role, role + 1)));
                return (count, least, least < first ? 0.8m : 1);
            }
            if (passage.Is(last, "a", "an", "another")) return (null, last, 0);
            // A sort of worker, people as, times: not what ends a thought.
            if (!passage.IsFree(last) || passage.IsNumber(last) || (!passage.Is(last, "as", "for", "x", "of", "-", "more", "to", "be") && (Words.Ends.Contains(passage[last]) || !passage.IsWord(last)))) break;
            if (passage.Is(last, "for", "as", "to", "be") && !Words.People.Contains(passage[last - 1]) && !passage.Is(last - 1, "to")) break;
        }
        return (null, role, 0);
    }

    /// <summary>At 9 baristas begin.</summary>
    private bool IsTime(int first, int last) => passage.Is(first - 1, "at", "@", "by", "until", "till", "$") || passage.Is(first - 1, ":", "/") && passage.IsNumber(first - 2) || Words.IsMonth(passage[first - 1], out _) && passage.IsNumber(first) || passage.Is(last + 1, ":", "/", "am", "pm");

    private (int Count, int End)? CountBehind(int at)
    {
        var isCounted = passage.Is(at, "x", ":", "(", "=") || (passage.Is(at, "-") && passage.IsNumber(at + 1) && !passage.Is(at + 2, "-", ":", "am", "pm", "to"));
        if (!isCounted || Words.Number(passage, at + 1, out var count) is not (> 0 and var end) || count < 1 || passage.Is(end, ":", "am", "pm")) return null;
        return (count, passage.Is(end, ")", "x") ? end + 1 : end);
    }

    private void Add(ReadPosition position)
    {
        if (position.Workers > MostWorkers) warnings.Add(Warnings.TooManyWorkers);
        if (found.FindIndex(p => p.Role == position.Role && p.Name == position.Name && p.IsCounted && position.IsCounted) is >= 0 and var same)
        {
            found[same] = found[same] with { Workers = Math.Min(found[same].Workers + position.Workers, 1_000_000), At = position.At };
        }
        else if (found.FindIndex(p => p.Role == position.Role && p.Role is not null) is >= 0 and var known)
        {
            // Spoken of again.
            if (position.IsCounted) found[known] = position;
        }
        else if (found.Count == MostPositions)
        {
            warnings.Add(Warnings.TooManyRoles);
        }
        else
        {
            found.Add(position);
        }
    }

    /// <summary>What others call them, where the catalogue has no role of that name itself.</summary>
    private static IEnumerable<(KnownRole, IReadOnlyList<string>)> Synonyms(IReadOnlyList<KnownRole> roles)
    {
        (string Name, string[] Others)[] all =
        [
            ("server", ["waiter", "waitress", "waitstaff", "wait staff"]), ("bartender", ["barman", "barmaid", "barkeep", "mixologist"]), ("dishwasher", ["dish washer", "kitchen porter", "plongeur"]),
            ("line cook", ["cook", "chef"]), ("barista", ["coffee maker"]), ("cleaner", ["janitor", "custodian"]), ("security guard", ["guard", "bouncer", "doorman"]),
        ];
        var own = roles.Select(r => r.Name.ToLowerInvariant()).ToHashSet();
        foreach (var (name, others) in all)
        {
            if (roles.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } role) continue;
            // The first name is the role's own, so that parts of these others mean nothing.
            foreach (var other in others.Where(o => !own.Contains(o))) yield return (role, ["", other]);
        }
    }
}
