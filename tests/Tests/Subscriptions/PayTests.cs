using System.Text.Json;
using Npgsql;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class PayTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task A_card_that_pays_gives_the_features_with_the_answer()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var paid = (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);

        var (one, result) = (paid["companySubscription"], paid["paymentResult"]);
        (one.Str("status"), one.Str("paymentStatus"), one.Str("paymentConfirmation")).ShouldBe(("active", "paid", "paid"));
        one.GetProperty("expiryDate").GetDateTimeOffset().ShouldBe(TestClock.Start.AddMonths(1));
        (result.GetProperty("success").GetBoolean(), result.Str("statusLiteral"), result.GetProperty("amount").GetDecimal(), result.Str("currency")).ShouldBe((true, "success", 49.99m, "USD"));
        (await host.Has(one.Id("companyId"))).ShouldBeTrue();
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).ShouldRefuse(400, "PaymentAlreadyCompleted");
        var line = (await firm.Owner.Get($"{PayingHost.Api}/v1/companySubscriptionpaymentbyorderid/{order}")).Should(200)["sys_companySubscriptionPayment"];
        (line.Str("statusLiteral"), line.Number("amount"), line.Str("origin")).ShouldBe(("success", 4999, "checkout"));
    }

    [Fact]
    public async Task The_second_step_at_the_bank_is_asked_for_and_its_end_is_read()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var card = await firm.Owner.Saves("pm_card_authenticationRequired");
        var asked = (await firm.Owner.Pays(order, card)).Should(200);

        var (one, result) = (asked["companySubscription"], asked["paymentResult"]);
        (one.Str("status"), one.Str("paymentStatus"), one.Str("paymentConfirmation"), one.Number("amount"), one.Str("currency")).ShouldBe(("pending", "pending", "processing", 4999, "usd"));
        var (intent, info) = (result.Str("paymentId")!, result.GetProperty("paymentIntentInfo"));
        (result.GetProperty("success").GetBoolean(), result.Str("paymentStatus"), result.Str("statusLiteral"), result.GetProperty("amount").GetDecimal()).ShouldBe((false, "requires_action", "started", 49.99m));
        (info.Str("paymentIntentId"), info.Str("publicKey"), info.GetProperty("requires_action").GetBoolean(), info.GetProperty("requires_redirect").GetBoolean()).ShouldBe((intent, StandIn.PublicKey, true, true));
        (result.GetProperty("metadata").Str("order"), result.GetProperty("metadata").Id("orderId"), result.GetProperty("paymentUserParams").Str("return_url")).ShouldBe(("subscriptionManagement-companySubscription-companySubscription", order, PayingHost.Back));
        // Started again with the same card: the same payment goes on.
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = (await firm.Owner.Pays(order, card)).Should(200);
        host.Clock.Now = TestClock.Start;
        again["paymentResult"].Str("paymentId").ShouldBe(intent);

        host.Stripe.Acts.SecondStep(intent, confirmed: true);
        (await firm.Owner.Stands(order)).ShouldBe("pending pending processing");
        (await firm.Owner.Refreshes(order)).Should(200)["paymentRefreshInfo"].ValueKind.ShouldBe(JsonValueKind.Object);
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        await NoSecret(info.Str("clientSecret")!);
    }

    [Fact]
    public async Task A_card_that_is_refused_can_be_followed_by_another()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var refused = (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200);
        var result = refused["paymentResult"];
        (result.Str("result"), result.Number("status"), result.Str("errCode"), result.Str("message"), result.Str("paymentStatus")).ShouldBe(("ERR", 500, "generic_decline", "Stripe error message: Your card was declined.", "failed"));
        (await firm.Owner.Stands(order)).ShouldBe("pending failed pending");

        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200)["paymentResult"].Str("paymentId").ShouldBe(result.Str("paymentId"), "one payment for one invoice");
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
    }

    [Fact]
    public async Task Who_does_not_pay_for_the_company_and_what_is_no_way_back_is_refused()
    {
        var firm = await TestCompany.Found(host);
        var admin = await firm.Hire("Anna Admin", "tenantAdmin");
        var order = await firm.Owner.Subscribes();
        var card = await firm.Owner.Saves();
        (await admin.Pays(order, await admin.Saves())).ShouldRefuse(403, "ForbiddenAccess");
        (await firm.Owner.Pays(order, "pm_nobodys")).ShouldRefuse(400, "PaymentMethodUnknown");
        (await firm.Owner.Pays(order, card, "https://evil.example/x")).ShouldRefuse(400, "ReturnUrlNotAllowed");
        (await firm.Owner.Pays(order, card, "/relative")).Should(400).Message.ShouldBe("errMsg_paymentUserParams.return_urlTypeIsNotValid");
        var start = $"{PayingHost.Api}/v1/startcompanysubscriptionpayment/{order}";
        (await firm.Owner.Patch(start)).Should(400).Message.ShouldBe("errMsg_paymentUserParamsisRequired");
        (await firm.Owner.Patch(start, new { paymentUserParams = 7 })).Should(400).Message.ShouldBe("errMsg_paymentUserParamsTypeIsNotValid");
        (await firm.Owner.Patch(start, new { paymentUserParams = new { } })).Should(400).Message.ShouldBe("errMsg_paymentUserParams.paymentMethodIdisRequired");
        (await firm.Owner.Refreshes(order)).ShouldRefuse(400, "PaymentNotStarted");
        (await (await TestCompany.Found(host)).Owner.Pays(order, card)).Should(404);
    }

    [Fact]
    public async Task A_trial_is_paid_when_its_company_wants_and_stays_while_that_is_under_way()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { trial = true });
        (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200);
        (await firm.Owner.Subscription(order)).Str("status").ShouldBe("active", "the trial goes on");
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        var one = await firm.Owner.Subscription(order);
        (one.Str("source"), one.GetProperty("expiryDate").GetDateTimeOffset()).ShouldBe(("stripe", TestClock.Start.AddMonths(1)));
    }

    [Fact]
    public async Task A_trial_goes_on_to_its_end_where_stripe_gives_its_unpaid_first_invoice_up_and_can_be_paid_after_that()
    {
        try
        {
            var (firm, left) = (await TestCompany.Found(host), await TestCompany.Found(host));
            var (order, other) = (await firm.Owner.Subscribes(new { trial = true }), await left.Owner.Subscribes(new { trial = true }));
            foreach (var (one, of) in new[] { (firm, order), (left, other) })
            {
                (await one.Owner.Pays(of, await one.Owner.Saves("pm_card_authenticationRequired"))).Should(200);
                host.Stripe.Acts.ExpireIncomplete(await one.Owner.StripeId(of));
            }
            host.Clock.Advance(TimeSpan.FromHours(23));
            await host.HearAll();
            await host.RunJob("subscriptions.reconcile");
            var found = await TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);
            var tried = await found.Subscription(order);
            (tried.Str("status"), tried.Str("source"), tried.Str("paymentStatus")).ShouldBe(("active", "trial", "failed"));
            tried.GetProperty("expiryDate").GetDateTimeOffset().ShouldBe(TestClock.Start.AddDays(14));
            (await host.Has(tried.Id("companyId"))).ShouldBeTrue();
            (await host.Published("subscription.ended", order)).ShouldBeEmpty();
            (await found.Pays(order, await found.Saves())).Should(200);
            (await found.Stands(order)).ShouldBe("active paid paid");

            host.Clock.Now = TestClock.Start.AddDays(14).AddMinutes(1);
            await host.RunJob("subscriptions.expire");
            var gone = await TestCompany.SignIn(host, left.Codename, left.Owner.Email, TestCompany.Password);
            (await gone.Subscription(other)).Str("status").ShouldBe("expired", "its time is over");
            (await host.Published("subscription.ended", other)).ShouldHaveSingleItem();
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Stripe_away_is_a_system_error_and_no_failed_payment()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var card = await firm.Owner.Saves();
        host.Stripe.Faults.Plan("*", Fault.ErrorBefore);
        var away = await firm.Owner.Pays(order, card);
        host.Stripe.Faults.None();

        away.ShouldRefuse(503, "PaymentProviderUnavailable");
        away.Headers.ShouldContainKey("Retry-After");
        (await firm.Owner.Stands(order)).ShouldBe("pending pending pending");
        (await firm.Owner.Pays(order, card)).ShouldRefuse(409, "PaymentInProgress");
    }

    /// <summary>Neither the trail nor an event knows the secret that a payment is confirmed with.</summary>
    private async Task NoSecret(string secret)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var search = new NpgsqlCommand($"SET ROLE workforceos_system; SELECT (SELECT count(*) FROM kernel.changes WHERE after::text LIKE '%{secret}%') + (SELECT count(*) FROM kernel.outbox o WHERE o::text LIKE '%{secret}%') + (SELECT count(*) FROM subscriptions.payments p WHERE p::text LIKE '%{secret}%')", connection);
        ((long)(await search.ExecuteScalarAsync())!).ShouldBe(0);
    }
}
