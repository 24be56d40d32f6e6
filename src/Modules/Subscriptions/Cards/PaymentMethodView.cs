using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>A saved card on the wire.</summary>
internal sealed record PaymentMethodView : View
{
    public string PaymentMethodId { get; init; } = "";
    public UserId UserId { get; init; }
    public string CustomerId { get; init; } = "";
    public string? CardHolderName { get; init; }
    public string? CardHolderZip { get; init; }
    public string Platform { get; init; } = "";
    public CardInfoView? CardInfo { get; init; }

    public static PaymentMethodView Of(PaymentMethod one) => new PaymentMethodView
    {
        PaymentMethodId = one.PaymentMethodId,
        UserId = one.UserId,
        CustomerId = one.CustomerId,
        CardHolderName = one.CardHolderName,
        CardHolderZip = one.CardHolderZip,
        Platform = one.Platform,
        CardInfo = CardInfoView.Of(one.CardInfo),
    }.Stamped(one, one.UserId);
}

internal sealed record CardInfoView(string? Brand, string? Last4, string? Funding, int Exp_month, int Exp_year, CardChecksView Checks)
{
    public static CardInfoView Of(CardInfo card) => new(card.Brand, card.Last4, card.Funding, card.ExpMonth, card.ExpYear, CardChecksView.Of(card.Checks));
}

/// <summary>What the card's bank said of what was typed: <c>pass</c>, <c>fail</c>, <c>unavailable</c>, <c>unchecked</c>.</summary>
internal sealed record CardChecksView(string? Cvc_check, string? Address_line1_check, string? Address_postal_code_check)
{
    public static CardChecksView Of(IReadOnlyDictionary<string, string?> checks) =>
        new(checks.GetValueOrDefault("cvc_check"), checks.GetValueOrDefault("address_line1_check"), checks.GetValueOrDefault("address_postal_code_check"));
}

/// <summary>Who pays for the company, on the wire.</summary>
internal sealed record PaymentCustomerView : View
{
    public UserId UserId { get; init; }
    public string CustomerId { get; init; } = "";
    public string Platform { get; init; } = "";

    public static PaymentCustomerView Of(PaymentCustomer one) => new PaymentCustomerView { UserId = one.UserId, CustomerId = one.CustomerId, Platform = one.Platform }.Stamped(one, one.UserId);
}
