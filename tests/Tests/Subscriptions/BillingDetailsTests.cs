using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Where the payment provider works out taxes.</summary>
public sealed class TaxedHost : PayingHost
{
    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Stripe:AutomaticTax"] = "true" };
}

public sealed class BillingDetailsTests(TaxedHost host) : IClassFixture<TaxedHost>
{
    private const string Api = $"{PayingHost.Api}/v1/billingdetails";

    [Fact]
    public async Task Where_the_company_is_is_asked_before_it_pays_and_decides_its_tax()
    {
        var firm = await TestCompany.Found(host);
        var (order, card) = (await firm.Owner.Subscribes(), await firm.Owner.Saves());
        (await firm.Owner.Pays(order, card)).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview")).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Post($"{PayingHost.Api}/v1/companysubscriptions/{order}/checkoutsession", new { returnUrl = PayingHost.Back })).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Patch(Api, new { address = new { country = "de", city = "Berlin" } })).Should(200)["billingDetails"].GetProperty("address").Str("country").ShouldBe("DE");

        var preview = (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview")).Should(200)["subscriptionPreview"];
        (preview.Number("subtotal"), preview.Number("tax"), preview.Number("dueNow")).ShouldBe((4999, 950, 5949));
        (await firm.Owner.Pays(order, card)).Should(200)["paymentResult"].GetProperty("amount").GetDecimal().ShouldBe(59.49m);
        var invoice = (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptioninvoices")).Should(200)["subscriptionInvoices"].EnumerateArray().ShouldHaveSingleItem();
        (invoice.Number("subtotal"), invoice.Number("tax"), invoice.Number("total"), (await firm.Owner.Subscription(order)).Number("amount")).ShouldBe((4999, 950, 5949, 4999));
    }

    [Fact]
    public async Task Who_is_billed_is_kept_at_stripe_whole_or_not_at_all()
    {
        var firm = await TestCompany.Found(host);
        var none = (await firm.Owner.Get(Api)).Should(200)["billingDetails"];
        (none.Str("name"), none.Str("taxId"), none.Str("taxIdStatus")).ShouldBe((null, null, null));
        (await firm.Owner.Patch(Api, new { name = " Firm GmbH ", email = "bills@firm.test", address = new { line1 = "Am Markt 1", city = "Berlin", postalCode = "10115", country = "DE" }, taxIdType = "eu_vat", taxId = "DE123456789" })).Should(200);
        var kept = (await firm.Owner.Get(Api)).Should(200)["billingDetails"];
        (kept.Str("name"), kept.Str("email"), kept.GetProperty("address").Str("postalCode"), kept.Str("taxIdType"), kept.Str("taxId"), kept.Str("taxIdStatus")).ShouldBe(("Firm GmbH", "bills@firm.test", "10115", "eu_vat", "DE123456789", "pending"));

        (await firm.Owner.Patch(Api, new { address = new { city = "Paris" } })).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Patch(Api, new { address = new { country = "US" } })).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Patch(Api, new { address = new { country = "CA", city = "Toronto" } })).ShouldRefuse(400, "BillingAddressRequired");
        (await firm.Owner.Patch(Api, new { name = "Other", taxIdType = "tr_tin", taxId = "12" })).ShouldRefuse(400, "TaxIdNotValid");
        (await firm.Owner.Patch(Api, new { name = "Other", taxIdType = "tr_tin", taxId = "1234567890", address = new { country = "US", postalCode = "00000" } })).ShouldRefuse(400, "BillingAddressNotRecognised");
        (await firm.Owner.Patch(Api, new { taxId = "DE1" })).Should(400).Message.ShouldBe("errMsg_taxIdTypeisRequired");
        (await firm.Owner.Patch(Api, new { taxIdType = "VAT", taxId = "1" })).Should(400).Message.ShouldBe("errMsg_taxIdTypeTypeIsNotValid");
        foreach (var country in new[] { "Germany", "XX", "D1" }) (await firm.Owner.Patch(Api, new { address = new { country } })).Should(400).Message.ShouldBe("errMsg_address.countryTypeIsNotValid");
        (await firm.Owner.Get(Api)).Should(200)["billingDetails"].ToString().ShouldBe(kept.ToString(), "nothing half-saved");

        (await firm.Owner.Patch(Api, new { taxIdType = "tr_tin", taxId = "1234567890" })).Should(200)["billingDetails"].Str("taxIdStatus").ShouldBe("unverified");
        (await firm.Owner.Patch(Api, new { taxId = (string?)null, name = (string?)null })).Should(200);
        var less = (await firm.Owner.Get(Api)).Should(200)["billingDetails"];
        (less.Str("name"), less.Str("email"), less.Str("taxId")).ShouldBe((null, "bills@firm.test", null));
        host.Stripe.Faults.Plan("*", Fault.ErrorBefore);
        (await firm.Owner.Get(Api)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();
        (await (await firm.Hire()).Get(Api)).Should(403);
    }
}
