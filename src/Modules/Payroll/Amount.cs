using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Payroll;

/// <summary>Money as people write it: from 0, at most two decimals.</summary>
internal sealed class AmountAttribute() : ValidationAttribute("An amount from 0 to 999999999.99, with at most two decimals.")
{
    private const decimal Most = 999_999_999.99m;

    public override bool IsValid(object? value) => value is not decimal amount || (amount is >= 0 and <= Most && decimal.Round(amount, 2) == amount);
}
