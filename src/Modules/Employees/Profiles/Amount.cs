using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Money as people write it: not negative, at most two decimals, and such that it can be stored.</summary>
internal sealed class AmountAttribute() : ValidationAttribute("An amount from 0, with at most two decimals.")
{
    private const decimal Most = 999_999_999_999.99m;

    public override bool IsValid(object? value) => value is not decimal amount || (amount is >= 0 and <= Most && decimal.Round(amount, 2) == amount);
}
