using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Paying;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class BillingStatesTests
{
    [Theory]
    [InlineData("incomplete", "requires_payment_method", false, false, false, "pending pending pending")]
    [InlineData("incomplete", "requires_payment_method", true, false, false, "pending failed pending")]
    [InlineData("incomplete", "processing", false, false, false, "pending pending processing")]
    [InlineData("incomplete", "requires_action", false, false, false, "pending pending processing")]
    [InlineData("incomplete", "requires_confirmation", true, false, false, "pending pending processing")]
    [InlineData("incomplete", null, false, false, false, "pending pending pending")]
    [InlineData("active", "succeeded", false, false, false, "active paid paid")]
    [InlineData("past_due", "requires_payment_method", true, false, false, "active failed processing")]
    [InlineData("past_due", "requires_payment_method", true, false, true, "expired failed processing")]
    [InlineData("unpaid", "requires_payment_method", true, false, true, "expired failed canceled")]
    [InlineData("canceled", "requires_payment_method", true, true, false, "expired failed canceled")]
    [InlineData("canceled", "succeeded", false, false, false, "inactive canceled canceled")]
    [InlineData("incomplete_expired", "canceled", false, false, false, "inactive failed canceled")]
    [InlineData("paused", "succeeded", false, false, false, "inactive paid processing")]
    [InlineData("something_new", "succeeded", false, false, false, "active paid processing")]
    public void What_stripe_says_means_this(string subscription, string? intent, bool failed, bool endedForFailure, bool graceIsOver, string wanted)
    {
        var standing = BillingStates.Of(subscription, intent, failed, endedForFailure, graceIsOver, new(SubscriptionStatus.Active, PaymentStatus.Paid, PaymentConfirmation.Processing));

        $"{Text.Of(standing.Status)} {Text.Of(standing.Payment)} {Text.Of(standing.Confirmation)}".ShouldBe(wanted);
    }

    [Theory]
    [InlineData("succeeded", false, "success")]
    [InlineData("canceled", false, "canceled")]
    [InlineData("requires_payment_method", true, "failed")]
    [InlineData("requires_payment_method", false, "started")]
    [InlineData("processing", false, "started")]
    [InlineData("requires_action", false, "started")]
    [InlineData("requires_confirmation", false, "started")]
    [InlineData("requires_capture", false, "started")]
    [InlineData("on_the_moon", false, "unknown-on_the_moon")]
    public void A_payment_s_status_has_the_contract_s_word(string status, bool hasError, string literal) => PaymentLiterals.Of(status, hasError).ShouldBe(literal);
}
