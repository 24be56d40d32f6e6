using System.Reflection;
using System.Text.Json;
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
    Window,
    File,
    Raw,
    Http,
    Operation,
    Cancel,
    Service,
}

/// <param name="Name">On the wire, where it has one there.</param>
/// <param name="IsOptional">For a file that may be left out.</param>
public sealed record HandlerParameter(Source Source, string Name, Type Type, bool IsOptional = false);

/// <summary>
/// How to call a use case: ids and other simple values come from the path in their order, an <see cref="IInput"/> from the body
/// (from the query where the method has no body, from the form's text fields where there is a file), a <see cref="ListOf{T}"/> or
/// a <see cref="RowWindow"/> from the query, and the rest from the unit of work.
/// </summary>
public sealed class HandlerPlan
{
    private readonly Operation operation;
    private readonly MethodInvoker invoker;
    private readonly object? target;
    private readonly Func<object, Task<IResult>> outcome;

    internal HandlerPlan(Operation operation, Delegate handler)
    {
        this.operation = operation;
        invoker = MethodInvoker.Create(handler.Method);
        target = handler.Target;
        var path = new Queue<string>(operation.Route.Split('/').Where(s => s.StartsWith(':')).Select(s => s[1..]));
        Parameters = [.. handler.Method.GetParameters().Select(p => Plan(p, path))];
        if (path.Count > 0) throw new InvalidOperationException($"{operation.Name} has path parameters that its handler does not take: {string.Join(", ", path)}.");
        InputFromQuery = operation.Method is "GET" or "DELETE";
        foreach (var input in Inputs) CheckFields(input, []);

        var result = handler.Method.ReturnType.GetGenericArguments().SingleOrDefault()
            ?? throw new InvalidOperationException($"{operation.Name} must answer Task<Result<…>>.");
        ResultType = result.GetGenericArguments()[0];
        outcome = (Func<object, Task<IResult>>)typeof(HandlerPlan).GetMethod(nameof(Outcome), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(result).CreateDelegate(typeof(Func<object, Task<IResult>>));
    }

    public IReadOnlyList<HandlerParameter> Parameters { get; }

    /// <summary>What the handler answers when it does not refuse.</summary>
    public Type ResultType { get; }

    /// <summary>False for a file or a stream.</summary>
    public bool AnswersObject => ResultType != typeof(FileAnswer) && ResultType != typeof(StreamAnswer);

    public bool InputFromQuery { get; internal set; }

    /// <summary>What the body leaves out is taken from the query.</summary>
    public bool InputFromBoth { get; internal set; }

    public IEnumerable<Type> Inputs => Parameters.Where(p => p.Source is Source.Input).Select(p => p.Type);

    public bool TakesBody => TakesRaw || (!InputFromQuery && Parameters.Any(p => p.Source is Source.Input));

    /// <summary>A part of a list can be asked for.</summary>
    public bool TakesWindow => Parameters.Any(p => p.Source is Source.List or Source.Window);

    public bool TakesFile => Parameters.Any(p => p.Source is Source.File);

    public bool TakesRaw => Parameters.Any(p => p.Source is Source.Raw);

    /// <summary>The checked values from the wire, or what is wrong with them. Services are filled in later, by <see cref="Call"/>.</summary>
    public Result<object?[]> Read(WireInput wire)
    {
        var reading = wire.Reading;
        if (reading.Grammar.RefusesUnknownParameters)
        {
            foreach (var name in wire.Query.Keys.Where(name => !operation.Knows(name))) reading.Refuse(Problem.UnknownParameter(name));
        }
        var arguments = new object?[Parameters.Count];
        for (var i = 0; i < arguments.Length && reading.GoesOn; i++)
        {
            var parameter = Parameters[i];
            arguments[i] = parameter.Source switch
            {
                Source.Path => InputValue.FromText(wire.Path(parameter.Name), parameter.Type, parameter.Name, reading),
                Source.Input => Input(parameter.Type, wire),
                Source.List => Checked(operation.Filters!.Read(wire.Query, reading), reading),
                Source.Window => reading.Grammar.Lists.Read(wire.Query, reading.UsualRows) is var window && window.Problem is { } unreadable ? reading.Refuse(unreadable) : window.Value,
                Source.File => wire.File ?? (parameter.IsOptional && wire.BodyProblem is null ? null : reading.Refuse(wire.BodyProblem ?? Problem.Missing("file"))),
                Source.Raw => wire.BodyProblem is { } bad ? reading.Refuse(bad) : wire.Raw,
                _ => null,
            };
        }
        return reading.Problem is { } problem ? problem : arguments;
    }

    public Task<IResult> Call(object?[] arguments, HttpContext? http, IServiceProvider services, CancellationToken cancel)
    {
        var all = (object?[])arguments.Clone();
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Parameters[i].Source switch
            {
                Source.Http => http,
                Source.Operation => operation,
                Source.Cancel => cancel,
                Source.Service => services.GetRequiredService(Parameters[i].Type),
                _ => all[i],
            };
        }
        return outcome(invoker.Invoke(target, all.AsSpan())!);
    }

    private object? Input(Type type, WireInput wire)
    {
        var shape = InputShape.Of(type);
        if (InputFromQuery) return shape.FromTexts(wire.Query, wire.Reading);
        if (wire.BodyProblem is { } bad) return wire.Reading.Refuse(bad);
        return wire is { Form: { } form, Body.ValueKind: JsonValueKind.Undefined } ? shape.FromTexts(form, wire.Reading) : shape.FromJson(wire.Body, wire.Reading, otherwise: InputFromBoth ? wire.Query : null);
    }

    private static object? Checked((object? List, Problem? Problem) read, Reading reading) => read.Problem is { } problem ? reading.Refuse(problem) : read.List;

    private static async Task<IResult> Outcome<TResult>(object task) where TResult : IResult => await (Task<TResult>)task;

    /// <summary>A field that cannot be read is found where it is mapped, not by the first who sends it.</summary>
    private static void CheckFields(Type input, HashSet<Type> seen)
    {
        if (!seen.Add(input)) return;
        foreach (var field in InputShape.Of(input).Fields.Where(f => typeof(IInput).IsAssignableFrom(f.Type))) CheckFields(field.Type, seen);
    }

    private static HandlerParameter Plan(ParameterInfo parameter, Queue<string> path)
    {
        var type = parameter.ParameterType;
        if (typeof(IInput).IsAssignableFrom(type)) return new(Source.Input, parameter.Name!, type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListOf<>)) return new(Source.List, parameter.Name!, type);
        if (type == typeof(RowWindow)) return new(Source.Window, parameter.Name!, type);
        if (type == typeof(UploadedFile)) return new(Source.File, "file", type, new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable);
        if (type == typeof(RawBody)) return new(Source.Raw, parameter.Name!, type);
        if (type == typeof(HttpContext)) return new(Source.Http, parameter.Name!, type);
        if (type == typeof(Operation)) return new(Source.Operation, parameter.Name!, type);
        if (type == typeof(CancellationToken)) return new(Source.Cancel, parameter.Name!, type);
        return InputValue.IsSimple(type) ? new(Source.Path, path.Dequeue(), type) : new(Source.Service, parameter.Name!, type);
    }
}
