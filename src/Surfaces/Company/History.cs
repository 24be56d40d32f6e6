using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Surfaces.Company;

/// <summary>One change of an object: who, how, why, and what stood there before and after.</summary>
/// <param name="UserId">Null where a rule did it.</param>
/// <param name="Via">How they came, or the name of the job.</param>
/// <param name="Agent">The program that spoke for them, where it has a name: that of its API key.</param>
/// <param name="Change"><c>created</c>, <c>updated</c> or <c>deleted</c>.</param>
/// <param name="Reason">In the words of whoever did it.</param>
/// <param name="Before">The changed properties as they were; null when it was made.</param>
/// <param name="After">All properties after it was made, else the changed ones.</param>
/// <param name="Part">What of the object it was, where its parts change by themselves: <c>attendanceEntry</c>; null of the object itself.</param>
/// <param name="PartId">Which one.</param>
public sealed record HistoryEntry(
    Guid Id, DateTimeOffset At, UserId? UserId, Actor? User, string Via, string? Agent, string Change, string? Reason, int RecordVersion, JsonObject? Before, JsonObject After,
    string? Part = null, Guid? PartId = null);

/// <summary>Somebody who did something, as this surface shows people.</summary>
public sealed record Actor(UserId Id, string? Email, string Fullname, string? Avatar);

/// <summary>Who is who, for those who read what people did.</summary>
public interface IActors
{
    Task<IReadOnlyDictionary<UserId, Actor>> Of(IEnumerable<UserId> ids, CancellationToken cancel);
}

/// <summary>How an object's stored fields are shown, where a property is not simply the field of its name.</summary>
/// <param name="stored">Fields of the row by their names in the trail.</param>
/// <param name="now">The object as it is; null where it is deleted.</param>
public delegate JsonObject HistoryFields(JsonObject stored, View? now);

/// <summary>Rows that change by themselves and are told in the history of what they belong to, to whoever sees that.</summary>
/// <param name="Name">As the trail names them.</param>
/// <param name="View">As which the object shows them.</param>
/// <param name="Of">The ids of those of one object, deleted ones too.</param>
public sealed record HistoryParts(string Name, Type View, Func<IServiceProvider, Guid, IQueryable<Guid>> Of);

/// <summary>What an operation that reads a history knows of its objects.</summary>
/// <param name="Events">Under which the trail has their changes.</param>
/// <param name="Properties">What the objects show to whoever sees all of them.</param>
internal sealed record HistoryFacts(string DataName, string[] Events, IReadOnlySet<string> Properties, HistoryFields Fields) : AnswerFacts(Shape.Business, DataName)
{
    private static readonly string[] NotTold = ["id", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt"];

    public HistoryParts? Parts { get; private init; }

    /// <summary>Under which the trail has the changes of its parts.</summary>
    public string[] PartEvents { get; private init; } = [];

    public IReadOnlySet<string> PartProperties { get; private init; } = new HashSet<string>();

    /// <param name="get">The operation that shows one of the objects.</param>
    public static HistoryFacts Of(Operation get, string dataName, HistoryFields? fields, HistoryParts? parts)
    {
        var view = get.Plan.ResultType.IsAssignableTo(typeof(IAnswer)) ? get.Plan.ResultType.GetGenericArguments()[0] : get.Plan.ResultType;
        return new(dataName, EventsOf(get.Service, get.DataName), Told(view), fields ?? ((stored, _) => stored))
        {
            Parts = parts,
            PartEvents = parts is null ? [] : EventsOf(get.Service, parts.Name),
            PartProperties = parts is null ? new HashSet<string>() : Told(parts.View),
        };
    }

    /// <summary>What this reader may see: of what the object shows, all but what it hides from them. Where it does not say, they see what it shows them now.</summary>
    public Func<string, bool> SightOf(View? now, Caller reader)
    {
        if (now?.HiddenFromReader is { } hidden) return name => Properties.Contains(name) && !hidden.Contains(name, StringComparer.OrdinalIgnoreCase);
        if (now is null || (reader.IsAdmin && now.Owner != reader.User)) return Properties.Contains;
        var empty = now.GetType().GetProperties().Where(p => p.GetValue(now) is null or ICollection { Count: 0 }).Select(p => Text.Camel(p.Name)).ToHashSet();
        return name => Properties.Contains(name) && !empty.Contains(name);
    }

    private static string[] EventsOf(string service, string name)
    {
        var @event = new TrackedAttribute(service, name).Event;
        return [$"{@event}-created", $"{@event}-updated", $"{@event}-deleted"];
    }

    private static HashSet<string> Told(Type view) => view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => Text.Camel(p.Name)).Except(NotTold).ToHashSet();
}

/// <summary>
/// Everything that was done to the object, the latest first, for whoever sees the object, and of what they see in it. Of a deleted
/// object admins read it still.
/// </summary>
internal static class ReadHistory
{
    public static Filters<Change> Filters => new Filters<Change>().Id("userId", c => c.UserId).Instant("at", c => c.At)
        // Their order would tell what stands in what is hidden.
        .NotSortableBy("before", "after");

    public static async Task<Result<Page<HistoryEntry>>> Handle<TId>(TId id, ListOf<Change> list, Operation operation, TrailDb trail, IActors actors, Caller caller, IServiceProvider services, CancellationToken cancel) where TId : struct, IId<TId>
    {
        var facts = (HistoryFacts)operation.Facts!;
        var found = await operation.First!.Call(id, services, cancel);
        var parts = facts.Parts is null ? [] : await facts.Parts.Of(services, id.Value).ToListAsync(cancel);
        var changes = trail.Changes.Where(c => (c.ObjectId == id.Value && facts.Events.Contains(c.Event)) || (parts.Contains(c.ObjectId) && facts.PartEvents.Contains(c.Event)));
        if (found.Problem is { } refusal && !(refusal.Kind is ProblemKind.NotFound && caller.IsAdmin && await changes.AnyAsync(cancel))) return refusal;

        var now = found.Problem is null ? (found.Value is IAnswer answer ? answer.Data : found.Value) as View : null;
        var sees = facts.SightOf(now, caller);
        var page = await list.Read(changes, cancel);
        var who = await actors.Of(page.Rows.Select(c => c.UserId).OfType<UserId>(), cancel);
        return page.Select(c =>
        {
            var isPart = facts.PartEvents.Contains(c.Event);
            return new HistoryEntry(
                c.Id, c.At, c.UserId, c.UserId is { } user ? who.GetValueOrDefault(user) : null, c.Via, c.Agent, c.Event[(c.Event.LastIndexOf('-') + 1)..], c.Reason, c.Version,
                c.Before is null ? null : Shown(c.Before, isPart), Shown(c.After, isPart), isPart ? facts.Parts!.Name : null, isPart ? c.ObjectId : null);
        });

        JsonObject Shown(string row, bool isPart)
        {
            var stored = JsonNode.Parse(row)!.AsObject();
            var told = isPart ? stored.Where(field => facts.PartProperties.Contains(field.Key)) : facts.Fields(stored, now).Where(field => sees(field.Key));
            return new(told.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        }
    }

    /// <summary>Asks the operation that shows the object, in this unit of work.</summary>
    private static Task<IResult> Call<TId>(this Operation get, TId id, IServiceProvider services, CancellationToken cancel) =>
        get.Plan.Call([.. get.Plan.Parameters.Select(p => p.Source is Source.Path ? (object?)id : null)], null, services, cancel);
}
