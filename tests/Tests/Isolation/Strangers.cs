using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>People of another company, at their own company, with ids that are not theirs.</summary>
internal static class Strangers
{
    /// <summary>What would end the stranger's own session, and what has no end itself.</summary>
    private static readonly string[] NotAsked = ["logout", "deleteAllSessions", "archiveProfile", "relogin", "renewSession", "updateUserPassword", "streamNotifications", "streamChanges"];

    public static async Task FindNothing(TwoCompanies host, IReadOnlyList<Operation> operations)
    {
        var before = await host.Rows();
        before.Values.Distinct().Count().ShouldBeGreaterThan(15);
        var (asked, wrong) = (0, new List<string>());
        foreach (var stranger in new[] { host.Stranger.Owner, host.StrangersEmployee, host.Visitor(host.Stranger.Codename) })
        {
            foreach (var operation in operations.Where(o => !NotAsked.Contains(o.Name)))
            {
                var asking = new Asking(operation, host);
                var replies = new List<Reply> { await asking.By(stranger) };
                foreach (var filtered in asking.Filtered()) replies.Add(await stranger.Get(filtered));
                asked += replies.Count;

                foreach (var reply in replies)
                {
                    if (Wrong(operation, asking, reply, stranger, host) is { } why) wrong.Add($"{stranger.Email} {operation.Method} {asking.Path} ({operation.Name}): {why}: {reply.Status} {reply.Text}");
                }
            }
        }
        asked.ShouldBeGreaterThan(250);
        wrong.ShouldBeEmpty();
        (await host.Rows()).Where(t => before[t.Key] != t.Value).Select(t => t.Key).ShouldBeEmpty("rows of the other company were changed");
    }

    private static string? Wrong(Operation operation, Asking asking, Reply reply, Client stranger, TwoCompanies host)
    {
        if (reply.Status >= 500) return "a bug";
        if (reply.Text.Contains(TwoCompanies.Marker)) return "shows a text";
        if (asking.Leaks(reply).FirstOrDefault(id => id != default) is var leak && leak != default) return $"shows {leak}";
        if (!asking.NamesRow || stranger.Token is null || operation.Access is Access.Public) return null;
        // The role is judged before the row.
        var isJudgedByRole = operation.Roles.Count > 0 || stranger == host.StrangersEmployee;
        return reply.Status is 404 || (reply.Status is 403 && isJudgedByRole) ? null : "should not be found";
    }
}
