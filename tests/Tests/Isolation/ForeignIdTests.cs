using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>
/// Every id that an operation of the staffing surface takes, given by everybody whose it is not, in a request that is their own in all else: another
/// client, a worker of another, another company, a shift manager of another hub, somebody who may only read. Not found or forbidden, and nothing written.
/// </summary>
public sealed class ForeignIdTests(TwoClients host) : IClassFixture<TwoClients>
{
    private IReadOnlyList<Operation> Operations => [.. host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance)];

    [Fact]
    public void Every_id_that_is_taken_has_its_row()
    {
        var taken = Operations.SelectMany(o => ForeignIdAsking.FieldsOf(o).Select(field => $"{o.Name} {field}")).ToList();

        taken.Count.ShouldBeGreaterThan(40);
        ForeignId.All.Where(r => Operations.Any(o => o.Name == r.Operation)).Select(r => $"{r.Operation} {r.Field}").ShouldBe(taken, ignoreOrder: true);
        ForeignId.All.ShouldAllBe(r => StaffingContract.Instance.Find(r.Operation) != null);
    }

    [Fact]
    public Task Whose_it_is_not_finds_nothing_and_changes_nothing() => ForeignIds.FindNothing(host);

    [Fact]
    public async Task Whose_it_is_gets_through()
    {
        var (business, owner) = await host.Market.OpenBusiness("Own Cafes");
        var own = await host.Furnish(host.Market, business, owner);
        var wrong = new List<string>();
        foreach (var operation in Operations.Where(o => ForeignId.All.Any(r => r.Operation == o.Name)).OrderBy(HowMuchItEnds))
        {
            var (reply, sent) = await new ForeignIdAsking(operation, host.Clock.Now).By(own.At(operation), own);
            // A rule of business may still say no; the request must be right, and no door closed.
            if (reply.Status is 400 or 401 or 403 or 404 or >= 500) wrong.Add($"{sent} ({operation.Name}): {reply.Status} {reply.Text}");
        }
        wrong.ShouldBeEmpty();
    }

    private static int HowMuchItEnds(Operation operation) => operation.Name switch
    {
        "editOrder" or "updateTenantOrder" => 3,
        "cancelOrder" or "cancelTenantOrder" => 4,
        "archiveHub" => 5,
        _ => operation.Method is "GET" ? 0 : operation.Service is "staff" ? 1 : 2,
    };
}

/// <summary>The same with the product's own tenant filter switched off: between companies the database alone must hold.</summary>
public sealed class ForeignIdUnfilteredTests(ForeignIdUnfilteredTests.Unfiltered host) : IClassFixture<ForeignIdUnfilteredTests.Unfiltered>
{
    public sealed class Unfiltered : TwoClients
    {
        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            TenantFilterOff.In(services);
        }
    }

    [Fact]
    public Task Whose_it_is_not_finds_nothing_and_changes_nothing() => ForeignIds.FindNothing(host);
}
