using System.Text.RegularExpressions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>What is promised in writing is shown by a test that exists.</summary>
public sealed partial class DocumentLaws
{
    [Fact]
    public async Task Every_test_that_the_promises_name_exists()
    {
        var named = TestName().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"))).Select(m => m.Groups[1].Value).Distinct().ToList();
        var existing = typeof(DocumentLaws).Assembly.GetTypes().Select(t => t.Name).ToHashSet();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(name => !existing.Contains(name)).ShouldBeEmpty();
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+(?:Tests|Laws))`")]
    private static partial Regex TestName();
}
