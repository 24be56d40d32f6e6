using System.Diagnostics;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What <c>./run</c> and <c>./test</c> decide before anything is built: which environment, and what may be installed how.</summary>
public sealed class PrepareTests
{
    [Theory]
    [InlineData("", "", "Development")]
    [InlineData("", "--urls=http://127.0.0.1:8080", "Development")]
    [InlineData("ASPNETCORE_URLS=http://[::1]:5080;https://localhost:5443", "", "Development")]
    [InlineData("ASPNETCORE_URLS=http://0.0.0.0:5080", "", "Production")]
    [InlineData("ASPNETCORE_URLS=http://localhost:1;http://*:2", "", "Production")]
    [InlineData("ASPNETCORE_URLS=http://localhost.evil.example:5080", "", "Production")]
    [InlineData("", "--urls http://10.0.0.1:80", "Production")]
    [InlineData("", "--URLS=http://10.0.0.1:80", "Production")]
    [InlineData("", "/urls=http://10.0.0.1:80", "Production")]
    [InlineData("Kestrel__Endpoints__Web__Url=http://*:80", "", "Production")]
    [InlineData("ConnectionStrings__Database=Host=db", "", "Production")]
    [InlineData("", "--ConnectionStrings:Database=Host=db", "Production")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Staging", "--urls=http://*:80", "Staging")]
    public async Task Development_is_chosen_for_a_host_that_only_this_machine_reaches_on_its_own_database(string variable, string arguments, string environment)
    {
        var (exit, output, errors) = await Bash($"choose_environment {arguments}; echo $ASPNETCORE_ENVIRONMENT", variable);

        exit.ShouldBe(0, errors);
        output.Trim().ShouldBe(environment);
        errors.Contains("Starting as Production, since ", StringComparison.Ordinal).ShouldBe(environment is "Production");
    }

    [Fact]
    public async Task A_tool_that_cannot_be_installed_stops_the_tests_with_a_sentence()
    {
        var (exit, _, errors) = await Bash("with_apt() { echo the installer said no; return 1; }; as_root=; find_installer() { installer=apt-get; }; tools_by_apt() { with_apt; }; need_tools bash no-such-tool");

        exit.ShouldBe(1);
        errors.ShouldContain("the installer said no");
        errors.TrimEnd().ShouldEndWith("The tests need no-such-tool, which could not be installed: install it by hand and start again.");
    }

    [Fact]
    public async Task What_an_installer_says_goes_to_a_file_that_nobody_could_have_laid_there()
    {
        using var folder = new TemporaryFolder();
        var victim = Path.Combine(folder.Path, "victim");
        await File.WriteAllTextAsync(victim, "mine");

        // Whoever knows the process's number can lay links under every name that is made of it.
        var (_, output, errors) = await Bash($"for name in postgres-install.$$ install.$$ install; do ln -s {victim} $TMPDIR/workforceos-$name; done; installer=x; try_install Something echo overwritten; stat -c %a $install_log; cat $install_log", $"TMPDIR={folder.Path}");

        output.ShouldBe("600\noverwritten\n", errors);
        (await File.ReadAllTextAsync(victim)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_foreign_package_source_is_not_trusted_unasked()
    {
        const string old = "with_apt() { :; }; as_root=echo; has_postgres() { return 1; }; find_installer() { installer=apt-get; as_root=echo; }; try_install() { install_log=$(mktemp); \"${@:2}\"; }; need_postgres";

        var (exit, output, errors) = await Bash(old);
        (exit, output.Contains("apt.postgresql.org.sh", StringComparison.Ordinal)).ShouldBe((1, false));
        errors.ShouldContain("WORKFORCEOS_ADD_PGDG=yes");
        (await Bash(old, "WORKFORCEOS_ADD_PGDG=yes")).Output.ShouldContain("apt.postgresql.org.sh");
    }

    [Theory]
    [InlineData("--stripe", "", 1, "STRIPE_TEST_KEY is missing")]
    [InlineData("--stripe", "STRIPE_TEST_KEY=sk_live_51", 1, "STRIPE_TEST_KEY is not a key for tests")]
    [InlineData("Pay --stripe", "STRIPE_TEST_KEY=pk_test_51", 1, "STRIPE_TEST_KEY is not a key for tests")]
    [InlineData("--stripe", "STRIPE_TEST_KEY=sk_test_51", 0, "left sk_test_51")]
    [InlineData("--stripe", "STRIPE_TEST_KEY=rk_test_51", 0, "left rk_test_51")]
    [InlineData("Pay", "STRIPE_TEST_KEY=sk_test_51", 0, "left nothing")]
    public async Task Stripe_itself_is_tried_only_when_asked_for_and_only_by_a_key_for_tests(string arguments, string variable, int exit, string said)
    {
        var (ended, output, errors) = await Bash($"need_stripe_key {arguments}; echo left ${{STRIPE_TEST_KEY-nothing}}", variable is "" ? "STRIPE_TEST_KEY=" : variable);

        ended.ShouldBe(exit, errors);
        (output + errors).ShouldContain(said);
    }

    private static async Task<(int Exit, string Output, string Errors)> Bash(string script, string variable = "")
    {
        var start = new ProcessStartInfo("bash", ["-c", $". {Path.Combine(Repository.Root, ".ci", "prepare")}\n{script}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var said in new[] { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ConnectionStrings__Database", "WORKFORCEOS_ADD_PGDG" }) start.Environment.Remove(said);
        if (variable is not "") start.Environment[variable[..variable.IndexOf('=')]] = variable[(variable.IndexOf('=') + 1)..];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
