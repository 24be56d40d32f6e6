using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Wire;

namespace WorkforceOS.Tests.Isolation;

/// <summary>
/// Every operation of the staffing surface, asked by everybody for whom it is not: made from what is mapped, so that a new route is in it at
/// once. Whose objects they are, <see cref="ForeignIdTests"/> ask.
/// </summary>
public sealed class StaffingMatrixTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    /// <summary>Made to wait and to fail.</summary>
    private static readonly string[] NotAsked = ["slowProbe", "breakProbe"];

    private IEnumerable<Operation> Operations => host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance).Where(o => !NotAsked.Contains(o.Name));

    private IEnumerable<Operation> Closed => Operations.Where(o => o.Access is not Access.Public);

    [Fact]
    public async Task Nobody_gets_through_without_a_session_of_the_company()
    {
        var market = await host.Market;
        var (visitor, stranger) = (host.Visitor(market.Company.Codename), (await Marketplace.Open(host)).Owner.At(market.Company.Codename));

        await Judge(Closed, async operation => Expect(await new StaffingAsking(operation).By(visitor), 401, "UNAUTHENTICATED"));
        await Judge(Closed, async operation => Expect(await new StaffingAsking(operation).By(stranger), 403, "FORBIDDEN"));
    }

    [Fact]
    public async Task Nobody_gets_through_for_whom_it_is_not()
    {
        var market = await host.Market;
        var (worker, _) = await market.Worker();
        var (nobody, viewer, manager, admin) = (await market.Company.Hire(), await market.Member(ClientRole.Viewer), await market.Member(ClientRole.ShiftManager), await market.Member(ClientRole.Admin));

        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Client or AccessRequired.Either or AccessRequired.EitherOrOps or AccessRequired.OpsOrClient), async o => Expect(await new StaffingAsking(o).By(nobody), 403, "NO_CLIENT_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Client), async o => Expect(await new StaffingAsking(o).By(worker), 403, "NO_CLIENT_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Staff), async o => Expect(await new StaffingAsking(o).By(admin), 403, "NO_STAFF_ACCESS") ?? Expect(await new StaffingAsking(o).By(nobody), 403, "NO_STAFF_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Ops), async o => Expect(await new StaffingAsking(o).By(admin), 403, "FORBIDDEN") ?? Expect(await new StaffingAsking(o).By(worker), 403, "FORBIDDEN"));
        foreach (var (who, role) in new[] { (viewer, ClientRole.Viewer), (manager, ClientRole.ShiftManager), (admin, ClientRole.Admin) })
        {
            var above = Closed.Where(o => o.AccessRequired is AccessRequired.Client or AccessRequired.OpsOrClient && o.LeastRole > role).ToList();
            if (above.Count > 0) await Judge(above, async o => Expect(await new StaffingAsking(o).By(who), 403, "FORBIDDEN"));
        }
    }

    private static string? Expect(Reply reply, int status, string code) => reply.Status == status && reply["code"].GetString() == code ? null : $"{reply.Status} {reply.Text}";

    private static async Task Judge(IEnumerable<Operation> operations, Func<Operation, Task<string?>> ask)
    {
        var (judged, wrong) = (0, new List<string>());
        foreach (var operation in operations)
        {
            judged++;
            if (await ask(operation) is { } why) wrong.Add($"{operation.Method} {operation.Pattern} ({operation.Name}): {why}");
        }
        judged.ShouldBeGreaterThan(0);
        wrong.ShouldBeEmpty();
    }
}
