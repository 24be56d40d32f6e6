using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Operations may be run by others than HTTP, and what libraries map knows who is signed in.</summary>
public sealed class ExecutorTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    [Fact]
    public async Task A_dry_run_tells_what_would_come_of_it_and_leaves_nothing_behind()
    {
        var market = await Marketplace.Open(host);
        var operation = host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance).Single(o => o.Name == "createProbe");
        var caller = new Caller { Company = market.CompanyId(), UserOrNobody = new UserId(market.Owner.UserId) };

        var outcome = await host.Services.GetRequiredService<Executor>().Run(new Invocation(operation, [new NewProbe("Tried"), null, null, null, null], caller) { DryRun = true }, CancellationToken.None);

        outcome.Problem.ShouldBeNull();
        outcome.Value.ShouldBeOfType<ProbeView>().Name.ShouldBe("Tried");
        outcome.Events.ShouldBe(["probe.made"]);
        (await market.Owner.Get("/client/probes")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_executor_looks_at_the_role_whoever_calls()
    {
        var market = await host.Market;
        var update = host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Single(o => o.Name == "updateThing");
        var caller = new Caller { Company = market.CompanyId(), UserOrNobody = new UserId(market.Owner.UserId), Role = Role.TenantUser };

        var outcome = await host.Services.GetRequiredService<Executor>().Run(new Invocation(update, [new ThingId(Guid.CreateVersion7()), null, null, null], caller), CancellationToken.None);
        outcome.Problem!.Kind.ShouldBe(ProblemKind.RoleRequired);
    }

    [Fact]
    public async Task What_libraries_map_knows_who_is_signed_in()
    {
        var firm = await host.Firm;
        var pending = await TestCompany.SignInWithoutSecondFactor(host, firm.Codename, firm.Owner.Email, TestCompany.Password);

        (await host.Visitor().Get("/library/open")).Should(200);
        (await host.Visitor(firm.Codename).Get("/library/closed")).ShouldRefuse(401, "LoginRequired");
        (await pending.Get("/library/closed")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        (await firm.Owner.Get("/library/closed")).Should(200).Text.ShouldContain(firm.Owner.UserId.ToString());
        // A token says whose it is; who names another company is refused.
        (await firm.Owner.At(null).Get("/library/closed")).Should(200);
        (await firm.Owner.At((await TestCompany.Found(host)).Codename).Get("/library/closed")).Should(401);
    }
}
