using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>All objects and what operations do to them. Called by one at a time.</summary>
internal sealed partial class Books(TimeProvider clock, Webhooks webhooks, Func<Uri> address)
{
    private readonly Dictionary<string, JsonObject> all = [];
    private readonly List<string> order = [];
    private long made;

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public IEnumerable<JsonObject> Of(string kind) => order.Select(id => all[id]).Where(o => Text(o, "object") == kind);

    public JsonObject? Find(string id) => all.GetValueOrDefault(id);

    public JsonObject Get(string kind, string id) => all.TryGetValue(id, out var found) && Text(found, "object") == kind ? found : throw StripeRefusal.Missing(kind, id);

    public string NewId(string prefix) => $"{prefix}_{Interlocked.Increment(ref made).ToString("D8", CultureInfo.InvariantCulture)}S";

    /// <summary>A copy of everything.</summary>
    public JsonObject All() => new() { ["made"] = made, ["objects"] = new JsonArray([.. order.Select(id => all[id].DeepClone())]) };

    /// <summary>Begins with what another one knew. The pages of the bank and of Stripe have moved to where this one listens.</summary>
    public void Remember(JsonObject before)
    {
        made = before["made"]!.GetValue<long>();
        foreach (var one in ((JsonArray)before["objects"]!).Select(o => (JsonObject)o!.DeepClone()))
        {
            var id = Text(one, "id")!;
            if (one["next_action"]?["redirect_to_url"] is JsonObject asked) asked["url"] = SecondStepOf(id);
            if (Text(one, "hosted_invoice_url") is not null) ShowInvoice(one);
            if (Text(one, "object") is "checkout.session" && Text(one, "url") is not null) one["url"] = CheckoutOf(id);
            all[id] = Shapes.Complete(one);
            order.Add(id);
        }
    }

    public JsonObject Do(string operation, string id, JsonObject given) => operation switch
    {
        "CustomerCreate" => Told("customer.created", Make("customer", "cus", With(given, "name", "email", "metadata", "address", "description"))),
        "CustomerUpdate" => ChangeCustomer(Get("customer", id), given),
        "CustomerGet" => Get("customer", id),
        "PaymentMethodGet" => Cards.IsName(id) ? Make("payment_method", "pm", Cards.Made(id)) : Get("payment_method", id),
        "PaymentMethodAttach" => Attach(id, Needed(given, "customer")),
        "PaymentMethodDetach" => Detach(id),
        "ProductCreate" => MakeProduct(given),
        "ProductUpdate" => ChangeProduct(Get("product", id), given),
        "ProductList" => List(Of("product"), given),
        "PriceCreate" => MakePrice(given),
        "PriceUpdate" => Merge(Get("price", id), given),
        "PriceList" => List(Of("price").Where(p => Matches(p, given, "product") && Matches(p, given, "active")), given),
        "SubscriptionCreate" => Subscribe(given),
        "SubscriptionGet" => Get("subscription", id),
        "SubscriptionUpdate" => ChangeSubscription(Get("subscription", id), given),
        "SubscriptionCancel" => End(Get("subscription", id), "cancellation_requested"),
        "SubscriptionList" => List(Of("subscription").Where(s => Matches(s, given, "customer") && HasStatus(s, given)), given),
        "InvoiceGet" => Get("invoice", id),
        "InvoiceList" => List(Of("invoice").Where(i => Matches(i, given, "customer") && Matches(i, given, "status") && (given["subscription"] is null || SubscriptionOf(i) == Text(given, "subscription"))), given),
        "InvoicePay" => PayInvoice(Get("invoice", id), given),
        "InvoiceVoid" => VoidInvoice(Get("invoice", id)),
        "InvoicePaymentList" => List(Of("invoice_payment").Where(p => Matches(p, given, "invoice")), given),
        "PaymentIntentGet" => Get("payment_intent", id),
        "PaymentIntentUpdate" => Merge(Get("payment_intent", id), given),
        "PaymentIntentConfirm" => Confirm(Get("payment_intent", id), given),
        "PaymentIntentCancel" => CancelIntent(Get("payment_intent", id)),
        "RefundCreate" => Refund(given),
        "DisputeGet" => Get("dispute", id),
        "WebhookEndpointCreate" => EndpointWithSecret(given),
        "WebhookEndpointUpdate" => ChangeEndpoint(Get("webhook_endpoint", id), given),
        "WebhookEndpointList" => List(Of("webhook_endpoint"), given),
        _ => DoBilling(operation, id, given),
    };

    public JsonObject Make(string kind, string prefix, JsonObject fields)
    {
        var made = new JsonObject { ["id"] = NewId(prefix), ["object"] = kind, ["created"] = Now, ["livemode"] = false };
        foreach (var (name, value) in fields) made[name] = value?.DeepClone();
        Shapes.Complete(made);
        var id = Text(made, "id")!;
        all[id] = made;
        order.Add(id);
        return made;
    }

    public JsonObject Told(string type, JsonObject about)
    {
        webhooks.Happened(NewId("evt"), type, about);
        return about;
    }

    public static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value ? value.ToString() : null;

    public static long Number(JsonNode node, string name) => long.Parse(Text(node, name)!, CultureInfo.InvariantCulture);

    private static string Needed(JsonObject given, string name) => Text(given, name) ?? throw new StripeRefusal(400, "invalid_request_error", "parameter_missing", $"Missing required param: {name}.") { Parameter = name };

    private static JsonObject With(JsonObject given, params string[] names) => new(names.Select(n => KeyValuePair.Create(n, given[n]?.DeepClone())));

    private static bool Matches(JsonObject one, JsonObject given, string name) => given[name] is null || Text(one, name) == Text(given, name);

    private static bool HasStatus(JsonObject one, JsonObject given) => Text(given, "status") switch
    {
        "all" => true,
        null => Text(one, "status") is not ("canceled" or "incomplete_expired"),
        var status => Text(one, "status") == status,
    };

    private static JsonObject Merge(JsonObject into, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (name is "expand") continue;
            if (value is JsonObject inner && into[name] is JsonObject own) Merge(own, inner);
            else if (into[name]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False) into[name] = IsTrue(value?.ToString());
            else into[name] = value?.DeepClone();
        }
        return into;
    }

    private static JsonObject List(IEnumerable<JsonObject> found, JsonObject given, string url = "/v1")
    {
        var limit = given["limit"] is null ? 10 : (int)Number(given, "limit");
        var rest = found.Reverse().SkipWhile(o => given["starting_after"] is not null && Text(o, "id") != Text(given, "starting_after")).Skip(given["starting_after"] is null ? 0 : 1).ToList();
        return new() { ["object"] = "list", ["url"] = url, ["has_more"] = rest.Count > limit, ["data"] = new JsonArray([.. rest.Take(limit).Select(o => o.DeepClone())]) };
    }

    private JsonObject MakeProduct(JsonObject given)
    {
        var product = Make("product", "prod", With(given, "name", "metadata"));
        product["updated"] = Now;
        return product;
    }

    private JsonObject ChangeProduct(JsonObject product, JsonObject given)
    {
        product["updated"] = Now;
        return Merge(product, given);
    }

    private JsonObject MakePrice(JsonObject given)
    {
        Get("product", Needed(given, "product"));
        var price = With(given, "currency", "product", "recurring", "nickname", "metadata");
        price["unit_amount"] = Number(given, "unit_amount");
        (price["recurring"]!["interval_count"], price["recurring"]!["usage_type"]) = (1, "licensed");
        return Make("price", "price", price);
    }

    private JsonObject Attach(string id, string customer)
    {
        Get("customer", customer);
        var card = Cards.IsName(id) ? Make("payment_method", "pm", Cards.Made(id)) : Get("payment_method", id);
        if (Text(card, "customer") is { } other && other != customer) throw StripeRefusal.Invalid("The payment method you provided has already been attached to a customer.");
        if (Text(card, "behaves") is "attachDeclined") throw StripeRefusal.Declined("generic_decline");
        if (Text(card, "behaves") is "detached") throw StripeRefusal.Invalid("This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.");
        card["customer"] = customer;
        return Told("payment_method.attached", card);
    }

    private JsonObject Detach(string id)
    {
        var card = Get("payment_method", id);
        if (Text(card, "customer") is null) throw StripeRefusal.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.");
        (card["customer"], card["behaves"]) = (null, "detached");
        return Told("payment_method.detached", card);
    }

    private static JsonObject ChangeEndpoint(JsonObject endpoint, JsonObject given)
    {
        if (given["enabled_events"] is { } events) endpoint["enabled_events"] = events.DeepClone();
        if (given["disabled"] is not null) endpoint["status"] = IsTrue(Text(given, "disabled")) ? "disabled" : "enabled";
        return endpoint;
    }

    private JsonObject EndpointWithSecret(JsonObject given)
    {
        var endpoint = Make("webhook_endpoint", "we", With(given, "url", "enabled_events", "api_version", "metadata"));
        endpoint["status"] = "enabled";
        webhooks.To(new Uri(Needed(given, "url")));
        var told = (JsonObject)endpoint.DeepClone();
        told["secret"] = webhooks.Secret;
        return told;
    }
}
