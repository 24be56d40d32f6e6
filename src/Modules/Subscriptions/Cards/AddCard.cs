using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Cards;

/// <param name="PaymentMethodId">As the provider's fields for cards gave it.</param>
internal sealed record NewCard([MaxLength(255), RegularExpression("^pm_[A-Za-z0-9_]+$", MatchTimeoutInMilliseconds = 1000, ErrorMessage = "An id of the payment provider, which begins with pm_.")] string PaymentMethodId) : IInput;

/// <summary>An admin saves a card. Its number went from the page to the provider, and never comes here.</summary>
internal static class AddCard
{
    private const int Most = 20;

    public static async Task<Result<PaymentMethodView>> Handle(NewCard input, SubscriptionsDb db, PaymentProvider provider, Customers customers, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var user = scope.Caller.User;
        if (await db.Methods.AsNoTracking().SingleOrDefaultAsync(m => m.PaymentMethodId == input.PaymentMethodId, cancel) is { } known) return known.UserId == user ? PaymentMethodView.Of(known) : SubscriptionProblems.MethodNotUsable;
        if (await db.Methods.CountAsync(m => m.UserId == user, cancel) >= Most) return SubscriptionProblems.TooManyMethods;
        var customer = await customers.Of(user, cancel);
        if (customer.Problem is { } refusal) return refusal;
        var attached = await scope.WithoutConnection(() => provider.Attach(input.PaymentMethodId, customer.Value, cancel), cancel);
        if (attached.Problem is { } problem) return problem.Status == PaymentProvider.Declined ? problem with { Status = 400 } : problem;

        var card = attached.Value;
        // The provider gives a test card another id each time.
        if (await db.Methods.AsNoTracking().SingleOrDefaultAsync(m => m.PaymentMethodId == card.Id, cancel) is { } same) return PaymentMethodView.Of(same);
        var saved = new PaymentMethod
        {
            Id = NewId.At<PaymentMethodRowId>(clock), CompanyId = scope.Caller.Company, UserId = user, PaymentMethodId = card.Id, CustomerId = customer.Value, CardHolderName = card.Holder, CardHolderZip = card.Zip,
            CardInfo = card.Info, CardLabel = PaymentMethod.LabelOf(card.Info), Fingerprint = card.Fingerprint,
        };
        db.Methods.Add(saved);
        await db.SaveChangesAsync(cancel);
        await db.Own(card.Id, null, cancel);
        return PaymentMethodView.Of(saved);
    }
}
