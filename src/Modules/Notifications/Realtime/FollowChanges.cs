using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Notifications.Realtime;

/// <summary>
/// Which kinds of objects have changed in the company, among those that the caller may list: a hint that a page should ask again. It says
/// neither which one nor what, so that it can tell nobody anything. The first event is <c>ready</c>, then <c>changed</c>, at most one a second.
/// </summary>
internal static class FollowChanges
{
    /// <param name="Objects">Names of objects, such as <c>shift,leaveRequest</c>; all that one may list when left out.</param>
    internal sealed record Input(string? Objects = null) : IInput;

    public static async Task<Result<StreamAnswer>> Handle(Input input, HttpContext http, ObjectHints hints, ApiMap api, Caller caller, CancellationToken cancel)
    {
        var listed = ListedBy(caller, api);
        if (input.Objects is { } given)
        {
            var wanted = given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (wanted.Length == 0 || wanted.Any(w => !listed.ContainsValue(w))) return Problem.NotAnEnumValue("objects", listed.Values.Distinct().Order(StringComparer.Ordinal));
            listed = listed.Where(l => wanted.Contains(l.Value)).ToDictionary();
        }
        if (await hints.Subscribe(caller.Company, caller.User, listed, cancel) is not { } subscription) return NotificationProblems.TooManyStreams;
        http.Response.RegisterForDispose(subscription);
        return new StreamAnswer(Events(subscription, CancellationToken.None));
    }

    private static async IAsyncEnumerable<StreamedEvent> Events(HintSubscription subscription, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return new StreamedEvent(null, "ready", new { });
        while (true) yield return new StreamedEvent(null, "changed", new ChangedObjects(await subscription.Next(cancel)));
    }

    /// <summary>The objects that a list shows to people of the caller's role, by the names of their events.</summary>
    private static Dictionary<string, string> ListedBy(Caller caller, ApiMap api)
    {
        var operations = api.On(CompanySurface.Instance).ToList();
        var listed = new Dictionary<string, string>();
        foreach (var list in operations.Where(o => o.Action is "list" && o.Admits(caller)))
        {
            foreach (var tracked in list.Plan.Parameters.Where(p => p.Source is Source.List).Select(p => p.Type.GetGenericArguments()[0].GetCustomAttribute<TrackedAttribute>()).OfType<TrackedAttribute>())
            {
                var name = tracked.Event[(tracked.Event.LastIndexOf('-') + 1)..];
                listed[tracked.Event] = operations.Select(o => o.DataName).FirstOrDefault(d => d.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
            }
        }
        return listed;
    }

    internal sealed record ChangedObjects(IReadOnlyList<string> Objects);
}
