using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Plans;

namespace WorkforceOS.Subscriptions.Managing;

/// <param name="Trial">Tries the plan first, without a card.</param>
/// <param name="CompanyId">For the platform, which grants a subscription; dates, status and features count there, and nowhere else.</param>
internal sealed record NewSubscription(
    [MaxLength(50)] string? PlanCode = null, bool Trial = false, CompanyId? CompanyId = null, DateTimeOffset? ActivationDate = null, DateTimeOffset? ExpiryDate = null, SubscriptionStatus? Status = null,
    [Features] IReadOnlyList<string>? SubscribedFeatures = null, UserId? LastRenewedBy = null, [MaxLength(3)] string? Currency = null, DateTimeOffset? PaymentStatusUpdatedAt = null, UserId? OwnerId = null,
    [MaxLength(255)] string? StripeSubscriptionId = null) : IInput;

/// <param name="CheckoutUrl">Where it is paid.</param>
internal sealed record CheckoutExtras(string CheckoutUrl);

/// <summary>An admin subscribes, or tries; the platform gives. Nothing is charged yet.</summary>
internal sealed class CreateSubscription(SubscriptionsDb db, ICompanies companies, Reach reach, Caller caller, TimeProvider clock)
{
    public static Task<Result<Answer<CompanySubscriptionView, CheckoutExtras>>> Handle(NewSubscription input, CreateSubscription create, WebPages pages, HttpContext? http, CancellationToken cancel) =>
        create.Answer(input, (codename, order) => pages.Checkout(http, codename, order), cancel);

    private async Task<Result<Answer<CompanySubscriptionView, CheckoutExtras>>> Answer(NewSubscription input, Func<string, CompanySubscriptionId, string> checkout, CancellationToken cancel)
    {
        var made = reach.IsPlatform ? await Elsewhere(input, cancel) : await Here(input, false, cancel);
        if (made.Problem is { } refusal) return refusal;
        var facts = (await companies.Find(made.Value.CompanyId, cancel))!;
        return new Answer<CompanySubscriptionView, CheckoutExtras>(CompanySubscriptionView.Of(made.Value), new(checkout(facts.Codename, made.Value.Id)));
    }

    private async Task<Result<CompanySubscription>> Elsewhere(NewSubscription input, CancellationToken cancel)
    {
        if (input.CompanyId is not { } company) return SubscriptionProblems.CompanyMissing;
        if (company == Kernel.CompanyId.Root || await companies.Find(company, cancel) is null) return SubscriptionProblems.NoSuchCompany;
        return await reach.In(company, unit => unit.GetRequiredService<CreateSubscription>().Here(input, true, cancel), cancel);
    }

    private async Task<Result<CompanySubscription>> Here(NewSubscription input, bool grants, CancellationToken cancel)
    {
        if (await Plan(input, cancel) is not { } plan) return SubscriptionProblems.PlanUnknown;
        if (input.Currency is { Length: > 0 } currency && !currency.Equals(plan.Currency, StringComparison.OrdinalIgnoreCase)) return SubscriptionProblems.CurrencyNotOffered(plan.Currency);
        var now = clock.GetUtcNow();
        if (await LapseOver(now, cancel) is { } living) return SubscriptionProblems.Exists(living.Id, living.Status);

        var made = new CompanySubscription { Id = NewId.At<CompanySubscriptionId>(clock), CompanyId = caller.Company, OwnerId = caller.User };
        made.Follow(plan, seats: 1);
        if (Begin(made, plan, input, grants, now) is { } refusal) return refusal;
        db.Subscriptions.Add(made);
        if (made.Status is SubscriptionStatus.Active) db.Publish(new SubscriptionActivated(made.Id, made.PlanName, made.ExpiryDate), made.Id.Value);
        db.TellEntitlements();
        return await Save(made, cancel);
    }

    private static Problem? Begin(CompanySubscription made, SubscriptionPlan plan, NewSubscription input, bool grants, DateTimeOffset now)
    {
        if (grants)
        {
            if (input.SubscribedFeatures is { } features) made.SubscribedFeatures = [.. features];
            made.OwnerId = input.OwnerId ?? made.OwnerId;
            var from = input.ActivationDate ?? now;
            return made.Grant(from, input.ExpiryDate ?? (plan.Interval is BillingInterval.Year ? from.AddYears(1) : from.AddMonths(1)), input.Status ?? SubscriptionStatus.Active, now);
        }
        if (!input.Trial) made.AwaitPayment(now);
        else if (plan.TrialDays == 0) return SubscriptionProblems.TrialNotOffered;
        else made.Try(plan.TrialDays, now);
        return null;
    }

    private Task<SubscriptionPlan?> Plan(NewSubscription input, CancellationToken cancel)
    {
        var offered = db.Plans.AsNoTracking().Where(p => p.IsOffered);
        return (input.PlanCode is { } code ? offered.Where(p => p.Code == code) : offered).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The one that the company has already; what no date holds any more ends now.</summary>
    private async Task<CompanySubscription?> LapseOver(DateTimeOffset now, CancellationToken cancel)
    {
        var living = await db.Subscriptions.SingleOrDefaultAsync(s => s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.Pending, cancel);
        if (living is null || living.Status is SubscriptionStatus.Pending || living.HoldsAt(now) || living.Source is SubscriptionSource.Stripe) return living;
        living.Lapse();
        db.Publish(new SubscriptionEnded(living.Id, living.PlanName, "expired"), living.Id.Value);
        // By itself, so that the database sees the old one end before the new one begins.
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Result<CompanySubscription>> Save(CompanySubscription made, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return made;
        }
        catch (DbUpdateException second) when (second.Violates(SubscriptionProblems.OneTrial))
        {
            return SubscriptionProblems.TrialUsed;
        }
        catch (DbUpdateException second) when (second.Violates(SubscriptionProblems.One))
        {
            db.ChangeTracker.Clear();
            var first = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.Pending, cancel);
            return first is null ? Problem.Busy : SubscriptionProblems.Exists(first.Id, first.Status);
        }
    }
}
