using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stripe;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Paying;

namespace WorkforceOS.Subscriptions.Webhooks;

/// <summary>What the provider is told of its event.</summary>
internal sealed record HeardResult(string StatusLiteral, Guid? OrderId, string? PaymentId, string? PaymentStatus);

internal sealed record HeardExtras(HeardResult PaymentResult);

/// <summary>The provider says that something has changed. It is believed that it did, and nothing else: what is true now is read.</summary>
internal sealed class HearProvider(SubscriptionsDb db, Scope scope, Scopes scopes, StripeOptions stripe, TellOfDispute disputes, TimeProvider clock)
{
    private const long Tolerance = 300;

    public static Task<Result<Answer<CompanySubscriptionView?, HeardExtras>>> Handle(RawBody body, HearProvider hear, CancellationToken cancel) => hear.Hear(body, cancel);

    private async Task<Result<Answer<CompanySubscriptionView?, HeardExtras>>> Hear(RawBody body, CancellationToken cancel)
    {
        if (!IsSigned(body) || EventEnvelope.Read(body.Bytes) is not { } @event) return SubscriptionProblems.SignatureInvalid;
        var live = stripe.SecretKey?.Contains("_live_", StringComparison.Ordinal) is true;
        var (company, order) = @event.IsHandled && @event.Live == live ? await WhoseIs(@event, cancel) : default;
        if (!await Note(@event, company, order, cancel) || company is null) return Heard(PaymentLiterals.Unhandled);

        var looked = await Look(new() { Id = @event.Id, Type = @event.Type, ObjectId = @event.ObjectId, BelongsTo = company, OrderId = order }, cancel);
        if (looked.Problem is { Kind: ProblemKind.NotFound }) return Heard(PaymentLiterals.Unhandled);
        if (looked.Problem is { } problem) return problem;
        if (looked.Value is not { } applied) return Heard(PaymentLiterals.Unhandled);
        var (view, payment) = (CompanySubscriptionView.Of(applied.Order), applied.Payment);
        return new Answer<CompanySubscriptionView?, HeardExtras>(view, new(new(payment?.StatusLiteral ?? PaymentLiterals.Unhandled, view.Id, payment?.PaymentId, payment?.PaymentStatus)));
    }

    /// <summary>Reads the truth of what it is about in its company, and notes that it was done.</summary>
    /// <returns>Null where it is about no order.</returns>
    public async Task<Result<Applied?>> Look(ProviderEvent @event, CancellationToken cancel)
    {
        // The company is another one than the caller's, so that it has a unit of work of its own; meanwhile this one's connection is others'.
        var looked = await scope.WithoutConnection(() => Follow(@event, cancel), cancel);
        var (id, next) = (@event.Id, clock.GetUtcNow() + ProviderEvent.Rest(@event.Attempts));
        if (looked.Problem is { Status: >= 500 }) await db.Events.Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, e => e.Attempts + 1).SetProperty(e => e.NextTryAt, next), cancel);
        else await db.Events.Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Done), cancel);
        return looked;
    }

    private async Task<Result<Applied?>> Follow(ProviderEvent @event, CancellationToken cancel)
    {
        var caller = Caller.Platform(new(@event.BelongsTo!.Value), "stripe");
        if (EventEnvelope.IsOfCard(@event.Type))
        {
            var unread = await scopes.Run(caller, unit => unit.GetRequiredService<FollowCard>().Read(@event.ObjectId!, cancel), cancel);
            return unread is null ? (Applied?)null : unread;
        }
        var order = new CompanySubscriptionId(@event.OrderId!.Value);
        if (EventEnvelope.IsDispute(@event.Type))
        {
            var untold = await disputes.Tell(@event.Id, @event.ObjectId!, order, cancel);
            return untold is null ? (Applied?)null : untold;
        }
        var applied = await scopes.Run(caller, unit => unit.GetRequiredService<ReadBilling>().Apply(order, cancel), cancel);
        return applied.Problem is { } problem ? problem : applied.Value;
    }

    private static Answer<CompanySubscriptionView?, HeardExtras> Heard(string literal) => new(null, new(new(literal, null, null, null)));

    private bool IsSigned(RawBody body)
    {
        if (body.Header("Stripe-Signature") is not { Length: > 0 and < 4096 } signature) return false;
        var payload = Encoding.UTF8.GetString(body.Bytes.Span);
        return stripe.WebhookSecrets.Any(secret =>
        {
            try
            {
                EventUtility.ValidateSignature(payload, signature, secret, Tolerance, clock.GetUtcNow().ToUnixTimeSeconds());
                return true;
            }
            catch (Exception wrong) when (wrong is StripeException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
            {
                return false;
            }
        });
    }

    /// <summary>By our own notes of ids first, then by what we had written beside the provider's object.</summary>
    private async Task<(Guid? Company, Guid? Order)> WhoseIs(EventEnvelope @event, CancellationToken cancel)
    {
        var related = @event.Related;
        var known = await db.ProviderIds.AsNoTracking().Where(p => related.Contains(p.Id)).Take(10).ToListAsync(cancel);
        if (EventEnvelope.IsOfCard(@event.Type)) return (known.Find(k => k.Id == @event.ObjectId)?.BelongsTo, null);
        known.RemoveAll(k => k.OrderId is null);
        if (related.Select(id => known.Find(k => k.Id == id)).OfType<ProviderId>().FirstOrDefault() is { } own) return (own.BelongsTo, own.OrderId);
        return @event is { Company: { } company, Order: { } order } ? (company, order) : default;
    }

    /// <returns>False where it was heard before, and is looked at or was.</returns>
    private async Task<bool> Note(EventEnvelope @event, Guid? company, Guid? order, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var state = Text.Of(company is null ? EventState.Unhandled : EventState.Pending);
        var inserted = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO subscriptions.provider_events (id, type, object_id, created, received_at, state, attempts, next_try_at, belongs_to, order_id)
            VALUES ({@event.Id}, {@event.Type}, {@event.ObjectId}, {@event.Created}, {now}, {state}, 0, {now + ProviderEvent.Rest(0)}, {company}, {order}) ON CONFLICT DO NOTHING
            """, cancel);
        // What failed when it came before is tried again with each repetition.
        return inserted == 1 || await db.Events.AnyAsync(e => e.Id == @event.Id && e.State == EventState.Pending && e.Attempts > 0, cancel);
    }
}
