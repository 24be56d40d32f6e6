using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Every field of every operation of the staffing surface is given what nobody should send, in a request that is right in all else. Whatever it is, a refusal speaks the dialect and has written nothing.</summary>
public sealed class StaffingNastyInputTests(TwoClients host) : IClassFixture<TwoClients>
{
    /// <summary>They end the session that asks.</summary>
    private static readonly string[] EndsSession = ["signOut", "signOutClient", "signOutStaff"];

    /// <summary>What is over after them; the next request is about something new.</summary>
    private static readonly List<string> Ends = ["editOrder", "updateTenantOrder", "cancelOrder", "cancelTenantOrder", "archiveHub", "declineShift", "cancelSwapRequest", "resolveSwapRequest"];

    /// <summary>No text, number, day or id.</summary>
    private static readonly JsonNode NoValue = new JsonObject { ["a"] = new JsonObject { ["b"] = "\0" } };

    /// <summary>For what is no text one of them stands for all.</summary>
    private static readonly JsonNode[] Wordings = [" ", "\u202e\u200b", new string('x', 5000)];

    private static readonly JsonNode?[] Values =
    [
        .. Wordings, null, true, -1, 1e300, JsonNode.Parse("1e999"), "", "\0", "8999-12-31", "8999-12-31T23:59:59.999999Z", "2026-01-31T09:30:00",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", new JsonArray("a", 1, null), new JsonArray(new JsonObject(), new JsonObject()), NoValue,
    ];

    private static readonly string[] Texts = ["", "%00", "%ff", "null", "-1", "99999999999999999999", "1e300", "%27%3B--", "$btw-,", "8999-12-31T23:59:59.999Z", "8999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%F0%9F%A6%8A"];

    private IEnumerable<Operation> Operations => host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance).Where(o => !EndsSession.Contains(o.Name));

    [Fact]
    public async Task No_field_of_a_body_is_a_bug_and_nothing_of_what_is_refused_is_saved()
    {
        var (asked, refused, wrong, seen) = (0, 0, new List<string>(), new HashSet<Type>());
        foreach (var operation in Operations.Where(o => o.Plan.TakesBody && !o.Plan.TakesRaw).OrderBy(o => Ends.IndexOf(o.Name)))
        {
            var (asking, own) = (new ForeignIdAsking(operation, host.Clock.Now), host.Asked);
            foreach (var (name, inside, field) in Fields(operation, seen))
            {
                foreach (var value in field.Type == typeof(string) ? Values : Values.Except(Wordings))
                {
                    var (path, body) = asking.Request(own);
                    Put(body!, inside, field.Name, value);
                    asked++;
                    var reply = await asking.Send(own.At(operation), path, body);
                    if (reply.Status >= 400) refused++;
                    if (await Wrong(operation, reply) is { } why) wrong.Add($"{operation.Name} {name} = {Short(value)}: {why}: {reply.Status} {reply.Text}");
                    else if (reply.Status < 300 && value == NoValue && field.Type != typeof(JsonElement) && !(typeof(IInput).IsAssignableFrom(field.Type) && !field.IsList)) wrong.Add($"{operation.Name} {name} takes an object: {reply.Text}");
                    if (reply.Status < 300 && Ends.Contains(operation.Name)) own = await After(operation, reply, own);
                }
            }
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(3000);
        refused.ShouldBeGreaterThan(asked / 2);
    }

    [Fact]
    public async Task No_query_and_no_path_is_a_bug_and_nothing_of_what_is_refused_is_saved()
    {
        var (asked, wrong) = (0, new List<string>());
        foreach (var operation in Operations)
        {
            var asking = new ForeignIdAsking(operation, host.Clock.Now);
            var (usual, body) = asking.Request(host.Asked);
            foreach (var path in Paths(operation, usual))
            {
                asked++;
                var reply = await asking.Send(host.Asked.At(operation), path, operation.Plan.TakesBody ? body : null);
                if (await Wrong(operation, reply) is { } why) wrong.Add($"{operation.Name} {path}: {why}: {reply.Status} {reply.Text}");
            }
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(1000);
    }

    private static IEnumerable<string> Paths(Operation operation, string usual)
    {
        foreach (var text in operation.Route.Contains(':') ? Texts.Where(t => t is not ("" or "%00")) : []) yield return Regex.Replace(operation.Pattern, @"\{\w+\}", text.Replace("$", "$$"));
        var queried = operation.Plan.InputFromQuery || operation.Plan.InputFromBoth ? operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Select(f => f.Name) : [];
        foreach (var name in queried.Concat(operation.Filters?.Facts.Select(f => f.Name) ?? []).Concat(operation.Plan.TakesWindow ? operation.Surface.Grammar.Lists.Words : []))
        {
            foreach (var text in Texts) yield return $"{usual}{(usual.Contains('?') ? '&' : '?')}{name}={text}";
        }
    }

    /// <summary>Also those of the objects inside; of each kind of these once.</summary>
    private static IEnumerable<(string Name, string? Inside, InputField Field)> Fields(Operation operation, HashSet<Type> seen) => operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).SelectMany(f =>
        typeof(IInput).IsAssignableFrom(f.Type) && seen.Add(f.Type) ? InputShape.Of(f.Type).Fields.Select(inner => ($"{f.Name}.{inner.Name}", (string?)f.Name, inner)).Prepend((f.Name, null, f)) : [(f.Name, (string?)null, f)]);

    private static void Put(JsonObject body, string? inside, string name, JsonNode? value)
    {
        if (inside is null)
        {
            body[name] = value?.DeepClone();
            return;
        }
        if (body[inside] is not JsonArray { Count: > 0 }) body[inside] = new JsonArray(new JsonObject());
        body[inside]![0]![name] = value?.DeepClone();
    }

    private async Task<string?> Wrong(Operation operation, Reply reply)
    {
        var written = await host.Written.Lately();
        if (reply.Status < 400) return null;
        // No model is set up here.
        if (reply.Status >= 500) return (reply.Status, operation.Name) is (503, "invokeModel" or "transcribeRapidOrder") ? null : "a bug";
        if (!reply.Text.StartsWith('{') || !new[] { "code", "message", "details", "requestId" }.SequenceEqual(reply.Body.EnumerateObject().Select(p => p.Name))) return "not the dialect";
        return written.Except(MayBeWritten(operation)).ToList() is { Count: > 0 } tables ? $"it wrote {string.Join(", ", tables)}" : null;
    }

    /// <summary>That a refusal was given is kept under its key; an attempt to clock in or to guess is kept, whatever becomes of it.</summary>
    private static IEnumerable<string> MayBeWritten(Operation operation) => operation.Name switch
    {
        "clockIn" or "clockOut" or "clockInStaff" or "clockOutStaff" => ["kernel.idempotency_keys", "staffing.attendance_events", "staffing.security_proofs", "staffing.proof_nonces", "files.stored_files", "files.pending"],
        "signInClient" => ["identity.login_failures"],
        _ => ["kernel.idempotency_keys"],
    };

    /// <summary>What the next request is about, now that this is over.</summary>
    private async Task<Party> After(Operation operation, Reply reply, Party own)
    {
        if (operation.Name is "editOrder" or "updateTenantOrder") return own with { Ids = new Dictionary<string, Guid>(own.Ids) { ["order"] = reply.Body.Id("orderId") } };
        var next = await host.Furnish(host.Market, host.Market.Business, host.Market.Owner);
        await host.Written.Lately();
        return next;
    }

    private static string Short(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(40, text.Length)] : "null";
}
