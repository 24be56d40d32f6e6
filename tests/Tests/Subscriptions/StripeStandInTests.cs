using System.Reflection;
using Stripe;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Stripe's own library notices no difference.</summary>
public sealed class StripeStandInTests : IAsyncLifetime
{
    private readonly TestClock clock = new();
    private StandIn standIn = null!;
    private StripeClient stripe = null!;

    public async ValueTask InitializeAsync()
    {
        standIn = await StandIn.Start(clock);
        stripe = new StripeClient(StandIn.SecretKey, apiBase: $"{standIn.Address}".TrimEnd('/'));
    }

    public ValueTask DisposeAsync() => standIn.DisposeAsync();

    [Fact]
    public async Task A_subscription_begins_incomplete_and_is_active_once_its_first_invoice_is_paid()
    {
        var (subscription, card) = await Subscription("pm_card_visa");
        subscription.Status.ShouldBe("incomplete");
        var intent = subscription.LatestInvoice.Payments.Data.ShouldHaveSingleItem().Payment.PaymentIntentId;

        (await stripe.V1.PaymentIntents.ConfirmAsync(intent, new() { PaymentMethod = card })).Status.ShouldBe("succeeded");
        var now = await stripe.V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice"] });
        (now.Status, now.LatestInvoice.Status, now.DefaultPaymentMethodId).ShouldBe(("active", "paid", card));
        now.Items.Data[0].CurrentPeriodEnd.ShouldBe(TestClock.Start.UtcDateTime.AddMonths(1));
        standIn.Webhooks.Take().Select(e => e["type"]!.ToString()).ShouldBe(
            ["customer.created", "payment_method.attached", "invoice.finalized", "customer.subscription.created", "payment_intent.succeeded", "invoice.paid", "customer.subscription.updated"]);
    }

    [Fact]
    public async Task Test_cards_behave_as_stripe_documents_them()
    {
        var customer = (await stripe.V1.Customers.CreateAsync(new())).Id;
        var refused = await Should.ThrowAsync<StripeException>(() => stripe.V1.PaymentMethods.AttachAsync("pm_card_chargeDeclined", new() { Customer = customer }));
        ((int)refused.HttpStatusCode, refused.StripeError.Code, refused.StripeError.DeclineCode).ShouldBe((402, "card_declined", "generic_decline"));

        var (subscription, card) = await Subscription("pm_card_chargeCustomerFail");
        var intent = subscription.LatestInvoice.Payments.Data[0].Payment.PaymentIntentId;
        var declined = await Should.ThrowAsync<StripeException>(() => stripe.V1.PaymentIntents.ConfirmAsync(intent, new() { PaymentMethod = card }));
        declined.StripeError.PaymentIntent.Status.ShouldBe("requires_payment_method");

        (subscription, card) = await Subscription("pm_card_authenticationRequired");
        intent = subscription.LatestInvoice.Payments.Data[0].Payment.PaymentIntentId;
        var asking = await stripe.V1.PaymentIntents.ConfirmAsync(intent, new() { PaymentMethod = card, ReturnUrl = "https://app.example/back" });
        asking.Status.ShouldBe("requires_action");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await http.GetStringAsync(asking.NextAction.RedirectToUrl.Url)).ShouldContain("Is it you who pays?");
        var back = await http.PostAsync(asking.NextAction.RedirectToUrl.Url, new FormUrlEncodedContent([new("answer", "yes")]));
        back.Headers.Location!.ToString().ShouldStartWith($"https://app.example/back?payment_intent={intent}&payment_intent_client_secret=");
        (await stripe.V1.PaymentIntents.GetAsync(intent)).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_key_does_its_work_once_and_knows_what_it_was_for()
    {
        var key = new RequestOptions { IdempotencyKey = "one" };
        var first = await stripe.V1.Customers.CreateAsync(new() { Name = "A" }, key);
        (await stripe.V1.Customers.CreateAsync(new() { Name = "A" }, key)).Id.ShouldBe(first.Id);
        (await Should.ThrowAsync<StripeException>(() => stripe.V1.Customers.CreateAsync(new() { Name = "B" }, key))).StripeError.Type.ShouldBe("idempotency_error");

        foreach (var fault in new[] { Fault.ErrorAfterwards, Fault.CutAfterwards })
        {
            standIn.Faults.Plan("CustomerCreate", fault, times: 1);
            var before = standIn.Acts.Count("customer");
            await stripe.V1.Customers.CreateAsync(new() { Name = $"{fault}" });
            standIn.Acts.Count("customer").ShouldBe(before + 1, "the library asked again with the same key");
        }
    }

    [Fact]
    public async Task What_this_version_does_not_take_is_refused_as_stripe_refuses_it()
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {StandIn.SecretKey}" } } };
        var reply = await http.PostAsync(new Uri(standIn.Address, "/v1/customers"), new FormUrlEncodedContent([new("name", "A"), new("colour", "red")]));
        ((int)reply.StatusCode).ShouldBe(400);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("parameter_unknown");
        http.DefaultRequestHeaders.Remove("Authorization");
        ((int)(await http.PostAsync(new Uri(standIn.Address, "/v1/customers"), new FormUrlEncodedContent([]))).StatusCode).ShouldBe(401);
    }

    [Fact]
    public void Every_parameter_that_is_taken_is_one_of_stripe_s_own_description()
    {
        var options = typeof(StripeClient).Assembly.GetTypes().Where(t => t.Namespace is "Stripe" or "Stripe.Checkout" or "Stripe.BillingPortal" && !t.IsNested).ToDictionary(t => t.FullName!["Stripe.".Length..]);
        var (judged, wrong) = (0, new List<string>());
        foreach (var (operation, parameters) in KnownParameters.Of)
        {
            var type = options.GetValueOrDefault($"{operation}Options") ?? options.GetValueOrDefault(operation.Replace("Void", "VoidInvoice") + "Options");
            foreach (var parameter in parameters)
            {
                judged++;
                if (type is null || !Has(type, parameter.Replace("[]", "").Split('.'))) wrong.Add($"{operation}.{parameter}");
            }
        }
        wrong.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Events_are_signed_as_stripe_s_library_wants_it()
    {
        const string body = """{"id":"evt_1"}""";
        var header = Webhooks.Sign(body, "whsec_a", clock.Now);
        EventUtility.ValidateSignature(body, header, "whsec_a", 300, clock.Now.ToUnixTimeSeconds());
        Should.Throw<StripeException>(() => EventUtility.ValidateSignature(body + " ", header, "whsec_a", 300, clock.Now.ToUnixTimeSeconds()));
    }

    private static bool Has(Type type, string[] path)
    {
        if (path is ["*"] or []) return true;
        var names = type.GetProperties().Select(p => (p.PropertyType, Names: p.GetCustomAttributesData().Where(a => a.AttributeType.Name is "JsonPropertyAttribute" or "JsonPropertyNameAttribute").SelectMany(a => a.ConstructorArguments).Select(a => a.Value as string)));
        var found = names.FirstOrDefault(p => p.Names.Contains(path[0])).PropertyType;
        if (found is null) return false;
        if (found.IsGenericType && found.GetGenericArguments() is [var item]) found = item;
        return path.Length == 1 || path[1] is "*" || Has(found, path[1..]);
    }

    private async Task<(Subscription Subscription, string Card)> Subscription(string card)
    {
        var customer = await stripe.V1.Customers.CreateAsync(new() { Name = "Firm" });
        var saved = await stripe.V1.PaymentMethods.AttachAsync(card, new() { Customer = customer.Id });
        var product = await stripe.V1.Products.CreateAsync(new() { Name = "AI" });
        var price = await stripe.V1.Prices.CreateAsync(new() { Product = product.Id, Currency = "usd", UnitAmount = 4999, Recurring = new() { Interval = "month" } });
        return (await stripe.V1.Subscriptions.CreateAsync(new() { Customer = customer.Id, Items = [new() { Price = price.Id }], PaymentBehavior = "default_incomplete", Expand = ["latest_invoice.payments"] }), saved.Id);
    }
}
