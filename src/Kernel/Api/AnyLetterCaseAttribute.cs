namespace WorkforceOS.Kernel.Api;

/// <summary>Input may write the values of this enum in any letter case, on whichever surface.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class AnyLetterCaseAttribute : Attribute;
