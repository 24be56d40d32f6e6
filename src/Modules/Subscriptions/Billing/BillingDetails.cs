using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

internal enum TaxIdStatus { Unverified, Pending, Verified }

/// <summary>Who is billed. The provider keeps it; nothing of it stands here.</summary>
/// <param name="TaxIdType">By the provider's name, such as <c>eu_vat</c> or <c>tr_tin</c>.</param>
/// <param name="TaxIdStatus">Whether the number was found to be the company's; null where there is none.</param>
internal sealed record BillingDetails(string? Name, string? Email, BillingAddress? Address, string? TaxIdType, string? TaxId, TaxIdStatus? TaxIdStatus)
{
    public static BillingDetails Of(DetailsFacts facts) => new(facts.Name, facts.Email, facts.Address, facts.TaxId?.Type, facts.TaxId?.Value, facts.TaxId is null ? null : facts.TaxIdStatus switch
    {
        "verified" => Billing.TaxIdStatus.Verified,
        "pending" => Billing.TaxIdStatus.Pending,
        _ => Billing.TaxIdStatus.Unverified,
    });
}

/// <summary>Admins read who is billed for their company.</summary>
internal static class ReadBillingDetails
{
    public static async Task<Result<BillingDetails>> Handle(BillingPlace place, PaymentProvider provider, Scope scope, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return SubscriptionProblems.NotConfigured;
        if (await place.Customer(cancel) is not { } customer) return new BillingDetails(null, null, null, null, null, null);
        var read = await scope.WithoutConnection(() => provider.Details(customer, cancel), cancel);
        return read.Problem is { } away ? away : BillingDetails.Of(read.Value);
    }
}
