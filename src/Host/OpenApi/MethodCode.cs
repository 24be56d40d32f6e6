using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace WorkforceOS.Host.OpenApi;

/// <param name="Operand">A member, a text or a whole number, where it has one of those.</param>
internal readonly record struct Instruction(OpCode Code, object? Operand);

/// <summary>The instructions of a compiled method.</summary>
internal static class MethodCode
{
    private const byte TwoBytes = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToFrozenDictionary(c => c.Value);

    /// <summary>Nothing where it has no body, as in an interface.</summary>
    public static IReadOnlyList<Instruction> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes) return [];
        var instructions = new List<Instruction>();
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] is TwoBytes ? Codes[unchecked((short)((TwoBytes << 8) | bytes[at + 1]))] : Codes[bytes[at]];
            at += code.Size;
            instructions.Add(new(code, Operand(code, bytes.AsSpan(at), method)));
            at += code.OperandType is OperandType.InlineSwitch ? 4 + 4 * BitConverter.ToInt32(bytes, at) : Length(code.OperandType);
        }
        return instructions;
    }

    private static object? Operand(OpCode code, ReadOnlySpan<byte> rest, MethodBase method) => code.OperandType switch
    {
        OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(rest)),
        OperandType.InlineMethod or OperandType.InlineField => method.Module.ResolveMember(BitConverter.ToInt32(rest), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null),
        OperandType.InlineI => BitConverter.ToInt32(rest),
        OperandType.ShortInlineI => (int)(sbyte)rest[0],
        _ when code.Value >= OpCodes.Ldc_I4_0.Value && code.Value <= OpCodes.Ldc_I4_8.Value => code.Value - OpCodes.Ldc_I4_0.Value,
        _ => null,
    };

    private static int Length(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
