using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>What is mapped on the staffing surface is what its contract says: no route, field, parameter or code fewer, and none more.</summary>
public sealed class StaffingContractTests(TestHost host) : IClassFixture<TestHost>
{
    private IReadOnlyList<Operation> Operations => [.. host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance)];

    [Fact]
    public void The_contract_has_all_routes_once()
    {
        var routes = StaffingContract.Instance.Routes;

        routes.Count.ShouldBe(148);
        routes.Select(r => r.Str("name")).ShouldBeUnique();
        routes.Select(r => $"{r.Str("method")} {r.Str("path")}").ShouldBeUnique();
        routes.GroupBy(r => r.Str("area")).Select(area => $"{area.Key} {area.Count()}").ShouldBe(["auth 8", "client 53", "staff 61", "core 10", "commands 11", "query 5"], ignoreOrder: true);
    }

    [Fact]
    public void All_of_it_is_mapped()
    {
        StaffingContract.Instance.Routes.Select(r => r.Str("name")!).Except(Operations.Select(o => o.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_mapped_is_as_the_contract_says()
    {
        var document = await StaffingDocument.Of(host);

        Operations.SelectMany(o => StaffingContract.Instance.Differences(o, document).Select(d => $"{o.Name}: {d}")).ShouldBeEmpty();
    }
}
