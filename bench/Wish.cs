namespace WorkforceOS.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">Part of the title of the few things to measure; empty for all.</param>
internal sealed record Wish(bool Fills, bool Measures, Size Size, string Only)
{
    /// <summary>Worth publishing.</summary>
    public bool IsWhole => Size == Size.Full && Only is "";

    /// <summary>Null for a command line that nobody understands.</summary>
    public static Wish? Of(string[] arguments)
    {
        var wish = new Wish(true, true, Size.Full, "");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--only" && i + 1 < arguments.Length) wish = wish with { Only = arguments[++i] };
            else if (arguments[i] is "--quick") wish = wish with { Size = Size.Quick };
            else if (arguments[i] is "--punches") wish = wish with { Size = Size.Punches };
            else if (arguments[i] is "--market") wish = wish with { Size = Size.Market, Only = wish.Only is "" ? MarketScenarios.Prefix : wish.Only };
            else if (arguments[i] is "--reports") wish = wish with { Size = Size.Reports, Only = wish.Only is "" ? ReportScenarios.Prefix : wish.Only };
            else if (arguments[i] is "--per-second" && i + 1 < arguments.Length && int.TryParse(arguments[++i], out var rate) && rate > 0) wish = wish with { Size = wish.Size with { CheckInsPerSecond = rate } };
            else if (arguments[i] is "fill") wish = wish with { Measures = false };
            else if (arguments[i] is "measure") wish = wish with { Fills = false };
            else if (arguments[i] is not "all") return null;
        }
        return wish;
    }
}
