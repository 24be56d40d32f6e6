using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.OpenApi;

/// <param name="Detail">The type of what it tells as data; null where it tells none.</param>
internal sealed record Refusal(Problem Problem, Type? Detail = null);

/// <summary>
/// What a use case may refuse with, and what it makes, read from its compiled code: of its handler, of that of the operation it asks first, and
/// of all that these call in their own modules. No list beside the code can fall behind it.
/// </summary>
internal sealed class HandlerCode
{
    private readonly HashSet<MethodBase> seen = [];
    private readonly HashSet<Assembly> modules = [];

    public HandlerCode(Operation operation)
    {
        for (var asked = operation; asked is not null; asked = asked.First)
        {
            modules.Add(asked.Handler.DeclaringType!.Assembly);
            foreach (var start in asked.AskedBefore.Select(g => g.Method).Append(asked.Handler)) Follow(start);
        }
    }

    public List<Refusal> Refusals { get; } = [];

    /// <summary>The types of which it makes objects.</summary>
    public HashSet<Type> Makes { get; } = [];

    /// <summary>The events of its stream, with the types of their data.</summary>
    public Dictionary<string, Type> Events { get; } = [];

    private void Follow(MethodBase start)
    {
        var open = new Stack<MethodBase>([start]);
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method)) continue;
            // Of async methods and iterators the compiler has put the code elsewhere.
            if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine) open.Push(machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!);
            var code = MethodCode.Of(method);
            for (var i = 0; i < code.Count; i++)
            {
                if (code[i].Operand is FieldInfo { IsStatic: true } field && field.FieldType == typeof(Problem)) Note((Problem)field.GetValue(null)!);
                if (code[i].Operand is not MethodBase called) continue;
                if (IsFactory(called)) Refusals.Add(Made(called, code, i));
                if (code[i].Code == OpCodes.Newobj) Makes.Add(called.DeclaringType!);
                if (called.DeclaringType == typeof(StreamedEvent) && code[i].Code == OpCodes.Newobj) Events[(string)code.Take(i).Last(c => c.Operand is string).Operand!] = Made(code[i - 1]);
                if (IsOurs(called)) open.Push(called);
            }
        }
    }

    private void Note(Problem problem) => Refusals.Add(new(problem, problem.Detail is null or string ? null : problem.Detail.GetType()));

    /// <summary>What the module itself has, and what the kernel answers with a refusal.</summary>
    private bool IsOurs(MethodBase called) => modules.Contains(called.DeclaringType!.Assembly)
        || (called is MethodInfo method && called.DeclaringType.Assembly == typeof(Problem).Assembly && method.ReturnType == typeof(Problem) && !IsFactory(called));

    private static bool IsFactory(MethodBase called) => called is MethodInfo { IsStatic: true } method && called.DeclaringType == typeof(Problem) && method.ReturnType == typeof(Problem);

    private static Refusal Made(MethodBase factory, IReadOnlyList<Instruction> code, int at)
    {
        var waits = code.Skip(at).Any(c => c.Operand is MethodBase { Name: $"set_{nameof(Problem.RetryAfter)}" }) ? TimeSpan.FromSeconds(1) : (TimeSpan?)null;
        if (factory.Name is nameof(Problem.Forbidden)) return new(Problem.Forbidden(Code(code, at), ""));
        // Last stands the status, before it the data.
        if (factory.Name is nameof(Problem.Rule)) return new(Problem.Rule(Code(code, at), "", status: (int)code[at - 1].Operand!) with { RetryAfter = waits }, code[at - 2].Code == OpCodes.Newobj ? Made(code[at - 2]) : null);

        // The others name their kind and their status first.
        var numbers = MethodCode.Of(factory).Select(c => c.Operand).OfType<int>().Take(2).ToList();
        return new(new Problem((ProblemKind)numbers[0], numbers[1], null, "") { RetryAfter = factory.Name is nameof(Problem.TooManyRequests) ? TimeSpan.FromSeconds(1) : waits });
    }

    private static string Code(IReadOnlyList<Instruction> code, int at) =>
        code.Take(at).Select(c => c.Operand).OfType<string>().LastOrDefault(IsName) ?? throw new InvalidOperationException("A refusal's code is not written where it is made.");

    private static Type Made(Instruction instruction) => instruction.Operand is MethodInfo method ? method.ReturnType : ((ConstructorInfo)instruction.Operand!).DeclaringType!;

    private static bool IsName(string text) => text is [>= 'A' and <= 'Z', _, ..] && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');
}
