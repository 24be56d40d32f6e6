using Stripe;
using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions.Plans;

namespace WorkforceOS.Subscriptions.Provider;

/// <content>What an installation needs there once.</content>
internal sealed partial class PaymentProvider
{
    private const int MostListed = 100;

    /// <summary>The plan's product and price as they are to be: those that are there already, else new ones.</summary>
    /// <returns>The price.</returns>
    public Task<Result<string>> Offer(PlanToOffer plan, CancellationToken cancel) => Ask(async c =>
    {
        var product = await ProductOf(c, plan.Id, cancel);
        if (product is null) return (await Make(c, plan, cancel)).Id;
        if (product.Name != plan.Name) await c.V1.Products.UpdateAsync(product.Id, new() { Name = plan.Name }, null, cancel);
        var same = new List<string>();
        await foreach (var price in c.V1.Prices.ListAutoPagingAsync(new() { Product = product.Id, Active = true, Limit = MostListed }, null, cancel).WithCancellation(cancel))
        {
            if (price.Currency == plan.Price.Currency && price.UnitAmount == plan.Price.UnitAmount && price.Recurring?.Interval == Text.Of(plan.Price.Interval)) same.Add(price.Id);
        }
        if (plan.Known is { } known && same.Contains(known)) return known;
        return same is [var newest, ..] ? newest : (await PriceOf(c, product.Id, plan, cancel)).Id;
    }, cancel);

    /// <summary>Has events sent there in the version that this build speaks. One of another version cannot be changed, and gives way to a new one.</summary>
    /// <returns>The endpoint, and its secret where it was made now.</returns>
    public Task<Result<(string Id, string? Secret)>> Listen(string url, IReadOnlyList<string> events, CancellationToken cancel) => Ask(async c =>
    {
        var there = new List<WebhookEndpoint>();
        await foreach (var endpoint in c.V1.WebhookEndpoints.ListAutoPagingAsync(new() { Limit = MostListed }, null, cancel).WithCancellation(cancel))
        {
            if (endpoint.Url == url && endpoint.Status is not "disabled") there.Add(endpoint);
        }
        if (there.Find(e => e.ApiVersion == StripeConfiguration.ApiVersion) is { } ours)
        {
            if (!ours.EnabledEvents.ToHashSet().SetEquals(events)) await c.V1.WebhookEndpoints.UpdateAsync(ours.Id, new() { EnabledEvents = [.. events] }, null, cancel);
            return (ours.Id, (string?)null);
        }
        var made = await c.V1.WebhookEndpoints.CreateAsync(new() { Url = url, EnabledEvents = [.. events], ApiVersion = StripeConfiguration.ApiVersion }, null, cancel);
        foreach (var old in there) await c.V1.WebhookEndpoints.UpdateAsync(old.Id, new() { Disabled = true }, null, cancel);
        return (made.Id, made.Secret);
    }, cancel);

    /// <summary>The newest that was made for the plan.</summary>
    private static async Task<Product?> ProductOf(StripeClient client, Guid plan, CancellationToken cancel)
    {
        await foreach (var product in client.V1.Products.ListAutoPagingAsync(new() { Limit = MostListed }, null, cancel).WithCancellation(cancel))
        {
            if (product.Metadata?.GetValueOrDefault("planId") == $"{plan}") return product;
        }
        return null;
    }

    private static async Task<Price> Make(StripeClient client, PlanToOffer plan, CancellationToken cancel)
    {
        var product = await client.V1.Products.CreateAsync(new() { Name = plan.Name, Metadata = new() { ["planId"] = $"{plan.Id}" } }, Key($"product:{plan.Id}:{plan.Version}"), cancel);
        return await PriceOf(client, product.Id, plan, cancel);
    }

    private static Task<Price> PriceOf(StripeClient client, string product, PlanToOffer plan, CancellationToken cancel) => client.V1.Prices.CreateAsync(new()
    {
        Product = product, Currency = plan.Price.Currency, UnitAmount = plan.Price.UnitAmount, Recurring = new() { Interval = Text.Of(plan.Price.Interval) }, Metadata = new() { ["planId"] = $"{plan.Id}" },
    }, Key($"price:{plan.Id}:{plan.Version}:{product}"), cancel);
}
