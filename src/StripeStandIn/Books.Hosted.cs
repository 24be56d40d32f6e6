using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkforceOS.StripeStandIn;

/// <summary>Who is billed, and Stripe's own pages for them.</summary>
internal sealed partial class Books
{
    private JsonObject DoBilling(string operation, string id, JsonObject given) => operation switch
    {
        "SubscriptionItemUpdate" => ChangeItem(id, given),
        "InvoiceCreatePreview" => Preview(given),
        "CustomerTaxIdCreate" => MakeTaxId(id, given),
        "CustomerTaxIdList" => List(TaxIdsOf(id), given),
        "CustomerTaxIdDelete" => Forget("tax_id", id),
        "Checkout.SessionCreate" => MakeCheckout(given),
        "Checkout.SessionGet" => Get("checkout.session", id),
        "Checkout.SessionList" => List(Of("checkout.session").Where(s => Matches(s, given, "customer") && Matches(s, given, "status")), given),
        "Checkout.SessionExpire" => Expire(Get("checkout.session", id)),
        "BillingPortal.SessionCreate" => Make("billing_portal.session", "bps", new() { ["customer"] = Text(Get("customer", Needed(given, "customer")), "id"), ["return_url"] = Text(given, "return_url"), ["url"] = $"{address()}portal/{NewId("page")}" }),
        _ => throw new InvalidOperationException(operation),
    };

    public JsonObject TaxIdList(string customer) => List(TaxIdsOf(customer), [], $"/v1/customers/{customer}/tax_ids");

    /// <summary>Somebody pays on the page of a checkout.</summary>
    /// <exception cref="StripeRefusal">Their card was declined; the page stays open.</exception>
    public JsonObject Complete(JsonObject session, string cardName)
    {
        if (Text(session, "status") is not "open") throw StripeRefusal.Invalid("This Checkout Session is no longer open.");
        var customer = Text(session, "customer")!;
        var card = Attach(cardName, customer);
        if (Text(card, "behaves") is not "pays") throw StripeRefusal.Declined("generic_decline");
        var subscription = Subscribe(new()
        {
            ["customer"] = customer, ["payment_behavior"] = "default_incomplete", ["items"] = session["asked_items"]!.DeepClone(), ["metadata"] = session["asked_metadata"]?.DeepClone(),
            ["automatic_tax"] = session["asked_tax"]?.DeepClone(),
        });
        Charge(IntentOf(LatestInvoice(subscription)), card);
        (session["status"], session["payment_status"], session["subscription"], session["url"]) = ("complete", "paid", Text(subscription, "id"), null);
        Told("checkout.session.completed", session);
        return session;
    }

    private string CheckoutOf(string session) => $"{address()}checkout/{session}";

    private void ShowInvoice(JsonObject invoice) => (invoice["hosted_invoice_url"], invoice["invoice_pdf"]) = ($"{address()}invoice/{Text(invoice, "id")}", $"{address()}invoice/{Text(invoice, "id")}/pdf");

    private IEnumerable<JsonObject> TaxIdsOf(string customer) => Of("tax_id").Where(t => Text(t, "customer") == customer);

    private JsonObject MakeTaxId(string customer, JsonObject given)
    {
        Get("customer", customer);
        var (type, value) = (Needed(given, "type"), Needed(given, "value"));
        var form = type switch
        {
            "eu_vat" => "^[A-Z]{2}[A-Z0-9]{2,12}$",
            "gb_vat" => "^GB[0-9]{9}$",
            "tr_tin" => "^[0-9]{10}$",
            "us_ein" => "^[0-9]{2}-[0-9]{7}$",
            "ca_bn" => "^[0-9]{9}$",
            _ => throw new StripeRefusal(400, "invalid_request_error", null, "Invalid type: must be one of eu_vat, gb_vat, tr_tin, us_ein, …") { Parameter = "type" },
        };
        if (!Regex.IsMatch(value, form, RegexOptions.None, TimeSpan.FromSeconds(1))) throw new StripeRefusal(400, "invalid_request_error", "tax_id_invalid", $"Invalid value for {type}.") { Parameter = "value" };
        // Only these two are looked up in a register.
        return Make("tax_id", "txi", new() { ["customer"] = customer, ["type"] = type, ["value"] = value, ["verification"] = new JsonObject { ["status"] = type is "eu_vat" or "gb_vat" ? "pending" : "unavailable" } });
    }

    private JsonObject Forget(string kind, string id)
    {
        Get(kind, id);
        all.Remove(id);
        order.Remove(id);
        return new() { ["id"] = id, ["object"] = kind, ["deleted"] = true };
    }

    private JsonObject ChangeCustomer(JsonObject customer, JsonObject given)
    {
        var locate = Text(given["tax"], "validate_location") is "immediately";
        given.Remove("tax");
        if (locate && given["address"] is { } place && Text(place, "country") is null or "" or "XX" or "ZZ" || (locate && Text(given["address"], "postal_code") is "00000"))
        {
            throw StripeRefusal.Invalid("The customer's location isn't recognized.", "customer_tax_location_invalid");
        }
        Merge(customer, given);
        Clear(customer);
        return Told("customer.updated", customer);
    }

    /// <summary>An empty text takes away.</summary>
    private static void Clear(JsonObject at)
    {
        foreach (var name in at.Where(p => p.Value is JsonValue value && value.ToString() is "").Select(p => p.Key).ToList()) at[name] = null;
        foreach (var inner in at.Select(p => p.Value).OfType<JsonObject>()) Clear(inner);
    }

    private JsonObject MakeCheckout(JsonObject given)
    {
        if (Text(given, "mode") is not "subscription") throw StripeRefusal.Invalid("Only subscription is known here.");
        if (given["line_items"] is not JsonArray { Count: 1 } items) throw StripeRefusal.Invalid("One item is wanted here.");
        Get("price", Text(items[0], "price")!);
        var session = Make("checkout.session", "cs_test", With(given, "client_reference_id", "success_url", "cancel_url", "metadata", "mode"));
        (session["customer"], session["status"], session["payment_status"], session["expires_at"], session["subscription"]) = (Text(Get("customer", Needed(given, "customer")), "id"), "open", "unpaid", Now + 86_400, null);
        (session["asked_items"], session["asked_metadata"], session["asked_tax"]) = (items.DeepClone(), given["subscription_data"]?["metadata"]?.DeepClone(), given["automatic_tax"]?.DeepClone());
        session["automatic_tax"] = new JsonObject { ["enabled"] = IsTrue(Text(given["automatic_tax"], "enabled")), ["liability"] = null, ["provider"] = null, ["status"] = null };
        session["url"] = CheckoutOf(Text(session, "id")!);
        return session;
    }

    private JsonObject Expire(JsonObject session)
    {
        if (Text(session, "status") is not "open") throw StripeRefusal.Invalid("Only Checkout Sessions with a status in [\"open\"] can be expired.");
        (session["status"], session["url"]) = ("expired", null);
        return Told("checkout.session.expired", session);
    }
}
