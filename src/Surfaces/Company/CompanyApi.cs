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

    /// <summary>An operation that the five verbs do not cover.</summary>
    public Operation Add(string name, string method, string route, string action, string dataName, Delegate handler) => Add(Shape.Business, name, method, route, action, dataName, handler);

    /// <summary>A system route: answers flat, without the envelope.</summary>
    public Operation System(string name, string method, string route, Delegate handler) => Add(Shape.System, name, method, route, "get", one, handler);

    /// <summary>A route of a file bucket.</summary>
    public Operation Bucket(string name, string method, string route, string action, Delegate handler) => Add(Shape.Bucket, name, method, route, action, one, handler);

    private Operation Add(Shape shape, string name, string method, string route, string action, string dataName, Delegate handler) =>
        map.Add(CompanySurface.Instance, service, name, method, route, action, handler, new AnswerFacts(shape, dataName));
}
