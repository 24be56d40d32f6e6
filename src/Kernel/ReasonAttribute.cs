using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Kernel;

/// <summary>Why somebody does what is not done without a reason; <see cref="Data.ModuleDb.Because"/> keeps it beside the change.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ReasonAttribute() : LengthAttribute(Least, Most)
{
    private const int Least = 3;
    private const int Most = 500;

    public override bool IsValid(object? value) => base.IsValid(value is string text ? text.Trim() : value);

    public override string FormatErrorMessage(string name) => $"A reason of {Least} to {Most} characters.";
}
