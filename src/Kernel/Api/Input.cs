using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using NodaTime;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>
/// Marks a use case's input: a flat record, its fields the constructor's parameters. Required is what is neither nullable nor has
/// a default; <see cref="Patch{T}"/> is what may be left out. Annotations check single fields, <see cref="IValidatableObject"/> pairs.
/// </summary>
public interface IInput;

/// <summary>What came over the wire, before it is anybody's input.</summary>
public sealed record WireInput
{
    public required Func<string, string> Path { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }
    public JsonElement Body { get; init; }
    public Problem? BodyProblem { get; init; }
    public UploadedFile? File { get; init; }
    public IFilters? Filters { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required DateTimeZone Zone { get; init; }
}

/// <param name="Type">Without Nullable, Patch or list around it.</param>
public sealed record InputField(string Name, Type Type, bool Required, bool Nullable, bool IsPatch, bool IsList, object? Default, Type ParameterType, IReadOnlyList<ValidationAttribute> Checks)
{
    /// <summary>How long a text may be where nothing else is said.</summary>
    public const int UsualLength = 1000;

    /// <summary>How large a number may be where nothing else is said.</summary>
    public const decimal UsualMost = 999_999_999_999;

    public int MostCharacters => Checks.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length ?? Checks.OfType<LengthAttribute>().FirstOrDefault()?.MaximumLength ?? UsualLength;
}

/// <summary>The fields of one input type; read once, used for checking and for documentation.</summary>
public sealed class InputShape
{
    private static readonly ConcurrentDictionary<Type, InputShape> Known = new();
    private readonly ConstructorInvoker make;

    private InputShape(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type).Single();
        make = ConstructorInvoker.Create(constructor);
        Fields = [.. constructor.GetParameters().Select(Field)];
    }

    public IReadOnlyList<InputField> Fields { get; }

    public static InputShape Of(Type type) => Known.GetOrAdd(type, t => new InputShape(t));

    internal (object? Value, Problem? Problem) FromJson(JsonElement body, string prefix = "")
    {
        if (body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)) return (null, prefix is "" ? Problem.BadBody : Problem.WrongType(prefix.TrimEnd('.')));
        var given = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (body.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in body.EnumerateObject())
            {
                if (!given.TryAdd(property.Name, property.Value)) return (null, Problem.WrongType(prefix + property.Name, "It is given twice."));
            }
        }
        return Make(field => given.TryGetValue(field.Name, out var value) ? InputValue.FromJson(value, field, prefix + field.Name) : null, prefix);
    }

    internal (object? Value, Problem? Problem) FromQuery(IReadOnlyDictionary<string, IReadOnlyList<string>> query) =>
        Make(field => query.TryGetValue(field.Name, out var values) ? InputValue.FromTexts(values, field) : null, "");

    private (object? Value, Problem? Problem) Make(Func<InputField, (object? Value, Problem? Problem)?> read, string prefix)
    {
        var arguments = new object?[Fields.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var field = Fields[i];
            var name = prefix + field.Name;
            if (read(field) is not { } given)
            {
                if (field.Required) return (null, Problem.Missing(name));
                arguments[i] = field.IsPatch ? Activator.CreateInstance(field.ParameterType) : field.Default;
                continue;
            }
            if (given.Problem is not null) return given;
            if (given.Value is null && !field.Nullable) return (null, Problem.Missing(name));
            if (Check(field, given.Value) is { } why) return (null, Problem.WrongType(name, why));
            arguments[i] = field.IsPatch ? Activator.CreateInstance(field.ParameterType, given.Value) : given.Value;
        }

        var input = make.Invoke(arguments.AsSpan());
        if (input is IValidatableObject pairs && pairs.Validate(new ValidationContext(input)).FirstOrDefault() is { } wrong)
        {
            return (null, Problem.WrongType(prefix + Text.Camel(wrong.MemberNames.FirstOrDefault() ?? "body"), wrong.ErrorMessage));
        }
        return (input, null);
    }

    private static string? Check(InputField field, object? value)
    {
        if (value is null) return null;
        if (value is string text && text.Length > field.MostCharacters) return $"At most {field.MostCharacters} characters.";
        if (value is decimal number && Math.Abs(number) > InputField.UsualMost && !field.Checks.OfType<RangeAttribute>().Any()) return $"At most {InputField.UsualMost}.";
        var context = new ValidationContext(value) { MemberName = field.Name, DisplayName = field.Name };
        return field.Checks.Select(c => c.GetValidationResult(value, context)?.ErrorMessage).FirstOrDefault(m => m is not null);
    }

    private static InputField Field(ParameterInfo parameter)
    {
        var nullability = new NullabilityInfoContext().Create(parameter);
        var type = parameter.ParameterType;
        var isPatch = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>);
        if (isPatch) (nullability, type) = (nullability.GenericTypeArguments[0], type.GetGenericArguments()[0]);

        var nullable = Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && nullability.ReadState is NullabilityState.Nullable);
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        if (isList) type = type.GetGenericArguments()[0];
        var required = !isPatch && !nullable && !parameter.HasDefaultValue;
        return new(Text.Camel(parameter.Name!), type, required, nullable, isPatch, isList,
            parameter.HasDefaultValue ? parameter.DefaultValue : null, parameter.ParameterType, [.. parameter.GetCustomAttributes<ValidationAttribute>()]);
    }
}
