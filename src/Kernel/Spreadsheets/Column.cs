using System.Globalization;
using NodaTime;

namespace WorkforceOS.Kernel.Spreadsheets;

/// <summary>One column of a file.</summary>
/// <param name="Cell">A text, which need not be harmless yet, a <see cref="DateOnly"/>, a <see cref="TimeOnly"/>, a number, an <see cref="Amount"/>, a flag, or nothing.</param>
public sealed record Column<TRow>(string Header, Func<TRow, object?> Cell, bool IsDay = false);

/// <summary>An amount with all the decimals of its currency.</summary>
public sealed record Amount(decimal Value, int Digits);

/// <summary>How instants stand in files.</summary>
public static class SheetTimes
{
    /// <summary>What the clock on the wall showed, and how far that was from UTC.</summary>
    public static string OnTheWall(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
