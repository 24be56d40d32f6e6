using System.Reflection;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>Who may call an operation at all; what they may see or do there is the use case's matter.</summary>
public enum Access
{
    Public,
    SecondFactorPending,
    SignedIn,
}

/// <summary>How an answer looks: the full envelope, or the flat ones of the system routes and the file buckets.</summary>
public enum Shape
{
    Business,
    System,
    Bucket,
}

/// <summary>Which rate limit counts a call.</summary>
public enum Limit
{
    Ordinary,
    SignIn,
    Upload,
}

/// <summary>One operation of a surface: a method, a route, and the use case behind it.</summary>
public sealed class Operation
{
    internal Operation(string service, string name, string method, string route, string action, string dataName, Delegate handler)
    {
        (Service, Name, Method, Route, Action, DataName, Handler) = (service, name, method, route, action, dataName, handler.Method);
        Plan = new HandlerPlan(this, handler);
        Limit = Plan.TakesFile ? Limit.Upload : Limit.Ordinary;
    }

    /// <summary>As the contract names it: <c>leaveManagement</c>.</summary>
    public string Service { get; }

    /// <summary>The API's name, and its <c>operationId</c>.</summary>
    public string Name { get; }

    public string Method { get; }

    /// <summary>Below the service's prefix, with <c>:name</c> for path parameters.</summary>
    public string Route { get; }

    /// <summary>The whole path in the router's notation.</summary>
    public string Pattern => $"/{Service}-api" + string.Join('/', Route.Split('/').Select(s => s.StartsWith(':') ? $"{{{s[1..]}}}" : s));

    /// <summary><c>get</c>, <c>list</c>, <c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string Action { get; }

    public string DataName { get; }

    public MethodInfo Handler { get; }

    public Access Access { get; private set; } = Access.SignedIn;

    public Shape Shape { get; internal set; } = Shape.Business;

    public Limit Limit { get; private set; }

    public bool IsToldOnce { get; private set; }

    /// <summary>The roles that may call; empty for everybody who is signed in.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public IFilters? Filters { get; internal set; }

    public HandlerPlan Plan { get; }

    public int Status => Action is "create" && Shape is not Shape.System ? 201 : 200;

    /// <summary>Answers anybody.</summary>
    public Operation Public()
    {
        Access = Access.Public;
        return this;
    }

    /// <summary>Answers before the second factor too.</summary>
    public Operation BeforeSecondFactor()
    {
        Access = Access.SecondFactorPending;
        return this;
    }

    /// <summary>Answers only these roles; a super admin always.</summary>
    public Operation For(params Role[] roles)
    {
        Roles = roles;
        return this;
    }

    /// <summary>Its answer holds a secret that is told once, and is never kept to be given again.</summary>
    public Operation ToldOnce()
    {
        IsToldOnce = true;
        return this;
    }

    public Operation Limited(Limit limit)
    {
        Limit = limit;
        return this;
    }
}
