using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>Where a handler's parameters come from.</summary>
public enum Source
{
    Path,
    Input,
    List,
    File,
    Http,
    Cancel,
    Service,
}

/// <param name="Name">On the wire, where it has one there.</param>
public sealed record HandlerParameter(Source Source, string Name, Type Type);

/// <summary>
/// How to call a use case: ids and other simple values come from the path in their order, an <see cref="IInput"/> from the body
/// (from the query where the method has no body), a <see cref="ListOf{T}"/> from the query, and the rest from the unit of work.
/// </summary>
public sealed class HandlerPlan
{
    private readonly MethodInvoker invoker;
    private readonly object? target;
    private readonly Func<object, Task<IResult>> outcome;

    internal HandlerPlan(Operation operation, Delegate handler)
    {
        invoker = MethodInvoker.Create(handler.Method);
        target = handler.Target;
        var path = new Queue<string>(operation.Route.Split('/').Where(s => s.StartsWith(':')).Select(s => s[1..]));
        Parameters = [.. handler.Method.GetParameters().Select(p => Plan(p, path))];
        if (path.Count > 0) throw new InvalidOperationException($"{operation.Name} has path parameters that its handler does not take: {string.Join(", ", path)}.");
        InputFromQuery = operation.Method is "GET" or "DELETE";

        var result = handler.Method.ReturnType.GetGenericArguments().SingleOrDefault()
            ?? throw new InvalidOperationException($"{operation.Name} must answer Task<Result<…>>.");
        ResultType = result.GetGenericArguments()[0];
        outcome = (Func<object, Task<IResult>>)typeof(HandlerPlan).GetMethod(nameof(Outcome), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(result).CreateDelegate(typeof(Func<object, Task<IResult>>));
    }

    public IReadOnlyList<HandlerParameter> Parameters { get; }

    /// <summary>What the handler answers when it does not refuse.</summary>
    public Type ResultType { get; }

    public bool InputFromQuery { get; }

    public bool TakesBody => !InputFromQuery && Parameters.Any(p => p.Source is Source.Input);

    public bool TakesFile => Parameters.Any(p => p.Source is Source.File);

    /// <summary>The checked values from the wire, or what is wrong with them. Services are filled in later, by <see cref="Call"/>.</summary>
    public Result<object?[]> Read(WireInput wire)
    {
        var arguments = new object?[Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = Parameters[i];
            var (value, problem) = parameter.Source switch
            {
                Source.Path => InputValue.FromText(wire.Path(parameter.Name), parameter.Type, parameter.Name),
                Source.Input when InputFromQuery => InputShape.Of(parameter.Type).FromQuery(wire.Query),
                Source.Input => wire.BodyProblem is { } bad ? (null, bad) : InputShape.Of(parameter.Type).FromJson(wire.Body),
                Source.List => wire.Filters!.Read(wire.Query, wire.Now, wire.Zone),
                Source.File => wire.File is { } file ? (file, null) : (null, wire.BodyProblem ?? Problem.Missing("file")),
                _ => (null, null),
            };
            if (problem is not null) return problem;
            arguments[i] = value;
        }
        return arguments;
    }

    public Task<IResult> Call(object?[] arguments, HttpContext? http, IServiceProvider services, CancellationToken cancel)
    {
        var all = (object?[])arguments.Clone();
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Parameters[i].Source switch
            {
                Source.Http => http,
                Source.Cancel => cancel,
                Source.Service => services.GetRequiredService(Parameters[i].Type),
                _ => all[i],
            };
        }
        return outcome(invoker.Invoke(target, all.AsSpan())!);
    }

    private static async Task<IResult> Outcome<TResult>(object task) where TResult : IResult => await (Task<TResult>)task;

    private static HandlerParameter Plan(ParameterInfo parameter, Queue<string> path)
    {
        var type = parameter.ParameterType;
        if (typeof(IInput).IsAssignableFrom(type)) return new(Source.Input, parameter.Name!, type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListOf<>)) return new(Source.List, parameter.Name!, type);
        if (type == typeof(UploadedFile)) return new(Source.File, "file", type);
        if (type == typeof(HttpContext)) return new(Source.Http, parameter.Name!, type);
        if (type == typeof(CancellationToken)) return new(Source.Cancel, parameter.Name!, type);
        return InputValue.IsSimple(type) ? new(Source.Path, path.Dequeue(), type) : new(Source.Service, parameter.Name!, type);
    }
}
