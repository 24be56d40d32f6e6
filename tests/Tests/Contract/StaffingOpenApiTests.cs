using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Isolation;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Wire;

namespace WorkforceOS.Tests.Contract;

/// <summary>The staffing surface's document says what is mapped, all of it, and what is really answered.</summary>
public sealed partial class StaffingOpenApiTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    private IReadOnlyList<Operation> Operations => [.. host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance)];

    [Fact]
    public async Task Every_operation_is_described_and_nothing_else()
    {
        var root = (await StaffingDocument.Of(host)).Root;
        root.Str("openapi").ShouldBe("3.1.0");
        root.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => (p.Name, m.Name.ToUpperInvariant(), m.Value.Str("operationId"))))
            .ShouldBe(Operations.Select(o => (o.Pattern, o.Method, (string?)o.Name)), ignoreOrder: true);
        (await host.Visitor().Get("/openapi/company.json")).Should(200).Text.ShouldNotContain("createProbe");
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_component_is_needed()
    {
        var document = await StaffingDocument.Of(host);
        var references = Reference().Matches(document.Root.GetRawText()).Select(m => m.Groups[1].Value).ToHashSet();

        foreach (var reference in references) document.Check.Resolve(JsonDocument.Parse($$"""{"$ref":"#/{{reference}}"}""").RootElement).ValueKind.ShouldBe(JsonValueKind.Object);
        foreach (var kind in new[] { "schemas", "parameters", "responses" })
            document.Root.GetProperty("components").GetProperty(kind).EnumerateObject().Select(s => $"components/{kind}/{s.Name}").Where(s => !references.Contains(s)).ShouldBeEmpty();
        document.Root.GetProperty("tags").EnumerateArray().Select(t => t.Str("name")).ShouldBe(Operations.Select(o => o.Service).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_operation_says_who_may_call_and_what_it_does()
    {
        var document = await StaffingDocument.Of(host);
        foreach (var operation in Operations)
        {
            document.Of(operation).Str("summary")!.Length.ShouldBeGreaterThan(4, operation.Name);
            document.Of(operation).Str("description").ShouldNotBeNullOrEmpty(operation.Name);
        }
        document.Of(Named("createProbe")).Str("description").ShouldBe("Members of a client, from ADMIN up.");
        document.Of(Named("countProbe")).Str("description").ShouldBe("Workers.");
        document.Of(Named("hearProbe")).GetProperty("security").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_is_said_to_be_wanted_where_it_is()
    {
        var document = await StaffingDocument.Of(host);
        bool? Key(string name) => document.Of(Named(name)).GetProperty("parameters").EnumerateArray().Select(document.Check.Resolve).Where(p => p.Str("name") == "Idempotency-Key").Select(p => (bool?)(p.TryGetProperty("required", out var required) && required.GetBoolean())).SingleOrDefault();

        (Key("createProbe"), Key("countProbe"), Key("steerProbe"), Key("sayProbe"), Key("listProbes"), Key("hearProbe")).ShouldBe((true, true, true, false, null, null));
    }

    [Theory]
    [InlineData("createProbe", 400, "IDEMPOTENCY_KEY_REQUIRED VALIDATION_ERROR")]
    [InlineData("createProbe", 403, "FORBIDDEN NO_CLIENT_ACCESS")]
    [InlineData("createProbe", 409, "IDEMPOTENCY_IN_PROGRESS")]
    [InlineData("createProbe", 422, "HUB_UNDER_WATER IDEMPOTENCY_KEY_REUSED")]
    [InlineData("createProbe", 429, "RATE_LIMITED")]
    [InlineData("createProbe", 500, "INTERNAL_ERROR")]
    [InlineData("createProbe", 503, "SERVICE_UNAVAILABLE")]
    [InlineData("countProbe", 403, "FORBIDDEN NO_STAFF_ACCESS")]
    [InlineData("judgeProbe", 403, "FORBIDDEN")]
    [InlineData("hearProbe", 403, "")]
    [InlineData("listProbes", 400, "VALIDATION_ERROR")]
    [InlineData("listProbes", 409, "")]
    public async Task An_operation_lists_exactly_what_it_refuses_with(string operation, int status, string codes)
    {
        (await StaffingDocument.Of(host)).Codes(Named(operation), status).Order(StringComparer.Ordinal).ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Every_real_answer_and_every_refusal_fits_its_schema()
    {
        var (document, market, wrong) = (await StaffingDocument.Of(host), await host.Market, new List<string>());
        var (worker, _) = await market.Worker();
        foreach (var operation in Operations.Where(o => o.Name is not ("slowProbe" or "breakProbe" or "signOut" or "signOutClient" or "signOutStaff")))
        {
            var asking = new StaffingAsking(operation);
            foreach (var who in new[] { market.Owner, worker, market.Company.Owner, host.Visitor(market.Company.Codename), host.Visitor("no-such-firm") })
            {
                await Judge(operation, await asking.By(who));
                await Judge(operation, await asking.Send(who, asking.Route, new StringContent("[]", Encoding.UTF8, "application/json")));
            }
        }
        wrong.Distinct().ShouldBeEmpty();

        Task Judge(Operation operation, Reply reply)
        {
            if (document.Response(operation, reply.Status) is not { } response) wrong.Add($"{operation.Name} answered {reply.Status}, which is not described: {reply.Text}");
            else wrong.AddRange(document.Check.Wrong(response.GetProperty("content").GetProperty("application/json").GetProperty("schema"), reply.Body).Select(w => $"{operation.Name} {reply.Status} {w}"));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Examples_pass_the_checks_of_their_routes()
    {
        var (document, market, wrong) = (await StaffingDocument.Of(host), await Marketplace.Open(host), new List<string>());
        var (worker, _) = await market.Worker();
        foreach (var operation in Operations.Where(o => o.Plan is { TakesBody: true, TakesRaw: false, TakesFile: false } && o.Name is not ("slowProbe" or "breakProbe" or "signOut" or "signOutClient" or "signOutStaff")))
        {
            var example = document.Of(operation).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
            var asking = new StaffingAsking(operation);
            var who = operation.AccessRequired is AccessRequired.Staff ? worker : operation.AccessRequired is AccessRequired.Ops ? market.Company.Owner : market.Owner;
            var reply = await asking.Send(who, asking.Route, new StringContent(example.GetRawText(), Encoding.UTF8, "application/json"));
            // Whether a model is set up is not the example's to say.
            if (reply.Status >= 500 && reply["code"].GetString() != "SERVICE_UNAVAILABLE" || (reply.Status is 400 && reply["code"].GetString() == "VALIDATION_ERROR")) wrong.Add($"{operation.Name} {example}: {reply.Status} {reply.Text}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Generators_of_types_find_what_they_need()
    {
        var document = await StaffingDocument.Of(host);
        var probe = document.Schemas.GetProperty("NewProbe").GetProperty("properties");

        probe.GetProperty("mode").GetProperty("enum").EnumerateArray().Select(v => v.GetString()).ShouldBe(["GEO_REQUIRED", "NFC_REQUIRED", "EITHER"]);
        probe.GetProperty("mode").Str("description").ShouldBe("Left out: EITHER.");
        document.Schemas.GetProperty("Probe").GetProperty("required").EnumerateArray().Select(r => r.GetString()).ShouldBe(["probeId", "name", "mode", "cents", "opensAt", "tags", "points"]);
    }

    private Operation Named(string name) => Operations.Single(o => o.Name == name);

    [GeneratedRegex("\"\\$ref\": ?\"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
