using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Asks with every foreign id as everybody whose it is not.</summary>
internal static class ForeignIds
{
    /// <summary>That a refusal was given is kept under its key.</summary>
    private static readonly string[] MayBeWritten = ["kernel.idempotency_keys"];

    public static async Task FindNothing(TwoClients host)
    {
        var operations = host.Services.GetRequiredService<ApiMap>().On(StaffingSurface.Instance).ToDictionary(o => o.Name);
        var (asked, wrong) = (0, new List<string>());
        foreach (var row in ForeignId.All.Where(r => operations.ContainsKey(r.Operation)))
        {
            var operation = operations[row.Operation];
            foreach (var (who, own, status) in Strangers(host, row, operation))
            {
                await host.Written.Lately();
                var (reply, sent) = await new ForeignIdAsking(operation, host.Clock.Now).By(who, own, (row, host.Asked));
                asked++;
                if (Wrong(host, row, reply, status, sent, own) is { } why) wrong.Add($"{row.Operation} {row.Field} by {who.Email}: {why}: {reply.Status} {reply.Text}\n    {sent}");
                if ((await host.Written.Lately()).Except(MayBeWritten).ToList() is { Count: > 0 } written) wrong.Add($"{row.Operation} {row.Field} by {who.Email}: it wrote {string.Join(", ", written)}");
            }
        }
        asked.ShouldBeGreaterThan(100);
        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<(Client Who, Party Own, int Status)> Strangers(TwoClients host, ForeignId row, Operation operation)
    {
        var nothing = row.Narrows ? 200 : row.Refusal;
        foreach (var stranger in row.IsOfCompany ? [host.OtherCompany] : new[] { host.OtherClient, host.OtherCompany }) yield return (stranger.At(operation), stranger, nothing);
        if (row.IsReadByHub) yield return (host.OtherHub.Orders, host.OtherHub, nothing);
        if (operation.AccessRequired is not (AccessRequired.Client or AccessRequired.OpsOrClient) || operation.LeastRole is ClientRole.Viewer) yield break;
        // Of the same business, and hence no strangers to what is read.
        yield return (host.Viewer, host.Asked, 403);
        if (operation.LeastRole > ClientRole.ShiftManager) yield return (host.OtherHub.Orders, host.OtherHub, 403);
        else if (row.IsOfHub) yield return (host.OtherHub.Orders, host.OtherHub, 404);
    }

    private static string? Wrong(TwoClients host, ForeignId row, Reply reply, int status, string sent, Party own)
    {
        if (reply.Status != status && (status, reply.Status) is not (403, 404)) return $"{status} is right";
        var leaks = TwoCompanies.IdsIn(reply.Text).Except(TwoCompanies.IdsIn(sent)).Where(id => host.Asked.Ids.Values.Contains(id)).Except(own.Ids.Values).ToList();
        if (leaks.Count > 0) return $"it shows {string.Join(", ", leaks)}";
        if (row.Narrows && reply.Body.TryGetProperty("items", out var items) && items.GetArrayLength() > 0) return "it lists something";
        if (row.Narrows && reply.Body.TryGetProperty("totalPositionsNeeded", out var needed) && needed.GetInt32() > 0) return "it counts something";
        return row.Narrows && reply.Body.TryGetProperty("removed", out var removed) && removed.GetInt32() > 0 ? "it removed something" : null;
    }
}
