using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Every field, filter and path parameter of every operation is given what nobody should send. Whatever it is, the answer is no bug, and what is refused has written nothing.</summary>
public sealed class NastyInputTests(TwoCompanies host) : IClassFixture<TwoCompanies>
{
    /// <summary>They end the session that asks, or have no end themselves.</summary>
    private static readonly string[] NotAsked = ["logout", "deleteAllSessions", "archiveProfile", "relogin", "renewSession", "updateUserPassword", "streamNotifications", "streamChanges"];

    private static readonly JsonNode?[] Values =
    [
        null, true, 0, -1, int.MaxValue, 999_999_999_999m, 0.000000001m, 1e300, JsonNode.Parse("1e999"),
        "", " ", "a", "\0", "null", "''; --", "%_\\", "\u202e\u200b", new string('x', 1000), string.Concat(Enumerable.Repeat("🦊", 250)), new string('x', 5000),
        "1900-01-01", "8999-12-31", "2026-02-30", "1900-01-01T00:00:00Z", "8999-12-31T23:59:59.999999Z", "00:00", "23:59",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        new JsonArray(), new JsonArray("a", 1, null), new JsonArray("ffffffff-ffff-ffff-ffff-ffffffffffff", "ffffffff-ffff-ffff-ffff-ffffffffffff"), new JsonObject(), new JsonObject { ["a"] = new JsonObject { ["b"] = "\0" } },
    ];

    private static readonly string[] Texts =
    [
        "", "%00", "%ff", "null", "a", "0", "-1", "99999999999999999999", "1e300", "%27%3B--", "%25%5F", "$", "$btw-,", "$gt-", "$lt-1900-01-01", "$gte-8999-12-31", "$btw-8999-12-31,1900-01-01", "$leq-8999-12-31",
        "8999-12-31T23:59:59.999Z", "$week", "$lmonth", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%F0%9F%A6%8A",
    ];

    /// <summary>Who guesses is counted.</summary>
    private static string[] MayBeWritten(Operation operation) => operation.Name switch
    {
        "login" => ["identity.login_failures"],
        "completeEmail2FactorVerification" => ["identity.codes", "identity.guesses"],
        _ => [],
    };

    private IEnumerable<Operation> Operations => host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Where(o => !NotAsked.Contains(o.Name));

    [Fact]
    public async Task No_body_is_a_bug_and_nothing_of_what_is_refused_is_saved()
    {
        var (asked, bugs) = (0, new List<string>());
        await using var written = await WrittenTables.Watch(host.ConnectionString);
        foreach (var operation in Operations.Where(o => o.Plan.TakesBody))
        {
            var asking = new Asking(operation, host);
            foreach (var field in operation.Plan.Parameters.Where(p => p.Source is Source.Input).SelectMany(p => InputShape.Of(p.Type).Fields))
            {
                foreach (var value in Values)
                {
                    var body = (JsonObject)asking.Body!.DeepClone();
                    body[field.Name] = value?.DeepClone();
                    asked++;
                    var reply = await Who(operation).Send(new HttpMethod(operation.Method), asking.Path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
                    var tables = await written.Lately();
                    if (reply.Status >= 500) bugs.Add($"{operation.Name} {field.Name} = {Short(value)}: {reply.Status}");
                    else if (reply.Status >= 400 && tables.Except(MayBeWritten(operation)).ToList() is { Count: > 0 } kept) bugs.Add($"{operation.Name} {field.Name} = {Short(value)}: {reply.Status}, and it wrote {string.Join(", ", kept)}");
                }
            }
        }
        asked.ShouldBeGreaterThan(3000);
        bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_filter_and_no_page_is_a_bug()
    {
        var (asked, bugs) = (0, new List<string>());
        foreach (var operation in Operations.Where(o => o.Filters is not null || o.Plan.InputFromQuery))
        {
            var asking = new Asking(operation, host);
            var names = (operation.Filters is null ? [] : operation.Filters.Facts.SelectMany(f => new[] { f.Name, f.Name + "_op" }).Concat(operation.Filters is null ? [] : operation.Surface.Grammar.Lists.Words))
                .Concat(operation.Plan.Parameters.Where(p => p.Source is Source.Input && operation.Plan.InputFromQuery).SelectMany(p => InputShape.Of(p.Type).Fields).Select(f => f.Name));
            foreach (var (name, text) in names.SelectMany(n => Texts.Select(t => (n, t))))
            {
                asked++;
                var path = $"{asking.Path}{(asking.Path.Contains('?') ? '&' : '?')}{name}={text}";
                var reply = await Who(operation).Send(new HttpMethod(operation.Method), path, null);
                if (reply.Status >= 500) bugs.Add($"{operation.Name} {name}={text}: {reply.Status}");
            }
        }
        asked.ShouldBeGreaterThan(1000);
        bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_path_is_a_bug()
    {
        var (asked, bugs) = (0, new List<string>());
        foreach (var operation in Operations.Where(o => o.Route.Contains(':')))
        {
            foreach (var text in Texts.Where(t => t is not ("" or "%00")))
            {
                asked++;
                var path = System.Text.RegularExpressions.Regex.Replace(operation.Pattern, @"\{\w+\}", text.Replace("$", "$$"));
                var reply = await Who(operation).Send(new HttpMethod(operation.Method), path, operation.Plan.TakesBody ? new StringContent("{}", Encoding.UTF8, "application/json") : null);
                if (reply.Status >= 500 || reply.Text is "") bugs.Add($"{operation.Name} {path}: {reply.Status}");
            }
        }
        asked.ShouldBeGreaterThan(500);
        bugs.ShouldBeEmpty();
    }

    private Client Who(Operation operation) => operation.Roles.Count > 0 && !operation.Roles.Contains(Role.TenantOwner) ? host.Super : host.Furnished.Owner;

    private static string Short(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(40, text.Length)] : "null";
}
