using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

public sealed class ResetDemoTests
{
    [Fact]
    public async Task The_demo_is_begun_anew_by_a_command_and_nothing_else_is()
    {
        await using var host = new HostProcess();
        await host.Start();
        var company = await TestCompany.Found(host.Http);
        var running = await host.Command("--reset-demo");
        running.Exit.ShouldBe(1);
        running.Output.ShouldContain("Another WorkforceOS already works on");
        (await host.Stop()).ShouldBe(0, host.Output());

        var elsewhere = await host.Command($"--ConnectionStrings:Database={await Cluster.NewDatabase()}", "--reset-demo");
        elsewhere.Exit.ShouldBe(1);
        elsewhere.Output.ShouldContain("you empty yourself");
        var production = await host.Command("--environment=Production", "--reset-demo");
        production.Exit.ShouldBe(1);
        production.Output.ShouldContain("you empty yourself");

        var reset = await host.Command("--reset-demo");
        reset.Exit.ShouldBe(0, reset.Output);
        await host.Start();
        (await company.Owner.Over(host.Http).Get("/scheduleManagement-api/v1/shifts")).ShouldRefuse(400, "UserTenantNotFound");
        (await host.Stop()).ShouldBe(0, host.Output());

        // Neither marked by a start nor filled by one: it may be anybody's.
        (await host.Command("--reset-demo")).Exit.ShouldBe(0);
        (await host.Command("--migrate")).Exit.ShouldBe(0);
        var unmarked = await host.Command("--reset-demo");
        unmarked.Exit.ShouldBe(1);
        unmarked.Output.ShouldContain("it stays");
    }
}
