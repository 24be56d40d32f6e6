using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>Every operation of the company surface, as the modules declared them: the router, OpenAPI, the tests and the agents' tools read from here.</summary>
public sealed class ApiMap
{
    private readonly List<Operation> operations = [];

    public IReadOnlyList<Operation> Operations => operations;

    /// <param name="service">As the contract names it; the prefix is <c>/{service}-api</c>.</param>
    /// <param name="one">The data name of a single object.</param>
    /// <param name="many">The data name of a list.</param>
    public CompanyApi Company(string service, string one, string many) => new(this, service, one, many);

    internal Operation Add(Operation operation)
    {
        if (operations.Any(o => o.Service == operation.Service && (o.Name == operation.Name || (o.Method == operation.Method && o.Route.Equals(operation.Route, StringComparison.OrdinalIgnoreCase)))))
        {
            throw new InvalidOperationException($"{operation.Service} has {operation.Name} {operation.Method} {operation.Route} twice.");
        }
        operations.Add(operation);
        return operation;
    }
}

/// <summary>The operations on one kind of object of one service.</summary>
public sealed class CompanyApi(ApiMap map, string service, string one, string many)
{
    public Operation Create(string name, string route, Delegate handler) => Add(name, "POST", route, "create", one, handler);

    public Operation Get(string name, string route, Delegate handler) => Add(name, "GET", route, "get", one, handler);

    public Operation Update(string name, string route, Delegate handler) => Add(name, "PATCH", route, "update", one, handler);

    public Operation Delete(string name, string route, Delegate handler) => Add(name, "DELETE", route, "delete", one, handler);

    public Operation List(string name, string route, Delegate handler, IFilters filters)
    {
        var list = Add(name, "GET", route, "list", many, handler);
        list.Filters = filters;
        if (typeof(IPage).IsAssignableFrom(list.Plan.ResultType)) filters.ShownAs(list.Plan.ResultType.GetGenericArguments()[0]);
        return list;
    }

    /// <summary>An operation that the five verbs do not cover.</summary>
    public Operation Add(string name, string method, string route, string action, string dataName, Delegate handler) =>
        map.Add(new Operation(service, name, method, route, action, dataName, handler));

    /// <summary>A system route: answers flat, without the envelope.</summary>
    public Operation System(string name, string method, string route, Delegate handler) => Shaped(Shape.System, name, method, route, "get", handler);

    /// <summary>A route of a file bucket.</summary>
    public Operation Bucket(string name, string method, string route, string action, Delegate handler) => Shaped(Shape.Bucket, name, method, route, action, handler);

    private Operation Shaped(Shape shape, string name, string method, string route, string action, Delegate handler)
    {
        var operation = Add(name, method, route, action, one, handler);
        operation.Shape = shape;
        return operation;
    }
}
