using NodaTime;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>How a surface spells values and lists: what is to be read, and what is to be refused.</summary>
public sealed record WireGrammar
{
    public required EnumSpelling Enums { get; init; }

    /// <summary>An instant without an offset is the company's wall clock; false: it is refused.</summary>
    public required bool NaiveInstants { get; init; }

    /// <summary>A day may be written as an instant and is that instant's day on the company's wall; an instant may be written as a day and is the start of that day there. False: both are refused.</summary>
    public required bool DaysAndInstantsMix { get; init; }

    /// <summary>A scalar given where an array is wanted counts as an array of one.</summary>
    public required bool ScalarIsArrayOfOne { get; init; }

    /// <summary>Fields of a body that the operation does not know are refused, on every operation; else only where the operation says <see cref="Operation.Strict"/>.</summary>
    public required bool RefusesUnknownFields { get; init; }

    /// <summary>Parameters of the query that the operation does not know are refused; names that begin with _ are left alone.</summary>
    public required bool RefusesUnknownParameters { get; init; }

    /// <summary>Everything that is wrong with an input is told at once; false: the first.</summary>
    public required bool TellsAllIssues { get; init; }

    public required ListGrammar Lists { get; init; }
}

/// <summary>How enum values are written.</summary>
/// <param name="Spell">From the name in code.</param>
/// <param name="AnyLetterCase">Whether input may be written in any letter case.</param>
/// <param name="ByPosition">Whether input may give the position from 0 instead, as a number or as its text.</param>
public sealed record EnumSpelling(Func<string, string> Spell, bool AnyLetterCase, bool ByPosition)
{
    public static readonly EnumSpelling CamelCase = new(Text.Camel, AnyLetterCase: true, ByPosition: true);
    public static readonly EnumSpelling UpperSnakeCase = new(name => Text.Snake(name).ToUpperInvariant(), AnyLetterCase: false, ByPosition: false);

    public IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(Spell);

    /// <returns>Null for what is no value of the enum.</returns>
    public object? Parse(Type type, string text)
    {
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var position))
        {
            var all = Enum.GetValues(type);
            return ByPosition && position < all.Length ? all.GetValue(position) : null;
        }
        var how = AnyLetterCase || type.IsDefined(typeof(AnyLetterCaseAttribute), inherit: false) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Enum.GetNames(type).FirstOrDefault(name => Spell(name).Equals(text, how)) is { } found ? Enum.Parse(type, found) : null;
    }
}

/// <summary>How a list is asked for a part of itself.</summary>
/// <param name="Words">Its parameters beside the filters; each is given once at most.</param>
/// <param name="Size">The one of them that says how many rows.</param>
/// <param name="Window">Which rows, from the query; with how many they usually are where the operation has a number of its own.</param>
/// <param name="HasJoins">Whether <c>getJoins=false</c> leaves out joined objects.</param>
/// <param name="IsSortable">Whether <c>sortBy</c> orders it.</param>
public sealed record ListGrammar(IReadOnlyList<string> Words, string Size, Func<IReadOnlyDictionary<string, IReadOnlyList<string>>, int?, Result<RowWindow>> Window, bool HasJoins, bool IsSortable)
{
    /// <summary>By pages of a size: <c>pageNumber</c> from 1, <c>pageRowCount</c>; with <c>sortBy</c> and <c>getJoins</c>.</summary>
    public static ListGrammar Pages(int usual, int most) => new(["pageNumber", "pageRowCount", "sortBy", "getJoins"], "pageRowCount", (query, own) =>
    {
        if (Number(query, "pageNumber", 1) is not { } page || page is < 1 or > 1_000_000) return Problem.NotAValid("pageNumber", "Number", "From 1.");
        if (Number(query, "pageRowCount", own ?? usual) is not { } rows || rows < 1 || rows > most) return Problem.NotAValid("pageRowCount", "Number", $"From 1 to {most}.");
        return new RowWindow((page - 1) * rows, rows);
    }, HasJoins: true, IsSortable: true);

    /// <summary>By <c>limit</c> and <c>offset</c>, in the order that the route has.</summary>
    public static ListGrammar Offsets(int usual, int most) => new(["limit", "offset"], "limit", (query, own) =>
    {
        if (Number(query, "limit", own ?? usual) is not { } rows || rows < 1 || rows > most) return Problem.NotAValid("limit", "Number", $"From 1 to {most}.");
        return Number(query, "offset", 0) is { } skipped and <= 100_000_000 ? new RowWindow(skipped, rows) : Problem.NotAValid("offset", "Number", "From 0.");
    }, HasJoins: false, IsSortable: false);

    internal Result<RowWindow> Read(IReadOnlyDictionary<string, IReadOnlyList<string>> query, int? usual) =>
        Words.FirstOrDefault(name => query.TryGetValue(name, out var given) && given.Count > 1) is { } repeated ? Problem.ArrayGiven(repeated) : Window(query, usual);

    private static int? Number(IReadOnlyDictionary<string, IReadOnlyList<string>> query, string name, int fallback) =>
        !query.TryGetValue(name, out var given) || given.Count == 0 ? fallback
        : int.TryParse(given[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Which rows of a list.</summary>
/// <param name="Skipped">How many stand before them.</param>
/// <param name="Most">How many at most.</param>
public sealed record RowWindow(int Skipped, int Most);

/// <summary>One reading of one request: the surface's grammar, the company's clock, and what was found wrong on the way.</summary>
/// <param name="refusesUnknownFields">Where the operation is stricter than its surface.</param>
/// <param name="usualRows">Of a list that has a number of its own.</param>
public sealed class Reading(WireGrammar grammar, DateTimeOffset now, DateTimeZone zone, bool refusesUnknownFields = false, int? usualRows = null)
{
    private readonly List<Problem> issues = [];

    public WireGrammar Grammar => grammar;

    public DateTimeOffset Now => now;

    public DateTimeZone Zone => zone;

    internal int? UsualRows => usualRows;

    internal bool RefusesUnknownFields => refusesUnknownFields || grammar.RefusesUnknownFields;

    /// <summary>False once it is clear that there is nothing more to tell.</summary>
    internal bool GoesOn => grammar.TellsAllIssues || issues.Count == 0;

    /// <summary>What is wrong; null where nothing is.</summary>
    internal Problem? Problem => issues.Count == 0 ? null : issues[0] with { Issues = grammar.TellsAllIssues ? [.. issues] : [] };

    /// <returns>What stands for a value that was refused.</returns>
    internal object Refuse(Problem problem)
    {
        if (GoesOn) issues.Add(problem);
        return Refused;
    }

    /// <summary>In the place of a value that was refused.</summary>
    internal static readonly object Refused = new();
}
