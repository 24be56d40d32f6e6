using System.Text.RegularExpressions;
using WorkforceOS.Kernel.Spreadsheets;

namespace WorkforceOS.Tests.Properties;

public sealed partial class SpreadsheetTextProperties
{
    private const string Letters = "=+-@\uFF1D,;|\t\r\n\v\u0085\u2028 \u00A0\"\u200B\u3164ab";

    [Fact]
    public void An_apostrophe_stands_wherever_a_reader_may_see_a_formula_begin()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems<char>(Letters, random.Next(12)));
            SpreadsheetText.Of(text).ShouldBe(Beginnings().Replace(text, "'"), text);
        }
    }

    /// <summary>Looked for anew from each cut, a sign would take 80 billion steps here.</summary>
    [Fact]
    public async Task A_long_row_of_cuts_costs_no_more_than_its_length()
    {
        var text = "=" + new string('\t', 400_000);
        (await Task.Run(() => SpreadsheetText.Of(text)).WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe($"'{text}");
    }

    /// <summary>The same, said as a pattern, which may take its time.</summary>
    [GeneratedRegex(@"(?:(?<=[,;|\t\r\n\v\f\u0085\u2028\u2029])|^)(?=[\s""\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B])|^(?=[\t\r])", RegexOptions.CultureInvariant)]
    private static partial Regex Beginnings();
}
