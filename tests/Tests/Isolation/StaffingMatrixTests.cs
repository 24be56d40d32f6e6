using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Wire;

namespace WorkforceOS.Tests.Isolation;

/// <summary>
/// Every operation of the staffing surface, asked by everybody for whom it is not, and given what nobody should send: made from what is
/// mapped, so that a new route is in it at once. Whose objects they are, the tests of their areas ask.
/// </summary>
public sealed class StaffingMatrixTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    /// <summary>Made to wait and to fail.</summary>
    private static readonly string[] NotAsked = ["slowProbe", "breakProbe"];

    /// <summary>They end the session that asks.</summary>
    private static readonly string[] EndsSession = ["signOut", "signOutClient", "signOutStaff"];

    private static readonly JsonNode?[] Values =
    [
        null, true, -1, 999_999_999_999m, 1e300, JsonNode.Parse("1e999"), "", " ", "\0", "'; --", "\u202e\u200b", new string('x', 5000), "1900-01-01", "8999-12-31", "8999-12-31T23:59:59.999999Z", "2026-01-31T09:30:00", "23:59",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", new JsonArray(), new JsonArray("a", 1, null), new JsonArray(new JsonObject(), new JsonObject()), new JsonObject(), new JsonObject { ["a"] = new JsonObject { ["b"] = "\0" } },
    ];

    private static readonly string[] Texts = ["", "%00", "%ff", "null", "-1", "99999999999999999999", "1e300", "%27%3B--", "$btw-,", "8999-12-31T23:59:59.999Z", "8999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%F0%9F%A6%8A"];

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

        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Client or AccessRequired.Either or AccessRequired.OpsOrClient), async o => Expect(await new StaffingAsking(o).By(nobody), 403, "NO_CLIENT_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Client), async o => Expect(await new StaffingAsking(o).By(worker), 403, "NO_CLIENT_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Staff), async o => Expect(await new StaffingAsking(o).By(admin), 403, "NO_STAFF_ACCESS") ?? Expect(await new StaffingAsking(o).By(nobody), 403, "NO_STAFF_ACCESS"));
        await Judge(Closed.Where(o => o.AccessRequired is AccessRequired.Ops), async o => Expect(await new StaffingAsking(o).By(admin), 403, "FORBIDDEN") ?? Expect(await new StaffingAsking(o).By(worker), 403, "FORBIDDEN"));
        foreach (var (who, role) in new[] { (viewer, ClientRole.Viewer), (manager, ClientRole.ShiftManager), (admin, ClientRole.Admin) })
        {
            var above = Closed.Where(o => o.AccessRequired is AccessRequired.Client or AccessRequired.OpsOrClient && o.LeastRole > role).ToList();
            if (above.Count > 0) await Judge(above, async o => Expect(await new StaffingAsking(o).By(who), 403, "FORBIDDEN"));
        }
    }

    [Fact]
    public async Task Whatever_is_sent_is_answered_in_the_dialect_and_is_no_bug()
    {
        var market = await host.Market;
        var (worker, _) = await market.Worker();
        var asked = 0;
        await Judge(Operations.Where(o => !EndsSession.Contains(o.Name)), async operation =>
        {
            var (asking, who, wrong) = (new StaffingAsking(operation), Who(operation), new List<string>());
            foreach (var (what, path, body) in Requests(operation, asking))
            {
                asked++;
                var reply = await asking.Send(who, path, body is null ? null : StaffingAsking.Json(body));
                if (reply.Status >= 500 || reply.Text is "" || !reply.Body.TryGetProperty("requestId", out _)) wrong.Add($"{what}: {reply.Status} {reply.Text}");
            }
            return wrong.Count > 0 ? string.Join('\n', wrong) : null;
        });
        asked.ShouldBeGreaterThan(300);

        Client Who(Operation operation) => operation.AccessRequired switch
        {
            AccessRequired.Staff => worker,
            AccessRequired.Ops => market.Company.Owner,
            _ => market.Owner,
        };
    }

    private static IEnumerable<(string What, string Path, JsonObject? Body)> Requests(Operation operation, StaffingAsking asking)
    {
        foreach (var text in operation.Route.Contains(':') ? Texts.Where(t => t is not ("" or "%00")) : [])
            yield return (text, Regex.Replace(operation.Pattern, @"\{\w+\}", text.Replace("$", "$$")), asking.Body);
        var queried = operation.Plan.InputFromQuery || operation.Plan.InputFromBoth ? operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Select(f => f.Name) : [];
        foreach (var name in queried.Concat(operation.Filters?.Facts.Select(f => f.Name) ?? []).Concat(operation.Plan.TakesWindow ? operation.Surface.Grammar.Lists.Words : []))
        {
            foreach (var text in Texts) yield return ($"{name}={text}", $"{asking.Path}{(asking.Path.Contains('?') ? '&' : '?')}{name}={text}", null);
        }
        if (asking.Body is null) yield break;
        foreach (var field in operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields))
        {
            foreach (var value in Values)
            {
                var body = asking.Body!;
                body[field.Name] = value?.DeepClone();
                yield return ($"{field.Name} = {value?.ToJsonString()[..Math.Min(40, value.ToJsonString().Length)]}", asking.Path, body);
            }
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
