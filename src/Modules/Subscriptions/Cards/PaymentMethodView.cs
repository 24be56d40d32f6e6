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
        CardInfo = new(one.CardInfo.Brand, one.CardInfo.Last4, one.CardInfo.Funding, one.CardInfo.ExpMonth, one.CardInfo.ExpYear, one.CardInfo.Checks),
    }.Stamped(one, one.UserId);
}

internal sealed record CardInfoView(string? Brand, string? Last4, string? Funding, int Exp_month, int Exp_year, IReadOnlyDictionary<string, string?> Checks);

/// <summary>Who pays for the company, on the wire.</summary>
internal sealed record PaymentCustomerView : View
{
    public UserId UserId { get; init; }
    public string CustomerId { get; init; } = "";
    public string Platform { get; init; } = "";

    public static PaymentCustomerView Of(PaymentCustomer one) => new PaymentCustomerView { UserId = one.UserId, CustomerId = one.CustomerId, Platform = one.Platform }.Stamped(one, one.UserId);
}
