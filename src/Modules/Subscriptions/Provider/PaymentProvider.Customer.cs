using Stripe;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>Who is billed, and the provider's own pages for them.</summary>
internal sealed partial class PaymentProvider
{
    private const string AnyOfItsNumbers = "tax_ids";

    public Task<Result<DetailsFacts>> Details(string customerId, CancellationToken cancel) => Ask(async c =>
    {
        var read = await c.V1.Customers.GetAsync(customerId, new() { Expand = [AnyOfItsNumbers] }, null, cancel);
        var (place, number) = (read.Address, read.TaxIds?.Data.FirstOrDefault());
        return new DetailsFacts(
            read.Name, read.Email, place is null ? null : new(place.Line1, place.Line2, place.City, place.PostalCode, place.State, place.Country),
            number is null ? null : new(number.Type, number.Value), number?.Verification?.Status);
    }, cancel);

    /// <summary>Changes all of it or nothing: a number is entered first, and taken back where the address is refused.</summary>
    /// <param name="locate">The address must be one that taxes can be told of.</param>
    public Task<Result<DetailsOutcome>> ChangeDetails(string customerId, DetailsToChange change, bool locate, CancellationToken cancel) => Ask(async c =>
    {
        var numbers = c.V1.Customers.TaxIds;
        var there = change.ChangesTaxId ? (await numbers.ListAsync(customerId, new() { Limit = 100 }, null, cancel)).Data : [];
        var kept = there.Find(n => n.Type == change.TaxId?.Type && n.Value == change.TaxId?.Value);
        TaxId? made = null;
        if (change.TaxId is { } wanted && kept is null)
        {
            try
            {
                made = await numbers.CreateAsync(customerId, new() { Type = wanted.Type, Value = wanted.Value }, null, cancel);
            }
            catch (StripeException malformed) when (malformed.StripeError is { Code: "tax_id_invalid" } or { Type: "invalid_request_error", Param: "type" or "value" })
            {
                return DetailsOutcome.TaxIdNotValid;
            }
        }
        try
        {
            if (change.ForCustomer(locate) is { } options) await c.V1.Customers.UpdateAsync(customerId, options, null, cancel);
        }
        catch (StripeException nowhere) when (nowhere.StripeError?.Code is "customer_tax_location_invalid")
        {
            if (made is not null) await numbers.DeleteAsync(customerId, made.Id, null, null, cancel);
            return DetailsOutcome.AddressNotRecognised;
        }
        foreach (var old in there.Where(n => n != kept)) await numbers.DeleteAsync(customerId, old.Id, null, null, cancel);
        return DetailsOutcome.Changed;
    }, cancel);

    /// <summary>The page on which an order can be paid now; null where none is open.</summary>
    public Task<Result<CheckoutFacts?>> OpenCheckout(string customerId, CompanySubscriptionId order, CancellationToken cancel) => Ask(async c =>
        (await OpenCheckouts(c, customerId, order, cancel)).Select(Of).FirstOrDefault(), cancel);

    public Task<Result<CheckoutFacts>> Checkout(OrderToMake order, string returnUrl, int attempt, CancellationToken cancel) => Ask(async c => Of(await c.V1.Checkout.Sessions.CreateAsync(new()
    {
        Mode = "subscription",
        Customer = order.CustomerId,
        ClientReferenceId = order.Id.ToString(),
        LineItems = [new() { Price = order.PriceId, Quantity = order.Quantity }],
        SuccessUrl = returnUrl,
        CancelUrl = returnUrl,
        AutomaticTax = new() { Enabled = order.AutomaticTax },
        Metadata = order.Metadata,
        SubscriptionData = new() { Description = order.Description, Metadata = order.Metadata },
    }, Key($"checkout:{order.Id}:{attempt}"), cancel)), cancel);

    /// <summary>Nobody pays the order on such a page any more; who has paid already, has.</summary>
    public async Task<Problem?> CloseCheckout(string customerId, CompanySubscriptionId order, CancellationToken cancel) => (await Ask(async c =>
    {
        foreach (var open in await OpenCheckouts(c, customerId, order, cancel))
        {
            try
            {
                await c.V1.Checkout.Sessions.ExpireAsync(open.Id, null, null, cancel);
            }
            catch (StripeException over) when (over.StripeError?.Type is "invalid_request_error")
            {
                // Paid or over since it was listed.
            }
        }
        return true;
    }, cancel)).Problem;

    /// <summary>A page on which the company looks after its cards, invoices and subscription.</summary>
    public Task<Result<string>> Portal(string customerId, string returnUrl, CancellationToken cancel) => Ask(async c =>
        (await c.V1.BillingPortal.Sessions.CreateAsync(new() { Customer = customerId, ReturnUrl = returnUrl }, null, cancel)).Url, cancel);

    private static async Task<List<Stripe.Checkout.Session>> OpenCheckouts(StripeClient client, string customerId, CompanySubscriptionId order, CancellationToken cancel) =>
        [.. (await client.V1.Checkout.Sessions.ListAsync(new() { Customer = customerId, Status = "open", Limit = 100 }, null, cancel)).Data.Where(s => s.ClientReferenceId == order.ToString())];

    private static CheckoutFacts Of(Stripe.Checkout.Session read) => new(read.Id, read.Url, Utc(read.ExpiresAt));
}

/// <summary>A page of the provider's on which an order is paid.</summary>
internal sealed record CheckoutFacts(string Id, string Url, DateTimeOffset ExpiresAt);

/// <param name="Country">ISO 3166-1, two letters.</param>
internal sealed record BillingAddress(string? Line1, string? Line2, string? City, string? PostalCode, string? State, string? Country)
{
    /// <summary>Whether taxes can be told of it: in the US they differ by postal code, in Canada by province.</summary>
    public bool IsPlaceable() => Country switch
    {
        null or "" => false,
        "US" => !string.IsNullOrEmpty(PostalCode),
        "CA" => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(PostalCode),
        _ => true,
    };
}

/// <param name="Type">By the provider's name, such as <c>eu_vat</c>.</param>
internal sealed record TaxNumber(string Type, string Value);

/// <summary>Who is billed, as the provider has it.</summary>
/// <param name="TaxIdStatus">What came of checking the number, in the provider's word.</param>
internal sealed record DetailsFacts(string? Name, string? Email, BillingAddress? Address, TaxNumber? TaxId, string? TaxIdStatus);

/// <summary>What became of a change of who is billed.</summary>
internal enum DetailsOutcome { Changed, AddressNotRecognised, TaxIdNotValid }

/// <param name="Name">Null: as it is; empty: none.</param>
/// <param name="Email">The same.</param>
/// <param name="Address">Null: as it is.</param>
/// <param name="ChangesTaxId">The number is another one, or gone where <paramref name="TaxId"/> is null.</param>
internal sealed record DetailsToChange(string? Name, string? Email, BillingAddress? Address, bool ChangesTaxId, TaxNumber? TaxId)
{
    /// <returns>Null where nothing of the customer itself changes.</returns>
    public CustomerUpdateOptions? ForCustomer(bool locate)
    {
        if (Name is null && Email is null && Address is null) return null;
        // The library sends a null that is set as a wish to clear: only what changes is set.
        var options = new CustomerUpdateOptions();
        if (Name is not null) options.Name = Name;
        if (Email is not null) options.Email = Email;
        if (Address is not { } place) return options;
        // What is not given is to be gone.
        options.Address = new() { Line1 = place.Line1 ?? "", Line2 = place.Line2 ?? "", City = place.City ?? "", PostalCode = place.PostalCode ?? "", State = place.State ?? "", Country = place.Country };
        if (locate) options.Tax = new() { ValidateLocation = "immediately" };
        return options;
    }
}
