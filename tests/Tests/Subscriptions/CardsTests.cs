using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class CardsTests(PayingHost host) : IClassFixture<PayingHost>
{
    private const string Cards = $"{PayingHost.Api}/payment-methods";

    [Fact]
    public async Task Cards_are_personal_and_the_customer_is_the_company()
    {
        var firm = await TestCompany.Found(host);
        var admin = await firm.Hire("Anna Admin", "tenantAdmin");
        (await firm.Owner.Get($"{Cards}/list")).Should(200).Text.ShouldBe("[]");
        var card = await firm.Owner.Saves();
        (await firm.Owner.Post($"{Cards}/add", new { paymentMethodId = card })).Should(200).Body.Str("paymentMethodId").ShouldBe(card, "the same again");
        await admin.Saves("pm_card_mastercard");
        var own = (await firm.Owner.Get($"{Cards}/list")).Should(200).Body.EnumerateArray().ShouldHaveSingleItem();
        (own.GetProperty("cardInfo").Str("brand"), own.GetProperty("cardInfo").Str("last4"), own.GetProperty("cardInfo").Number("exp_year"), own.Str("cardHolderZip")).ShouldBe(("visa", "4242", 2034, "94107"));
        var customers = (await firm.Owner.Get($"{PayingHost.Api}/v1/paymentcustomers")).Should(200)["sys_paymentCustomers"].EnumerateArray().ToList();
        (customers.Count, customers.Select(c => c.Str("customerId")).Distinct().Count()).ShouldBe((2, 1));
        (await admin.Get($"{PayingHost.Api}/v1/paymentcustomermethods/{firm.Owner.UserId}?cardInfo=visa 42")).Should(200)["sys_paymentMethods"].GetArrayLength().ShouldBe(1);
        (await (await firm.Hire()).Get($"{PayingHost.Api}/v1/paymentcustomermethods/{firm.Owner.UserId}")).Should(404);
        (await (await firm.Hire()).Post($"{Cards}/add", new { paymentMethodId = "pm_card_visa" })).Should(403);
    }

    [Fact]
    public async Task An_admin_who_pays_is_a_customer_once_and_that_is_in_the_trail()
    {
        var firm = await TestCompany.Found(host);
        (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => firm.Owner.Post($"{Cards}/add", new { paymentMethodId = "pm_card_visa" })))).ShouldAllBe(r => r.Status == 200);
        var customer = (await firm.Owner.Get($"{PayingHost.Api}/v1/paymentcustomers")).Should(200)["sys_paymentCustomers"].EnumerateArray().ShouldHaveSingleItem();
        (await host.Count($"SELECT count(*) FROM kernel.changes WHERE object_id = '{customer.Id()}' AND after->>'customerId' = '{customer.Str("customerId")}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Cards_of_who_has_gone_are_forgotten_at_stripe_too_once_they_pay_nothing()
    {
        var firm = await TestCompany.Found(host);
        var admin = await firm.Hire("Anna Admin", "tenantAdmin");
        var order = await admin.Subscribes();
        var (pays, spare) = (await admin.Saves(), await admin.Saves("pm_card_mastercard"));
        (await admin.Pays(order, pays)).Should(200);
        (await firm.Owner.Delete($"/auth-api/v1/users/{admin.UserId}")).Should(200);
        Customer(spare).ShouldNotBeNull("nobody has told Stripe yet");
        try
        {
            host.Stripe.Faults.Plan("PaymentMethodDetach", Fault.ErrorBefore);
            await host.RunJob("subscriptions.detachCards");
            host.Stripe.Faults.None();
            host.Clock.Advance(TimeSpan.FromHours(2));
            await host.RunJob("subscriptions.detachCards");
            (Customer(spare), Customer(pays) is null).ShouldBe((null, false));

            (await firm.Owner.Cancels(order)).Should(200);
            host.Clock.Advance(TimeSpan.FromDays(1));
            await host.RunJob("subscriptions.detachCards");
            Customer(pays).ShouldBeNull();
            (await host.Count("SELECT count(*) FROM subscriptions.detachments")).ShouldBe(0);
        }
        finally
        {
            host.Stripe.Faults.None();
            host.Clock.Now = TestClock.Start;
        }
        (await firm.Owner.Get($"{PayingHost.Api}/v1/paymentcustomermethods/{admin.UserId}")).Should(200)["sys_paymentMethods"].GetArrayLength().ShouldBe(0);

        string? Customer(string card) => host.Stripe.Acts.Look(card)!["customer"]?.ToString();
    }

    [Fact]
    public async Task What_cannot_be_saved_or_taken_away_says_why()
    {
        var firm = await TestCompany.Found(host);
        (await firm.Owner.Post($"{Cards}/add")).Should(400).Message.ShouldBe("errMsg_paymentMethodIdisRequired");
        (await firm.Owner.Post($"{Cards}/add", new { paymentMethodId = "pm_card_chargeDeclined" })).ShouldRefuse(400, "generic_decline");
        (await firm.Owner.Post($"{Cards}/add", new { paymentMethodId = "pm_never_was" })).ShouldRefuse(400, "PaymentMethodNotUsable");
        var order = await firm.Owner.Subscribes();
        var card = await firm.Owner.Saves();
        (await firm.Owner.Pays(order, card)).Should(200);
        (await firm.Owner.Delete($"{Cards}/delete/{card}")).ShouldRefuse(400, "PaymentMethodInUse");
        var spare = (await firm.Owner.Post($"{Cards}/add", new { paymentMethodId = "pm_card_mastercard" })).Should(200).Body.Id();
        (await (await TestCompany.Found(host)).Owner.Delete($"{Cards}/delete/{spare}")).Should(404);
        (await firm.Owner.Delete($"{Cards}/delete/{spare}")).Should(200).Body.GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await firm.Owner.Delete($"{Cards}/delete/{spare}")).Should(404);
    }
}
