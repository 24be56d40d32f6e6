using System.Text.RegularExpressions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>What the text of the sources must not say.</summary>
public sealed partial class SourceLaws
{
    /// <summary>Where a rule of the compiler or a banned symbol may be set aside; each place has its reason beside it.</summary>
    private static readonly string[] MaySuppress = [];

    private static readonly List<(string Path, string[] Lines)> Sources = [.. Repository.Sources()];

    [Fact]
    public void There_are_sources_to_judge()
    {
        Sources.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void Nothing_is_suppressed_outside_the_list()
    {
        var suppressing = Sources.Where(s => s.Lines.Any(l => l.Contains("#pragma warning disable") || l.Contains("SuppressMessage(") || l.Contains("#nullable disable"))).Select(s => s.Path);

        suppressing.ShouldBe(MaySuppress, ignoreOrder: true);
    }

    [Fact]
    public void Whoever_switches_a_filter_off_names_it_and_says_why_on_the_line_above()
    {
        var found = 0;
        foreach (var (path, lines) in Sources)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].Contains("IgnoreQueryFilters(")) continue;
                found++;
                lines[i].ShouldNotContain("IgnoreQueryFilters()", customMessage: $"{path}:{i + 1} switches all filters off");
                StatementAbove(lines, i).ShouldStartWith("//", customMessage: $"{path}:{i + 1} does not say why on the line above");
            }
        }
        found.ShouldBeGreaterThan(3);
    }

    /// <summary>EF numbers all rows of the other table for it, however few are asked about; a left join, or Take(1) of an ordered one, finds its row by an index.</summary>
    [Fact]
    public void No_row_of_another_table_is_read_within_a_question_by_taking_the_first()
    {
        Sources.SelectMany(s => s.Lines.Select((line, i) => (Where: $"{s.Path}:{i + 1}", line)).Where(l => RowWithin().IsMatch(l.line))).Select(l => l.Where).ShouldBeEmpty();
        RowWithin().IsMatch("Session = db.Sessions.FirstOrDefault(s => s.AssignmentId == a.Id),").ShouldBeTrue();
        RowWithin().IsMatch("Last = db.Batches.Where(b => b.Of == a.Id).Select(b => new { b.At }).FirstOrDefault() }").ShouldBeTrue();
        RowWithin().IsMatch("Name = db.Vendors.Where(v => v.Id == s.VendorId).Select(v => v.Name).FirstOrDefault(),").ShouldBeFalse();
    }

    [GeneratedRegex(@"\bdb\.\w+(?:\.|\..*new \{.*\}\)\.)(?:First|Single)OrDefault\(")]
    private static partial Regex RowWithin();

    [Fact]
    public void Nothing_is_left_to_do_later()
    {
        Sources.Where(s => s.Lines.Any(l => l.Contains("TODO") || l.Contains("FIXME") || l.Contains("HACK") || l.TrimStart().StartsWith("#region", StringComparison.Ordinal))).Select(s => s.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_read_in_one_sitting()
    {
        Sources.Where(s => s.Lines.Length > 250).Select(s => $"{s.Path}: {s.Lines.Length} lines").ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_fit_on_a_screen()
    {
        var decisions = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "adr"), "*.md");

        decisions.Length.ShouldBeGreaterThan(3);
        decisions.Where(d => File.ReadAllLines(d).Length > 25).ShouldBeEmpty();
        decisions.Select(d => Path.GetFileName(d)[..4]).ShouldBeUnique();
    }

    /// <summary>The line above the statement that the line is part of.</summary>
    private static string StatementAbove(string[] lines, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("//", StringComparison.Ordinal) || line.EndsWith(';') || line.EndsWith('{') || line.EndsWith('}') || line is "") return line;
        }
        return "";
    }
}
