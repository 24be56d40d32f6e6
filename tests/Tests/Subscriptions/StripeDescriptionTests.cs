using System.Text.Json.Nodes;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>The stand-in held against Stripe's own description, a copy of which is not kept here.</summary>
public sealed class StripeDescriptionTests : IAsyncDisposable
{
    /// <summary>Stripe sends them, and describes them in the variant for libraries alone (spec3.sdk.json).</summary>
    private static readonly string[] OnlyForLibraries = ["product.type does not exist", "subscription_item.plan does not exist"];

    private readonly TestClock clock = new();
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly SortedSet<string> misfits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> driven = [];
    private StripeDescription description = null!;
    private StandIn standIn = null!;
    private int answers;
    private int events;

    [Fact]
    public async Task Every_route_parameter_answer_and_event_is_one_of_stripe_s_description()
    {
        var file = Environment.GetEnvironmentVariable("STRIPE_OPENAPI");
        Assert.SkipUnless(File.Exists(file), "STRIPE_OPENAPI names no copy of Stripe's OpenAPI description (spec3.json).");
        description = StripeDescription.Read(file!);
        standIn = await StandIn.Start(clock);
        http.BaseAddress = standIn.Address;
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {StandIn.SecretKey}");

        await Drive();

        driven.Keys.ShouldBe(KnownParameters.Of.Keys, ignoreOrder: true, "every route is driven");
        foreach (var (operation, sent) in driven)
        {
            KnownParameters.Of[operation].Where(p => !sent.Any(s => s == p || (p.EndsWith(".*", StringComparison.Ordinal) && s.StartsWith(p[..^1], StringComparison.Ordinal)))).ShouldBeEmpty($"{operation} is driven with all that it takes");
        }
        misfits.Except(OnlyForLibraries).ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{driven.Count} routes, {KnownParameters.Of.Sum(o => o.Value.Length)} parameters, {answers} answers, {events} events");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (standIn is not null) await standIn.DisposeAsync();
    }

    private async Task Drive()
    {
        var customer = await Made("customers", "name=Firm&email=a@b.example&metadata[a]=1&address[country]=DE&address[line1]=Weg 1&description=A firm");
        await Call("POST", $"customers/{customer}", "name=Firm GmbH&email=c@d.example&metadata[a]=2&address[country]=DE&address[line1]=&address[postal_code]=10115&description=Ours&tax[validate_location]=immediately");
        await Call("POST", $"customers/{customer}", "address[country]=XX&tax[validate_location]=immediately", 400);
        foreach (var (type, value) in new[] { ("eu_vat", "DE123456789"), ("us_ein", "12-3456789") }) await Made($"customers/{customer}/tax_ids", $"type={type}&value={value}");
        await Call("POST", $"customers/{customer}/tax_ids", "type=eu_vat&value=?", 400);
        var number = (await Call("GET", $"customers/{customer}/tax_ids?limit=1"))["data"]![0]!["id"]!.ToString();
        await Call("GET", $"customers/{customer}/tax_ids?starting_after={number}");
        await Call("GET", $"customers/{customer}?expand[]=tax_ids");
        await Call("DELETE", $"customers/{customer}/tax_ids/{number}");
        await Call("GET", "customers/cus_none", "", 404);

        var card = await Made("payment_methods/pm_card_visa/attach", $"customer={customer}");
        var (asking, failing) = (await Made("payment_methods/pm_card_authenticationRequired/attach", $"customer={customer}"), await Made("payment_methods/pm_card_chargeCustomerFail/attach", $"customer={customer}"));
        await Call("GET", $"payment_methods/{card}");
        await Call("POST", $"payment_methods/{await Made("payment_methods/pm_card_mastercard/attach", $"customer={customer}")}/detach");
        await Call("POST", "payment_methods/pm_card_chargeDeclined/attach", $"customer={customer}", 402);
        await Call("POST", $"customers/{customer}", $"invoice_settings[default_payment_method]={card}");

        var product = await Made("products", "name=AI&metadata[a]=1");
        await Call("POST", $"products/{product}", "name=AI+&metadata[a]=2");
        await Call("GET", $"products?limit=1&starting_after={await Made("products", "name=Other")}");
        var (month, dear, year) = (await Price(product, 4999, "month"), await Price(product, 9999, "month"), await Price(product, 49_990, "year"));
        await Call("POST", $"prices/{await Price(product, 1, "month")}", "metadata[a]=2&nickname=Old&active=false");
        await Call("GET", $"prices?product={product}&active=true&limit=1&starting_after={year}");

        var incomplete = await Subscribe(customer, month, "&automatic_tax[enabled]=true&description=AI&metadata[a]=1");
        var intent = IntentOf(incomplete);
        await Call("POST", $"payment_intents/{intent}", "metadata[a]=1&description=First");
        await Call("POST", $"payment_intents/{intent}/confirm", $"payment_method={failing}", 402);
        await Call("POST", $"payment_intents/{intent}/confirm", $"payment_method={asking}&return_url=https://app.example/back");
        await Call("GET", $"payment_intents/{intent}");
        standIn.Acts.SecondStep(intent, confirmed: false);
        await Call("GET", $"payment_intents/{intent}?expand[]=payment_method");
        await Call("POST", $"payment_intents/{intent}/confirm", $"payment_method={asking}&return_url=https://app.example/back");
        standIn.Acts.SecondStep(intent, confirmed: true);
        await Call("POST", $"payment_intents/{intent}/confirm", $"payment_method={card}", 400);
        await Call("GET", $"payment_intents/{intent}?expand[]=latest_charge");
        await Call("POST", $"payment_intents/{intent}/cancel", "", 400);
        var given = await Subscribe(customer, month, $"&default_payment_method={card}");
        await Call("POST", $"payment_intents/{IntentOf(given)}/cancel", "cancellation_reason=abandoned");

        var id = Id(incomplete);
        var item = incomplete["items"]!["data"]![0]!["id"]!.ToString();
        await Call("POST", $"subscriptions/{id}", $"cancel_at_period_end=true&default_payment_method={card}&metadata[a]=2&description=More&expand[]=latest_invoice.payments");
        await Call("POST", $"subscriptions/{id}", "cancel_at_period_end=false");
        clock.Advance(TimeSpan.FromDays(5));
        await Call("POST", "invoices/create_preview", $"customer={customer}&subscription={id}&subscription_details[items][0][id]={item}&subscription_details[items][0][price]={dear}&subscription_details[items][0][quantity]=2&subscription_details[proration_behavior]=always_invoice");
        await Call("POST", "invoices/create_preview", $"customer={customer}&automatic_tax[enabled]=true&subscription_details[items][0][price]={month}");
        await Call("POST", $"subscription_items/{item}", "quantity=3&proration_behavior=create_prorations");
        await Call("POST", $"subscriptions/{id}", $"items[0][id]={item}&items[0][price]={dear}&items[0][quantity]=4&proration_behavior=always_invoice&payment_behavior=pending_if_incomplete&expand[]=latest_invoice.payments");
        await Call("POST", $"subscriptions/{id}", $"default_payment_method={asking}");
        await Call("POST", $"subscriptions/{id}", $"items[0][id]={item}&items[0][price]={year}&proration_behavior=always_invoice&payment_behavior=pending_if_incomplete");
        await Call("GET", $"subscriptions/{id}?expand[]=latest_invoice.payments&expand[]=default_payment_method&expand[]=customer");
        await Call("GET", $"subscriptions?customer={customer}&status=all&limit=1&starting_after={Id(given)}&expand[]=data.latest_invoice.payments");

        var open = (await Call("GET", $"invoices?customer={customer}&subscription={id}&status=open&limit=5&expand[]=data.payments"))["data"]![0]!["id"]!.ToString();
        await Call("GET", $"invoices?starting_after={open}");
        await Call("POST", $"invoices/{open}/pay", $"payment_method={failing}", 402);
        await Call("POST", $"invoices/{open}/pay", $"payment_method={card}");
        await Call("POST", $"invoices/{open}/pay", $"payment_method={card}", 400);
        await Call("GET", $"invoices/{open}?expand[]=payments.data.payment.payment_intent");
        var paid = (await Call("GET", $"invoice_payments?invoice={open}&limit=1"))["data"]![0]!["id"]!.ToString();
        await Call("GET", $"invoice_payments?starting_after={paid}");
        standIn.Acts.DefaultCard(id, card);
        standIn.Acts.Renew(id, pays: false);
        standIn.Acts.Retry(id, pays: true);
        standIn.Acts.Renew(id, asks: true);
        await Call("POST", $"invoices/{(await Call("GET", $"subscriptions/{id}"))["latest_invoice"]}/void");

        await Call("POST", "refunds", $"payment_intent={intent}&amount=1&reason=requested_by_customer&metadata[a]=1");
        await Call("POST", "refunds", $"payment_intent={intent}", 400);
        await Call("GET", $"disputes/{standIn.Acts.Dispute(intent)}?expand[]=charge");
        standIn.Acts.RenewCard(card, "0005", 1, 2040);
        await Call("DELETE", $"subscriptions/{id}", "invoice_now=false&prorate=false");
        standIn.Acts.ExpireIncomplete(Id(await Subscribe(customer, month, "")));

        var session = await Checkout(customer, month);
        standIn.Acts.CompleteCheckout(Id(session));
        await Call("GET", $"checkout/sessions/{Id(session)}?expand[]=subscription");
        await Call("POST", $"checkout/sessions/{Id(await Checkout(customer, month))}/expire");
        await Call("GET", $"checkout/sessions?customer={customer}&status=complete&limit=1");
        await Call("GET", $"checkout/sessions?starting_after={Id(session)}");
        await Call("POST", "billing_portal/sessions", $"customer={customer}&return_url=https://app.example/back");

        // From here on they are sent somewhere.
        Judge(standIn.Webhooks.Take());
        events.ShouldBeGreaterThan(20);
        var endpoint = await Made("webhook_endpoints", $"url=http://127.0.0.1:9/none&enabled_events[]=invoice.paid&enabled_events[]=invoice.voided&api_version={Webhooks.Version}&metadata[a]=1");
        await Call("POST", $"webhook_endpoints/{endpoint}", "url=http://127.0.0.1:9/none&enabled_events[]=*&metadata[a]=2&disabled=true");
        await Call("GET", $"webhook_endpoints?limit=1&starting_after={endpoint}");
        await Call("GET", "webhook_endpoints");
        await Call("POST", "customers", "colour=red", 400);
    }

    private Task<string> Price(string product, int amount, string interval) => Made("prices", $"currency=eur&unit_amount={amount}&product={product}&recurring[interval]={interval}&metadata[a]=1&nickname=Plan");

    private Task<JsonNode> Subscribe(string customer, string price, string more) =>
        Call("POST", "subscriptions", $"customer={customer}&items[0][price]={price}&items[0][quantity]=2&payment_behavior=default_incomplete&payment_settings[save_default_payment_method]=on_subscription&expand[]=latest_invoice.payments{more}");

    private Task<JsonNode> Checkout(string customer, string price) => Call("POST", "checkout/sessions",
        $"mode=subscription&customer={customer}&client_reference_id=1&line_items[0][price]={price}&line_items[0][quantity]=1&success_url=https://app.example/yes&cancel_url=https://app.example/no&automatic_tax[enabled]=true&metadata[a]=1&subscription_data[description]=AI&subscription_data[metadata][a]=1");

    private static string Id(JsonNode one) => one["id"]!.ToString();

    private static string IntentOf(JsonNode subscription) => subscription["latest_invoice"]!["payments"]!["data"]![0]!["payment"]!["payment_intent"]!.ToString();

    private async Task<string> Made(string path, string form) => Id(await Call("POST", path, form));

    private async Task<JsonNode> Call(string method, string path, string form = "", int status = 200)
    {
        var (at, query) = path.Split('?') is [var before, var after] ? (before, after) : (path, form);
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1])).ToList();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1/{path}") { Content = method is "GET" ? null : new FormUrlEncodedContent(pairs) };
        using var reply = await http.SendAsync(request);
        var body = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
        ((int)reply.StatusCode).ShouldBe(status, $"{method} {path} {form} {body.ToJsonString()}");

        var name = Routes.Find(method, $"/v1/{at}").Operation;
        if (!driven.TryGetValue(name, out var sent)) driven[name] = sent = [];
        sent.UnionWith(FormBody.Names(FormBody.Read(pairs)));
        if (description.Operation(method, $"/v1/{at}") is not { } operation)
        {
            misfits.Add($"{name} does not exist");
            return body;
        }
        foreach (var parameter in KnownParameters.Of[name].Where(p => !description.Takes(operation, p))) misfits.Add($"{name} does not take {parameter}");
        answers++;
        misfits.UnionWith(description.Misfits(body, StripeDescription.Answer(operation, status is 200 ? "200" : "default"), status is 200 ? name : "error"));
        return body;
    }

    private void Judge(IReadOnlyList<JsonObject> all)
    {
        foreach (var one in all)
        {
            var about = one["data"]!["object"]!;
            misfits.UnionWith(description.Misfits(one, description.Schema("event")!, "event"));
            misfits.UnionWith(description.Misfits(about, description.Schema(about["object"]!.ToString())!, $"event {about["object"]}"));
            if (!EventTypes().Contains(one["type"]!.ToString())) misfits.Add($"event {one["type"]} does not exist");
        }
        events += all.Count;
    }

    private HashSet<string> EventTypes() => [.. description.Operation("POST", "/v1/webhook_endpoints")!["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!["enabled_events"]!["items"]!["enum"]!.AsArray().Select(e => e!.ToString())];
}
