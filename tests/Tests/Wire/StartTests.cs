using System.Diagnostics;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>A host that cannot run as it is configured says what to change, in one sentence, and ends.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("RateLimits:Burst", "many", "RateLimits")]
    [InlineData("RateLimits:SignInPerMinute", "0", "RateLimits:SignInPerMinute")]
    [InlineData("Stop:FinishSeconds", "100000", "Stop:FinishSeconds")]
    [InlineData("Streams:HeartbeatSeconds", "0", "Streams:HeartbeatSeconds")]
    [InlineData("Cors:Origins:0", "*", "Cors:Origins")]
    [InlineData("Identity:PasswordIterations", "1", "Identity:PasswordIterations")]
    public async Task A_setting_that_is_not_usable_stops_the_start(string setting, string value, string named)
    {
        var connectionString = await Cluster.NewDatabase();

        Should.Throw<BadConfigurationException>(() => WorkforceHost.Create([$"--{setting}={value}", "--environment=Testing"], connectionString)).Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("Identity:SuperAdmin:Password", null)]
    [InlineData("Identity:SuperAdmin:Email", null)]
    [InlineData("Identity:SuperAdmin:Password", "workforceos-demo-1")]
    [InlineData("Identity:RevealCodes", "true")]
    [InlineData("Mail:Smtp:Host", null)]
    public async Task Production_does_not_start_as_a_laptop_does(string setting, string? value)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>
        {
            ["Identity:SuperAdmin:Email"] = "admin@firm.example", ["Identity:SuperAdmin:Password"] = "a-long-secret-of-ours", ["WORKFORCEOS_DATA"] = folder.Path, ["urls"] = "http://127.0.0.1:0", ["Worker:Enabled"] = "false", ["Mail:Smtp:Host"] = "mail.firm.example",
        };
        async Task Start()
        {
            await using var app = WorkforceHost.Create([.. settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}"), "--environment=Production"], await Cluster.NewDatabase());
            await app.StartAsync();
            await app.StopAsync();
        }
        await Start();

        settings[setting] = value;
        (await Should.ThrowAsync<BadConfigurationException>(Start)).Message.ShouldContain(setting);
    }

    [Fact]
    public async Task The_program_ends_with_one_sentence_and_code_1()
    {
        var (code, output) = await Run(await Cluster.NewDatabase(), "--RateLimits:Burst=many");

        code.ShouldBe(1);
        output.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("A setting of RateLimits is not usable");
    }

    [Fact]
    public async Task The_program_migrates_and_ends()
    {
        var (code, output) = await Run(await Cluster.EmptyDatabase(), "--migrate");

        code.ShouldBe(0);
        output.ShouldContain("Applied 0001_kernel_roles.sql");
        output.TrimEnd().ShouldEndWith("The schema is up to date.");
    }

    private static async Task<(int Code, string Output)> Run(string connectionString, string argument)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkforceOS.Host.dll"), argument]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["ConnectionStrings__Database"] = connectionString;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
