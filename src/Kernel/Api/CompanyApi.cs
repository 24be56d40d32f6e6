using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>How an answer of the company surface looks: the full envelope, or the flat ones of the system routes and the file buckets.</summary>
public enum Shape
{
    Business,
    System,
    Bucket,
}

/// <summary>The company surface as modules see it.</summary>
public static class CompanySurface
{
    public const int UsualRows = 25;
    public const int MostRows = 500;

    public static readonly Surface Instance = new("company", (service, route) => $"/{service}-api{route}")
    {
        Grammar = new()
        {
            Enums = EnumSpelling.CamelCase,
            NaiveInstants = true,
            DaysAndInstantsMix = true,
            ScalarIsArrayOfOne = true,
            RefusesUnknownFields = false,
            RefusesUnknownParameters = true,
            TellsAllIssues = false,
            Lists = ListGrammar.Pages(UsualRows, MostRows),
        },
        Idempotency = new()
        {
            Heeds = operation => operation is { Method: "POST", Shape: Shape.Business, Access: Access.SignedIn },
            Waits = TimeSpan.FromSeconds(30),
            GivesUp = TimeSpan.FromSeconds(20),
            Keeps = TimeSpan.FromDays(7),
        },
        StatusOf = operation => operation is { Action: "create", Shape: not Shape.System } ? 201 : 200,
    };

    /// <param name="service">As the contract names it; the prefix is <c>/{service}-api</c>.</param>
    /// <param name="one">The data name of a single object.</param>
    /// <param name="many">The data name of a list.</param>
    public static CompanyApi Company(this ApiMap map, string service, string one, string many) => new(map, service, one, many);
}

/// <summary>The operations on one kind of object of one service.</summary>
public sealed class CompanyApi(ApiMap map, string service, string one, string many)
{
    public Operation Create(string name, string route, Delegate handler) => Add(name, "POST", route, "create", one, handler);

    public Operation Get(string name, string route, Delegate handler) => Add(name, "GET", route, "get", one, handler);

    public Operation Update(string name, string route, Delegate handler) => Add(name, "PATCH", route, "update", one, handler);

    public Operation Delete(string name, string route, Delegate handler) => Add(name, "DELETE", route, "delete", one, handler);

    public Operation List(string name, string route, Delegate handler, IFilters filters) => Add(name, "GET", route, "list", many, handler).Filtered(filters);

    /// <summary>An operation that the five verbs do not cover.</summary>
    public Operation Add(string name, string method, string route, string action, string dataName, Delegate handler) =>
        map.Add(CompanySurface.Instance, service, name, method, route, action, dataName, handler);

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
