using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>What a change of price or quantity costs for the rest of a period, and what invoices come to.</summary>
internal sealed partial class Books
{
    /// <summary>Percent, of countries that tests stand in; Stripe knows them all.</summary>
    private static readonly Dictionary<string, int> TaxRates = new() { ["DE"] = 19, ["FR"] = 20, ["GB"] = 20 };

    /// <summary>The line of a whole period.</summary>
    private JsonObject WholePeriod(JsonNode price, long quantity, long from, long to) => Line(price, string.Create(CultureInfo.InvariantCulture, $"{quantity} × {Text(price, "id")}"), Number(price, "unit_amount") * quantity, quantity, from, to);

    private JsonObject Line(JsonNode price, string description, long amount, long? quantity, long from, long to) => new()
    {
        ["id"] = NewId("il"), ["object"] = "line_item", ["livemode"] = false, ["metadata"] = new JsonObject(), ["currency"] = Text(price, "currency"), ["discountable"] = true, ["discounts"] = new JsonArray(), ["subtotal"] = amount,
        ["description"] = description, ["amount"] = amount, ["quantity"] = quantity, ["period"] = new JsonObject { ["start"] = from, ["end"] = to },
    };

    /// <summary>What is unused of the old, and what the rest of the period costs of the new; another interval begins a period anew.</summary>
    private List<JsonObject> Prorated(JsonNode item, JsonNode price, long quantity)
    {
        var (from, to, now) = (Number(item, "current_period_start"), Number(item, "current_period_end"), Now);
        var (old, before) = (item["price"]!, Number(item, "quantity"));
        var share = (decimal)(to - now) / (to - from);
        var unused = Line(old, "Unused time", -Rounded(Number(old, "unit_amount") * before * share), before, now, to);
        return Interval(old) == Interval(price)
            ? [unused, Line(price, "Remaining time", Rounded(Number(price, "unit_amount") * quantity * share), quantity, now, to)]
            : [unused, WholePeriod(price, quantity, now, Later(clock.GetUtcNow(), (JsonObject)price).ToUnixTimeSeconds())];
    }

    private static string Interval(JsonNode price) => price["recurring"]!["interval"]!.ToString();

    private static long Rounded(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    /// <summary>Subtotal, tax, total and what is due of lines.</summary>
    private JsonObject Sums(string? customerId, bool taxed, IEnumerable<JsonObject> lines)
    {
        var customer = customerId is null ? null : Get("customer", customerId);
        var subtotal = lines.Sum(l => Number(l, "amount"));
        var tax = taxed ? Tax(customer, subtotal) : 0;
        var credit = customer?["balance"] is null ? 0 : -Number(customer, "balance");
        return new()
        {
            ["subtotal"] = subtotal, ["total"] = subtotal + tax, ["amount_due"] = Math.Max(0, subtotal + tax - credit), ["starting_balance"] = -credit,
            ["total_taxes"] = new JsonArray([.. tax == 0 ? Array.Empty<JsonObject>() : [new JsonObject { ["amount"] = tax, ["tax_behavior"] = "exclusive", ["type"] = "tax_rate_details", ["taxability_reason"] = "standard_rated" }]]),
        };
    }

    private static long Tax(JsonObject? customer, long amount)
    {
        if (Text(customer?["address"], "country") is not { } country) throw StripeRefusal.Invalid("The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.", "customer_tax_location_invalid");
        return Rounded(amount * (decimal)TaxRates.GetValueOrDefault(country) / 100);
    }

    /// <summary>Another price or quantity, in force now or when what it costs is paid.</summary>
    private void Reprice(JsonObject subscription, JsonNode item, JsonNode price, long quantity, JsonObject given)
    {
        if (Text(item["price"], "id") == Text(price, "id") && Number(item, "quantity") == quantity) return;
        if (Text(price, "currency") != Text(subscription, "currency")) throw StripeRefusal.Invalid("The price specified does not match the currency of the subscription.");
        var lines = Prorated(item, price, quantity);
        var atOnce = Text(given, "proration_behavior") is "always_invoice" || Interval(item["price"]!) != Interval(price);
        var waits = Text(given, "payment_behavior") is "pending_if_incomplete";
        subscription["pending_update"] = new JsonObject
        {
            ["expires_at"] = Now + 82_800, ["subscription_items"] = new JsonArray(Item(Text(item, "id")!, Text(subscription, "id")!, price, quantity, Number(item, "current_period_start"), Number(item, "current_period_end"))),
        };
        if (!atOnce)
        {
            subscription["pending_lines"] = new JsonArray([.. Pending(subscription), .. lines]);
            InForce(subscription);
            return;
        }
        if (!waits) InForce(subscription);
        var invoice = Bill(subscription, "subscription_update", [.. Pending(subscription), .. lines]);
        if (Text(invoice, "status") is "paid") InForce(subscription);
        else TakeFrom(subscription, invoice, waits);
    }

    private void TakeFrom(JsonObject subscription, JsonObject invoice, bool waits)
    {
        try
        {
            Charge(IntentOf(invoice), Get("payment_method", Text(subscription, "default_payment_method")!));
        }
        catch (StripeRefusal) when (waits)
        {
            // The change waits until it is paid.
        }
        catch (StripeRefusal)
        {
            subscription["status"] = "past_due";
        }
    }

    /// <summary>What was agreed is what is charged for from now on.</summary>
    private void InForce(JsonObject subscription)
    {
        if (subscription["pending_update"] is not JsonObject agreed) return;
        var (item, wanted) = (subscription["items"]!["data"]![0]!, agreed["subscription_items"]![0]!);
        if (Interval(item["price"]!) != Interval(wanted["price"]!)) (item["current_period_start"], item["current_period_end"]) = (Now, Later(clock.GetUtcNow(), (JsonObject)wanted["price"]!).ToUnixTimeSeconds());
        (item["price"], item["plan"], item["quantity"], subscription["pending_update"]) = (wanted["price"]!.DeepClone(), PlanOf(wanted["price"]!), wanted["quantity"]!.DeepClone(), null);
    }

    private static IEnumerable<JsonObject> Pending(JsonObject subscription) => subscription["pending_lines"] is JsonArray lines ? lines.Select(l => (JsonObject)l!.DeepClone()) : [];

    private JsonObject ChangeItem(string id, JsonObject given)
    {
        var subscription = Of("subscription").FirstOrDefault(s => Text(s["items"]!["data"]![0], "id") == id) ?? throw StripeRefusal.Missing("subscription_item", id);
        var item = subscription["items"]!["data"]![0]!;
        Reprice(subscription, item, item["price"]!.DeepClone(), long.Parse(Needed(given, "quantity"), CultureInfo.InvariantCulture), given);
        Told("customer.subscription.updated", subscription);
        return (JsonObject)item;
    }

    private JsonObject Preview(JsonObject given)
    {
        if (given["subscription_details"]?["items"] is not JsonArray { Count: 1 } items) throw StripeRefusal.Invalid("One item is wanted here.");
        var (price, quantity) = (Get("price", Text(items[0], "price")!), long.Parse(Text(items[0], "quantity") ?? "1", CultureInfo.InvariantCulture));
        var subscription = Text(given, "subscription") is { } id ? Get("subscription", id) : null;
        var (from, to) = (Now, Later(clock.GetUtcNow(), price).ToUnixTimeSeconds());
        List<JsonObject> lines = [WholePeriod(price, quantity, from, to)];
        if (subscription?["items"]!["data"]![0] is { } item)
        {
            (from, to) = (Number(item, "current_period_start"), Number(item, "current_period_end"));
            var next = WholePeriod(price, quantity, to, Later(DateTimeOffset.FromUnixTimeSeconds(to), price).ToUnixTimeSeconds());
            lines = [.. Pending(subscription), .. Prorated(item, price, quantity)];
            if (Text(given["subscription_details"], "proration_behavior") is not "always_invoice") lines.Add(next);
        }
        var taxed = subscription is null ? IsTrue(Text(given["automatic_tax"], "enabled")) : IsTrue(Text(subscription["automatic_tax"], "enabled"));
        var preview = new JsonObject(Sums(Text(given, "customer") ?? Text(subscription, "customer"), taxed, lines).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())))
        {
            ["id"] = NewId("upcoming_in"), ["object"] = "invoice", ["status"] = "draft", ["created"] = Now, ["currency"] = Text(price, "currency"), ["period_start"] = from, ["period_end"] = to, ["automatic_tax"] = TaxOf(taxed),
        };
        (preview["amount_remaining"], preview["lines"]) = (Number(preview, "amount_due"), LinesOf(preview, lines));
        return Shapes.Complete(preview);
    }
}
