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
    private readonly List<string> aliases = [];
    private HashSet<string>? parameters;

    internal Operation(Surface surface, string service, string name, string method, string route, string action, Delegate handler, object? facts)
    {
        (Surface, Service, Name, Method, Route, Action, Handler, Facts) = (surface, service, name, method, route, action, handler.Method, facts);
        Plan = new HandlerPlan(this, handler);
        Limit = Plan.TakesFile ? Limit.Upload : Limit.Ordinary;
    }

    public Surface Surface { get; }

    /// <summary>As the contract names it: <c>leaveManagement</c>.</summary>
    public string Service { get; }

    /// <summary>The API's name, and its <c>operationId</c>.</summary>
    public string Name { get; }

    public string Method { get; }

    /// <summary>Below the service's prefix, with <c>:name</c> for path parameters.</summary>
    public string Route { get; }

    /// <summary>The whole path in the router's notation.</summary>
    public string Pattern => PatternOf(Surface.PathOf(Service, Route));

    /// <summary>Where else it answers, in the router's notation.</summary>
    public IReadOnlyList<string> Aliases => aliases;

    /// <summary><c>get</c>, <c>list</c>, <c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string Action { get; }

    public MethodInfo Handler { get; }

    public Access Access { get; private set; } = Access.SignedIn;

    /// <summary>What its surface knows of it beside all this, in a type of the surface's own. Only the surface and its dialect look.</summary>
    public object? Facts { get; }

    public Limit Limit { get; private set; }

    public bool IsToldOnce { get; private set; }

    /// <summary>Its handler commits more than one transaction, so that no other may be laid around it: neither for an idempotency key nor for a dry run.</summary>
    public bool IsInSteps { get; private set; }

    /// <summary>Answers people whom an admin has not let in yet.</summary>
    public bool AnswersBeforeApproval { get; private set; }

    /// <summary>The roles that may call; empty for everybody who is signed in.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Its own; asked after those of its surface.</summary>
    public IReadOnlyList<Guard> Guards { get; private set; } = [];

    /// <summary>All that are asked before its handler, in order.</summary>
    public IEnumerable<Guard> AskedBefore => Access is Access.Public ? Guards : Surface.Guards.Concat(Guards);

    public IFilters? Filters { get; private set; }

    public HandlerPlan Plan { get; }

    /// <summary>The operation that it asks before it does its own work: whom that refuses, it refuses.</summary>
    public Operation? First { get; private set; }

    /// <summary>The largest body that it takes, in bytes; null: its surface's usual.</summary>
    public int? MostBytes { get; private set; }

    /// <summary>How many rows of its list are given where nothing is asked for; null: its surface's usual number.</summary>
    public int? UsualRows { get; private set; }

    /// <summary>Fields that it does not know are refused.</summary>
    public bool IsStrict { get; private set; }

    public int Status => Surface.StatusOf(this);

    /// <summary>Whether its whole work is one transaction that can be undone, and its answer is an object.</summary>
    public bool CanDryRun => !IsInSteps && Plan.AnswersObject;

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

    /// <inheritdoc cref="AnswersBeforeApproval"/>
    public Operation BeforeApproval()
    {
        AnswersBeforeApproval = true;
        return this;
    }

    /// <summary>Answers only these roles; a super admin always.</summary>
    public Operation For(params Role[] roles)
    {
        Roles = roles;
        return this;
    }

    /// <summary>Asked after the guards of its surface.</summary>
    public Operation Guarded(params Guard[] guards)
    {
        Guards = guards;
        return this;
    }

    /// <summary>Its answer holds a secret that is told once, and is never kept to be given again.</summary>
    public Operation ToldOnce()
    {
        IsToldOnce = true;
        return this;
    }

    /// <inheritdoc cref="IsInSteps"/>
    public Operation InSteps()
    {
        IsInSteps = true;
        return this;
    }

    /// <summary>Asks another operation first, and answers nobody whom that does not.</summary>
    public Operation After(Operation first)
    {
        (First, Roles) = (first, first.Roles);
        return this;
    }

    /// <summary>A list, with what it can be filtered by.</summary>
    public Operation Filtered(IFilters filters)
    {
        Filters = filters;
        // With more beside it, it is a page all the same.
        var shown = typeof(IAnswer).IsAssignableFrom(Plan.ResultType) ? Plan.ResultType.GetGenericArguments()[0] : Plan.ResultType;
        if (typeof(IPage).IsAssignableFrom(shown)) filters.ShownAs(shown.GetGenericArguments()[0]);
        return this;
    }

    public Operation Limited(Limit limit)
    {
        Limit = limit;
        return this;
    }

    /// <summary>Answers under another path too; both are given as the surface writes paths.</summary>
    public Operation Also(string path)
    {
        aliases.Add(PatternOf(path));
        return this;
    }

    /// <summary>Reads its input from the body although its method usually has none.</summary>
    public Operation WithBody()
    {
        Plan.InputFromQuery = false;
        return this;
    }

    /// <summary>Reads its input from the query although its method usually has a body, which stays unread.</summary>
    public Operation FromQuery()
    {
        Plan.InputFromQuery = true;
        return this;
    }

    /// <summary>Reads its input from the body, and what that leaves out from the query.</summary>
    public Operation FromBodyOrQuery()
    {
        (Plan.InputFromQuery, Plan.InputFromBoth) = (false, true);
        return this;
    }

    public Operation AtMost(int bytes)
    {
        MostBytes = bytes;
        return this;
    }

    /// <inheritdoc cref="UsualRows"/>
    public Operation Usually(int rows)
    {
        UsualRows = rows;
        return this;
    }

    /// <inheritdoc cref="IsStrict"/>
    public Operation Strict()
    {
        IsStrict = true;
        return this;
    }

    /// <summary>Whether the caller's role is among those that may call.</summary>
    public bool Admits(Caller caller) => Roles.Count == 0 || caller.IsSuperAdmin || Roles.Contains(caller.Role);

    /// <summary>Whether a parameter of the query means something here.</summary>
    internal bool Knows(string parameter) => parameter.StartsWith('_') || (parameters ??= Parameters()).Contains(parameter);

    private HashSet<string> Parameters()
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Plan.InputFromQuery || Plan.InputFromBoth) known.UnionWith(Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Select(f => f.Name));
        if (Plan.TakesWindow) known.UnionWith(Surface.Grammar.Lists.Words);
        if (Filters is null) return known;
        foreach (var filter in Filters.Facts)
        {
            known.Add(filter.Name);
            if (filter.Kind is FilterKind.Ids) known.Add(filter.Name + "_op");
        }
        return known;
    }

    private static string PatternOf(string path) => string.Join('/', path.Split('/').Select(s => s.StartsWith(':') ? $"{{{s[1..]}}}" : s));
}
