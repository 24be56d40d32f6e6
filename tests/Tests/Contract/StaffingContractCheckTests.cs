using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Wire;

namespace WorkforceOS.Tests.Contract;

/// <summary>The check against the contract finds every kind of difference, and none where there is none.</summary>
public sealed class StaffingContractCheckTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    private const string Create = """
        {
          "fragments": { "Point": [{"name": "lat", "type": "decimal", "required": true, "min": -90, "max": 90}, {"name": "lng", "type": "decimal", "required": true}] },
          "routes": [{
            "code": "P1", "name": "createProbe", "method": "POST", "path": "/client/probes", "area": "client", "part": "I", "access": "CLIENT", "leastRole": "ADMIN", "status": 201,
            "body": [{"name": "name", "type": "string", "required": true}, {"name": "mode", "type": "enum", "enum": ["GEO_REQUIRED", "NFC_REQUIRED", "EITHER"]}, {"name": "cents", "type": "integer"},
                     {"name": "opensAt", "type": "instant"}, {"name": "points", "type": "object", "fragment": "Point", "list": true}, {"name": "reason", "type": "string", "min": 3, "max": 20}],
            "response": [{"name": "probeId", "type": "uuid"}, {"name": "name", "type": "string", "nullable": true}, {"name": "mode", "type": "enum", "enum": ["EITHER"]}, {"name": "cents", "type": "integer", "nullable": true},
                         {"name": "opensAt", "type": "instant", "nullable": true}, {"name": "tags", "type": "string", "list": true}, {"name": "points", "type": "integer"}],
            "errors": [{"status": 422, "code": "HUB_UNDER_WATER"}]
          }]
        }
        """;

    private const string List = """
        {
          "fragments": { "Probe": [{"name": "probeId", "type": "uuid"}, {"name": "name", "type": "string", "nullable": true}, {"name": "mode", "type": "enum"}] },
          "routes": [{
            "code": "P2", "name": "listProbes", "method": "GET", "path": "/client/probes", "area": "client", "part": "I", "access": "CLIENT", "leastRole": "VIEWER", "status": 200, "list": true,
            "query": [{"name": "search", "type": "string"}, {"name": "mode", "type": "enum", "enum": ["GEO_REQUIRED", "NFC_REQUIRED", "EITHER"]}, {"name": "limit", "type": "integer"}, {"name": "offset", "type": "integer"}],
            "response": [{"spread": "Probe"}, {"name": "cents", "type": "integer", "nullable": true}, {"name": "opensAt", "type": "instant", "nullable": true}, {"name": "tags", "type": "string", "list": true}, {"name": "points", "type": "integer"}],
            "errors": []
          }]
        }
        """;

    [Theory]
    [InlineData("createProbe", Create)]
    [InlineData("listProbes", List)]
    public async Task What_is_as_the_contract_says_has_no_difference(string operation, string contract)
    {
        (await Differences(operation, contract)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"name\": \"createProbe\"", "\"name\": \"makeProbe\"", "the contract has no createProbe")]
    [InlineData("POST", "PUT", "the method is POST")]
    [InlineData("\"/client/probes\"", "\"/client/probe\"", "the path is /client/probes")]
    [InlineData("\"access\": \"CLIENT\"", "\"access\": \"STAFF\"", "the access is CLIENT")]
    [InlineData("\"ADMIN\"", "\"OWNER\"", "the least role is ADMIN")]
    [InlineData("\"status\": 201", "\"status\": 200", "the status is 201")]
    [InlineData("{\"name\": \"cents\", \"type\": \"integer\"},", "", "body.cents is in no contract")]
    [InlineData("\"name\": \"reason\"", "\"name\": \"why\"", "body.why is missing|body.reason is in no contract")]
    [InlineData("\"max\": 20", "\"max\": 21", "body.reason has another maxLength than 21")]
    [InlineData("\"min\": 3", "\"min\": 2", "body.reason has another minLength than 2")]
    [InlineData("\"name\": \"opensAt\", \"type\": \"instant\"}", "\"name\": \"opensAt\", \"type\": \"date\"}", "body.opensAt is ")]
    [InlineData("{\"name\": \"mode\", \"type\": \"enum\", \"enum\": [\"GEO_REQUIRED\", ", "{\"name\": \"mode\", \"type\": \"enum\", \"enum\": [", "body.mode is one of")]
    [InlineData("\"enum\": [\"EITHER\"]", "\"enum\": [\"NEITHER\"]", "response.mode is one of")]
    [InlineData("\"min\": -90", "\"min\": -91", "body.points[].lat has another minimum than -91")]
    [InlineData("\"required\": true}]", "\"required\": false}]", "body.points[].lng is required")]
    [InlineData("{\"name\": \"probeId\", \"type\": \"uuid\"}, ", "", "response.probeId is in no contract")]
    [InlineData("\"name\": \"tags\"", "\"name\": \"flags\"", "response.flags is missing|response.tags is in no contract")]
    [InlineData("{\"name\": \"name\", \"type\": \"string\", \"nullable\": true}", "{\"name\": \"name\", \"type\": \"string\"}", "response.name may be null")]
    [InlineData("\"points\", \"type\": \"integer\"}", "\"points\", \"type\": \"decimal\"}", "response.points is ")]
    [InlineData("\"status\": 422", "\"status\": 409", "it does not refuse with 409 HUB_UNDER_WATER")]
    public async Task Every_difference_is_found(string what, string instead, string differences)
    {
        Create.Contains(what, StringComparison.Ordinal).ShouldBeTrue();
        var found = (await Differences("createProbe", Create.Replace(what, instead))).ToList();

        foreach (var difference in differences.Split('|')) found.ShouldContain(f => f.StartsWith(difference, StringComparison.Ordinal), string.Join('\n', found));
        found.Count.ShouldBe(differences.Split('|').Length, string.Join('\n', found));
    }

    [Theory]
    [InlineData("\"query\": [{\"name\": \"search\", \"type\": \"string\"}, ", "\"query\": [", "query.search is in no contract")]
    [InlineData("\"name\": \"offset\"", "\"name\": \"page\"", "query.page is missing|query.offset is in no contract")]
    [InlineData("\"search\", \"type\": \"string\"}", "\"search\", \"type\": \"string\", \"required\": true}", "query.search is not required")]
    [InlineData("\"area\": \"client\"", "\"area\": \"auth\"", "it also answers at /query/client/probes|the area is client")]
    [InlineData("{\"name\": \"probeId\", \"type\": \"uuid\"}, ", "", "items[].probeId is in no contract")]
    [InlineData(" \"list\": true,\n    \"query\"", "\n    \"query\"", "response.items is in no contract|response.nextOffset is in no contract|response.probeId is missing|response.name is missing|response.mode is missing|response.cents is missing|response.opensAt is missing|response.tags is missing|response.points is missing")]
    public async Task Every_difference_of_a_list_is_found(string what, string instead, string differences)
    {
        List.Contains(what, StringComparison.Ordinal).ShouldBeTrue();
        (await Differences("listProbes", List.Replace(what, instead))).ShouldBe(differences.Split('|'), ignoreOrder: true);
    }

    private async Task<IEnumerable<string>> Differences(string operation, string contract) => StaffingContract.Of(contract)
        .Differences(host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance).Single(o => o.Name == operation), await StaffingDocument.Of(host));
}
