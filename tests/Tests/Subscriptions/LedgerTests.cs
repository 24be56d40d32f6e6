using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class LedgerTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task The_platform_notes_transfers_and_cannot_touch_what_stripe_made()
    {
        const string ledger = $"{PayingHost.Api}/v1/companysubscriptionpayment";
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        (await host.Super.Post(ledger, new { orderId = firm.Owner.UserId, paymentId = "t-1", paymentStatus = "succeeded" })).ShouldRefuse(400, "NoSuchSubscription");
        var noted = (await host.Super.Post(ledger, new { orderId = order, paymentId = "t-1", paymentStatus = "succeeded" })).Should(201)["sys_companySubscriptionPayment"];
        (noted.Str("statusLiteral"), noted.Str("origin"), noted.Id("companyId")).ShouldBe(("success", "manual", (await firm.Owner.Subscription(order)).Id("companyId")));
        (await host.Super.Post(ledger, new { orderId = order, paymentId = "t-1", paymentStatus = "succeeded" })).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:payment_id");
        (await firm.Owner.Stands(order)).ShouldBe("pending pending pending", "a note changes no subscription");
        (await firm.Owner.Delete($"{ledger}/{noted.Id()}")).Should(403);

        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        var made = (await firm.Owner.Get($"{PayingHost.Api}/v1/companysubscriptionpayments?statusLiteral=success&origin=checkout"))["sys_companySubscriptionPayments"].EnumerateArray().ShouldHaveSingleItem();
        (await host.Super.Patch($"{ledger}/{made.Id()}", new { paymentStatus = "canceled" })).ShouldRefuse(400, "PaymentFromProvider");
        (await host.Super.Delete($"{ledger}/{noted.Id()}")).Should(200);
        (await host.Super.Get($"{PayingHost.Api}/v1/companysubscriptionpayments?orderId={order}")).Should(200)["sys_companySubscriptionPayments"].GetArrayLength().ShouldBe(1);
    }
}
