using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Plans;

internal sealed record NewPlan(
    [MaxLength(50), OneLine] string Code,
    [MaxLength(100), OneLine] string Name, [Features] IReadOnlyList<string> Features,
    [PlanCurrency] string Currency, [Range(1, 100_000_000)] int UnitAmount, BillingInterval Interval, bool PerSeat = false, [Range(0, 365)] int TrialDays = 0, bool IsOffered = true) : IInput;

/// <summary>ISO 4217, in small letters as the provider writes it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PlanCurrencyAttribute() : ValidationAttribute("An ISO 4217 code, such as usd.")
{
    public override bool IsValid(object? value) => value is not string text || (text.Length == 3 && text.All(char.IsAsciiLetter));
}

/// <summary>The platform offers something new to companies.</summary>
internal static class CreatePlan
{
    public static async Task<Result<SubscriptionPlanView>> Handle(NewPlan input, SubscriptionsDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Company != CompanyId.Root) return SubscriptionProblems.PlatformOnly;
        var plan = new SubscriptionPlan
        {
            Id = NewId.At<SubscriptionPlanId>(clock), Code = input.Code.Trim(), Name = input.Name.Trim(), Features = [.. input.Features.Select(f => f.Trim()).Distinct()], TrialDays = input.TrialDays, IsOffered = input.IsOffered,
        };
        plan.Cost(new(input.Currency.ToLowerInvariant(), input.UnitAmount, input.Interval, input.PerSeat));
        db.Plans.Add(plan);
        await db.SaveChangesAsync(cancel);
        return SubscriptionPlanView.Of(plan);
    }
}
