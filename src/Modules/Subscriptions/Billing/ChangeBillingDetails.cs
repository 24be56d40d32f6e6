using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <param name="Country">ISO 3166-1, two letters. Of the US the postal code is wanted too, of Canada the province or the postal code.</param>
internal sealed record BillingAddressInput(
    [MaxLength(200), OneLine] string? Line1 = null, [MaxLength(200), OneLine] string? Line2 = null, [MaxLength(100), OneLine] string? City = null, [MaxLength(20), OneLine] string? PostalCode = null,
    [MaxLength(100), OneLine] string? State = null, [Country] string? Country = null) : IInput
{
    public BillingAddress Clean() => new(Clean(Line1), Clean(Line2), Clean(City), Clean(PostalCode), Clean(State), Clean(Country)?.ToUpperInvariant());

    private static string? Clean(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}

/// <param name="Address">As a whole: what it leaves out is none.</param>
/// <param name="TaxIdType">By Stripe's name, such as <c>eu_vat</c> or <c>tr_tin</c>; with the number.</param>
/// <param name="TaxId">The number; null: none any more.</param>
internal sealed record BillingDetailsChange(
    [MaxLength(200), OneLine] Patch<string?> Name, [MaxLength(254), EmailAddress(ErrorMessage = "One mail address, such as ada@example.com."), OneLine] Patch<string?> Email, Patch<BillingAddressInput?> Address,
    [RegularExpression("^[a-z]{2}_[a-z0-9_]{2,20}$", MatchTimeoutInMilliseconds = 1000, ErrorMessage = "A kind of number by Stripe's name, such as eu_vat.")] Patch<string?> TaxIdType,
    [MaxLength(50), OneLine] Patch<string?> TaxId) : IInput;

/// <summary>An admin says who is billed. All of it is kept at the provider, or nothing.</summary>
internal sealed class ChangeBillingDetails(PaymentProvider provider, Customers customers, Scope scope, StripeOptions stripe)
{
    public static Task<Result<BillingDetails>> Handle(BillingDetailsChange change, ChangeBillingDetails details, CancellationToken cancel) => details.To(change, cancel);

    private async Task<Result<BillingDetails>> To(BillingDetailsChange change, CancellationToken cancel)
    {
        var type = change.TaxIdType.Or(null);
        var number = change.TaxId.Or(null)?.Trim() is { Length: > 0 } given ? given : null;
        if (number is not null && type is null) return Problem.Missing("taxIdType");
        if (number is null && type is not null) return Problem.Missing("taxId");
        var address = change.Address.Or(null)?.Clean();
        if (change.Address.IsGiven && address?.IsPlaceable() is not true) return SubscriptionProblems.AddressRequired;

        var customer = await customers.Of(scope.Caller.User, cancel);
        if (customer.Problem is { } noCustomer) return noCustomer;
        var wanted = new DetailsToChange(
            change.Name.IsGiven ? change.Name.Value?.Trim() ?? "" : null, change.Email.IsGiven ? change.Email.Value?.Trim() ?? "" : null, address,
            change.TaxId.IsGiven, number is null ? null : new(type!, number));
        var changed = await scope.WithoutConnection(() => provider.ChangeDetails(customer.Value, wanted, stripe.AutomaticTax, cancel), cancel);
        if (changed.Problem is { } away) return away;
        if (changed.Value is DetailsOutcome.AddressNotRecognised) return SubscriptionProblems.AddressNotRecognised;
        if (changed.Value is DetailsOutcome.TaxIdNotValid) return SubscriptionProblems.TaxIdNotValid;
        var read = await scope.WithoutConnection(() => provider.Details(customer.Value, cancel), cancel);
        return read.Problem is { } unread ? unread : BillingDetails.Of(read.Value);
    }
}
