using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Surfaces.Company;

/// <summary>The operations on one kind of object of one service.</summary>
public sealed class CompanyApi(ApiMap map, string service, string one, string many)
{
    public Operation Create(string name, string route, Delegate handler) => Add(name, "POST", route, "create", one, handler);

    public Operation Get(string name, string route, Delegate handler) => Add(name, "GET", route, "get", one, handler);

    public Operation Update(string name, string route, Delegate handler) => Add(name, "PATCH", route, "update", one, handler);

    public Operation Delete(string name, string route, Delegate handler) => Add(name, "DELETE", route, "delete", one, handler);

    public Operation List(string name, string route, Delegate handler, IFilters filters) => Add(name, "GET", route, "list", many, handler).Filtered(filters);

    /// <summary>What was done to one such object, for whoever its get operation shows it, and of what that shows them. Declared after that one.</summary>
    /// <typeparam name="TId">Of the object.</typeparam>
    /// <param name="route">The get operation's, with <c>/history</c> behind it.</param>
    /// <param name="parts">Rows that change by themselves and are told with it.</param>
    public Operation History<TId>(string name, string route, HistoryFields? fields = null, HistoryParts? parts = null) where TId : struct, IId<TId>
    {
        const string last = "/history";
        var get = map.On(CompanySurface.Instance).SingleOrDefault(o => o is { Method: "GET" } && o.Service == service && (o.Route + last).Equals(route, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"{name} is the history of objects that no operation gets.");
        return map.Add(CompanySurface.Instance, service, name, "GET", route, "list", ReadHistory.Handle<TId>, HistoryFacts.Of(get, "history", fields, parts)).Filtered(ReadHistory.Filters).After(get);
    }

    /// <summary>An operation that the five verbs do not cover.</summary>
    public Operation Add(string name, string method, string route, string action, string dataName, Delegate handler) => Add(Shape.Business, name, method, route, action, dataName, handler);

    /// <summary>A system route: answers flat, without the envelope.</summary>
    public Operation System(string name, string method, string route, Delegate handler) => Add(Shape.System, name, method, route, "get", one, handler);

    /// <summary>A route of a file bucket.</summary>
    public Operation Bucket(string name, string method, string route, string action, Delegate handler) => Add(Shape.Bucket, name, method, route, action, one, handler);

    private Operation Add(Shape shape, string name, string method, string route, string action, string dataName, Delegate handler) =>
        map.Add(CompanySurface.Instance, service, name, method, route, action, handler, new AnswerFacts(shape, dataName));
}
