using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

/// <summary>What the README tells a newcomer to paste works, word by word.</summary>
public sealed partial class ReadmeWalkTests
{
    private const int FewestPromises = 50;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_walks_in_the_README_answer_as_they_say_and_again_the_second_time()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl") || File.Exists("/bin/curl"), "The walk needs curl.");
        var script = Script(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")));

        await using var host = new HostProcess();
        await host.Start();
        for (var walk = 1; walk <= 2; walk++)
        {
            var (exit, output) = await Bash(script, host.Http.BaseAddress!.ToString().TrimEnd('/'));
            exit.ShouldBe(0, output);
        }
    }

    /// <summary>The blocks to paste, with every promise turned into a check of the answer before it.</summary>
    private static string Script(string readme)
    {
        var script = new StringBuilder("set -eu\n");
        var promises = 0;
        foreach (Match block in Blocks().Matches(readme))
        {
            foreach (var line in block.Groups[1].Value.Split('\n'))
            {
                if (!line.StartsWith("# => ", StringComparison.Ordinal))
                {
                    script.Append(line).Append('\n');
                    continue;
                }
                promises++;
                var promise = $"'{line[5..].Replace("'", "'\\''")}'";
                script.Append($"grep -qF -- {promise} <<< \"$ANSWER\" || {{ echo \"not in the answer: \"{promise}; exit 1; }}\n");
            }
        }
        promises.ShouldBeGreaterThan(FewestPromises);
        return script.ToString();
    }

    private static async Task<(int Exit, string Output)> Bash(string script, string address)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BASE"] = address;
        using var bash = Process.Start(start)!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        await bash.WaitForExitAsync(limit.Token);
        return (bash.ExitCode, await output + await errors);
    }

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
