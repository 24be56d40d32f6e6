using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace WorkforceOS.Kernel.Api;

/// <summary>
/// Marks a use case's input: a flat record, its fields the constructor's parameters. Required is what is neither nullable nor has
/// a default; <see cref="Patch{T}"/> is what may be left out. Annotations check single fields, <see cref="IValidatableObject"/> pairs.
/// What several inputs have in common is an input of its own, in a <see cref="FlatAttribute"/> parameter of theirs.
/// </summary>
public interface IInput;

/// <summary>The fields of this parameter, an <see cref="IInput"/>, stand beside those around it on the wire.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FlatAttribute : Attribute;

/// <summary>What came over the wire, before it is anybody's input.</summary>
public sealed record WireInput
{
    public required Reading Reading { get; init; }
    public required Func<string, string> Path { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }
    public JsonElement Body { get; init; }

    /// <summary>The text fields of a form.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Form { get; init; }
    public RawBody? Raw { get; init; }
    public Problem? BodyProblem { get; init; }
    public UploadedFile? File { get; init; }
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

    /// <summary>Of each parameter of the constructor; null for one that is a field.</summary>
    private readonly IReadOnlyList<InputShape?> flat;

    private InputShape(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type).Single();
        make = ConstructorInvoker.Create(constructor);
        flat = [.. constructor.GetParameters().Select(p => p.IsDefined(typeof(FlatAttribute)) ? Of(p.ParameterType) : null)];
        Fields = [.. constructor.GetParameters().Zip(flat).SelectMany(p => p.Second?.Fields ?? [Field(p.First)])];
        if (Fields.FirstOrDefault(f => !IsReadable(f.Type)) is { } odd) throw new InvalidOperationException($"{type.FullName}.{odd.Name} is a {odd.Type.Name}, which no input can be.");
    }

    public IReadOnlyList<InputField> Fields { get; }

    /// <exception cref="InvalidOperationException">A field is of a type that cannot be read.</exception>
    public static InputShape Of(Type type) => Known.GetOrAdd(type, t => new InputShape(t));

    /// <param name="otherwise">Where a field that the body leaves out may stand.</param>
    internal object? FromJson(JsonElement body, Reading reading, string prefix = "", IReadOnlyDictionary<string, IReadOnlyList<string>>? otherwise = null)
    {
        if (body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)) return reading.Refuse(prefix is "" ? Problem.BadBody : Problem.WrongType(prefix.TrimEnd('.')));
        var given = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (body.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in body.EnumerateObject())
            {
                if (!given.TryAdd(property.Name, property.Value)) reading.Refuse(Problem.WrongType(prefix + property.Name, "It is given twice."));
                else if (reading.RefusesUnknownFields && !property.Name.StartsWith('_') && !Fields.Any(f => f.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase))) reading.Refuse(Problem.UnknownField(prefix + property.Name));
                if (!reading.GoesOn) return Reading.Refused;
            }
        }
        return Make(field => given.TryGetValue(field.Name, out var value) ? (true, InputValue.FromJson(value, field, prefix + field.Name, reading))
            : otherwise?.TryGetValue(field.Name, out var texts) is true ? (true, InputValue.FromTexts(texts, field, reading)) : default, prefix, reading);
    }

    /// <summary>From a query or the text fields of a form.</summary>
    internal object? FromTexts(IReadOnlyDictionary<string, IReadOnlyList<string>> texts, Reading reading) =>
        Make(field => texts.TryGetValue(field.Name, out var values) ? (true, InputValue.FromTexts(values, field, reading)) : default, "", reading);

    private object? Make(Func<InputField, (bool IsGiven, object? Value)> read, string prefix, Reading reading)
    {
        var arguments = new object?[Fields.Count];
        var refused = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Argument(Fields[i], read(Fields[i]), prefix + Fields[i].Name, reading);
            refused |= arguments[i] == Reading.Refused;
            if (refused && !reading.GoesOn) return Reading.Refused;
        }
        if (refused) return Reading.Refused;

        var input = Made(new Queue<object?>(arguments));
        if (input is not IValidatableObject pairs) return input;
        foreach (var wrong in pairs.Validate(new ValidationContext(input)))
        {
            reading.Refuse(Problem.WrongType(prefix + Text.Camel(wrong.MemberNames.FirstOrDefault() ?? "body"), wrong.ErrorMessage));
            refused = true;
        }
        return refused ? Reading.Refused : input;
    }

    private object Made(Queue<object?> arguments) => make.Invoke([.. flat.Select(part => part is null ? arguments.Dequeue() : part.Made(arguments))])!;

    private static object? Argument(InputField field, (bool IsGiven, object? Value) given, string name, Reading reading)
    {
        if (!given.IsGiven)
        {
            if (field.Required) return reading.Refuse(Problem.Missing(name));
            return field.IsPatch ? Activator.CreateInstance(field.ParameterType) : field.Default;
        }
        if (given.Value == Reading.Refused) return given.Value;
        if (given.Value is null && !field.Nullable) return reading.Refuse(Problem.Missing(name));
        if (Check(field, given.Value) is { } why) return reading.Refuse(Problem.WrongType(name, why));
        return field.IsPatch ? Activator.CreateInstance(field.ParameterType, given.Value) : given.Value;
    }

    private static bool IsReadable(Type type) => InputValue.IsSimple(type) || type == typeof(JsonElement) || typeof(IInput).IsAssignableFrom(type);

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
            parameter.HasDefaultValue ? parameter.DefaultValue : null, parameter.ParameterType, [.. parameter.GetCustomAttributes<ValidationAttribute>().Select(check => Exact(check, type))]);
    }

    /// <summary>Whole numbers as bounds would have a fraction rounded before it is compared, and what no whole number holds would be a bug.</summary>
    private static ValidationAttribute Exact(ValidationAttribute check, Type type) =>
        check is RangeAttribute { Minimum: int least, Maximum: int most } && type == typeof(decimal) ? new RangeAttribute((double)least, most) : check;
}
