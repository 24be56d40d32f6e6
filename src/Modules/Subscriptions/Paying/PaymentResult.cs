using System.Globalization;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>What the page needs to go on with the payment.</summary>
/// <param name="ClientSecret">For whoever pays alone.</param>
internal sealed record PaymentIntentInfo(
    string PaymentIntentId, string? ClientSecret, string? PublicKey, string Status, bool Requires_action, bool Requires_confirmation, bool Requires_redirect, string? RedirectToUrl);

/// <summary>Which order a payment is for, as the provider keeps it beside the payment.</summary>
internal sealed record PaymentMetadata(string Order, Guid OrderId, Guid CompanyId, string CheckoutName)
{
    public const string OrderName = "subscriptionManagement-companySubscription-companySubscription";
    public const string Checkout = "companySubscription";

    public static PaymentMetadata Of(CompanySubscription order) => new(OrderName, order.Id.Value, order.CompanyId.Value, Checkout);

    public Dictionary<string, string> ForProvider() => new() { ["order"] = Order, ["orderId"] = $"{OrderId}", ["companyId"] = $"{CompanyId}", ["checkoutName"] = CheckoutName };
}

internal sealed record PaymentParamsView(string PaymentMethodId, string? Return_url);

/// <summary>How a payment stands, in the contract's words.</summary>
/// <param name="PaymentTicketId">The line of the ledger.</param>
/// <param name="Amount">What is charged, tax included, in major units.</param>
internal sealed record PaymentResult(
    bool Success, Guid? PaymentTicketId, Guid OrderId, string? PaymentId, string PaymentStatus, PaymentIntentInfo? PaymentIntentInfo, string StatusLiteral, decimal? Amount, string Currency, string Description,
    PaymentMetadata Metadata, PaymentParamsView? PaymentUserParams)
{
    /// <summary><c>ERR</c> where a card was refused; the message and the code say why, and it can be tried again.</summary>
    public string? Result { get; init; }

    public int? Status { get; init; }
    public string? Message { get; init; }
    public string? ErrCode { get; init; }
    public DateTimeOffset? Date { get; init; }

    /// <param name="publicKey">Null where the reader does not pay, who then gets no secret either.</param>
    public static PaymentResult Of(Applied applied, string description, string? publicKey)
    {
        var (order, intent, line) = (applied.Order, applied.Facts?.Intent, applied.Payment);
        return new(
            intent?.Status is "succeeded", line?.Id.Value, order.Id.Value, intent?.Id, intent?.Status ?? "pending", intent is null || publicKey is null ? null : Info(intent, publicKey), line?.StatusLiteral ?? PaymentLiterals.Unhandled,
            intent is null ? null : Major(intent.Amount, intent.Currency), (intent?.Currency ?? order.Currency).ToUpper(CultureInfo.InvariantCulture), description, PaymentMetadata.Of(order),
            order.AttemptMethod is { } method ? new(method, order.ReturnUrl) : null);
    }

    public PaymentResult Refused(string sentence, string code, DateTimeOffset now) => this with
    {
        Success = false, PaymentStatus = "failed", Result = "ERR", Status = 500, Message = $"Stripe error message: {sentence}", ErrCode = code, Date = now,
    };

    private static PaymentIntentInfo Info(IntentFacts intent, string publicKey) => new(
        intent.Id, intent.ClientSecret, publicKey, intent.Status, intent.Status is "requires_action", intent.Status is "requires_confirmation", intent.RedirectTo is not null, intent.RedirectTo);

    /// <summary>As people write it: 4999 of a currency with two digits are 49.99.</summary>
    private static decimal Major(long minor, string currency)
    {
        var digits = currency is "bif" or "clp" or "djf" or "gnf" or "jpy" or "kmf" or "krw" or "mga" or "pyg" or "rwf" or "ugx" or "vnd" or "vuv" or "xaf" or "xof" or "xpf" ? 0 : 2;
        return digits == 0 ? minor : minor / 100m;
    }
}

internal sealed record PaymentExtras(PaymentResult PaymentResult);

internal sealed record RefreshInfo;

internal sealed record RefreshExtras(PaymentResult PaymentResult, RefreshInfo PaymentRefreshInfo);
