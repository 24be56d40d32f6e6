namespace WorkforceOS.Kernel.Api;

/// <summary>Every operation of every surface, as the modules declared them: the router, OpenAPI, the tests and the agents' tools read from here.</summary>
public sealed class ApiMap
{
    private readonly List<Operation> operations = [];

    public IReadOnlyList<Operation> Operations => operations;

    public IEnumerable<Operation> On(Surface surface) => operations.Where(o => o.Surface == surface);

    /// <param name="service">Under which the surface groups it.</param>
    /// <param name="name">The same nowhere twice on a surface.</param>
    /// <param name="route">As the surface writes routes, with <c>:name</c> for path parameters.</param>
    /// <param name="facts"><inheritdoc cref="Operation.Facts" path="/summary"/></param>
    /// <exception cref="InvalidOperationException">The name or the route is taken, or the handler cannot be called so.</exception>
    public Operation Add(Surface surface, string service, string name, string method, string route, string action, Delegate handler, object? facts = null)
    {
        var operation = new Operation(surface, service, name, method, route, action, handler, facts);
        if (operations.Any(o => (o.Surface == surface && o.Service == service && o.Name == name) || (o.Method == method && o.Pattern.Equals(operation.Pattern, StringComparison.OrdinalIgnoreCase))))
        {
            throw new InvalidOperationException($"{surface.Name} has {name} {method} {operation.Pattern} twice.");
        }
        operations.Add(operation);
        return operation;
    }
}
