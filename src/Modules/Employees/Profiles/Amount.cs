using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Money as people write it: not negative, and such that it can be stored. How many decimals it may have, its currency says: see <see cref="AgreedPay"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AmountAttribute() : ValidationAttribute("An amount from 0.")
{
    private const decimal Beyond = 1_000_000_000_000;

    public override bool IsValid(object? value) => value is not decimal amount || amount is >= 0 and < Beyond;
}
