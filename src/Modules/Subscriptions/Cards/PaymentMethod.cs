using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Cards;

internal readonly record struct PaymentMethodRowId(Guid Value) : IId<PaymentMethodRowId>
{
    public static PaymentMethodRowId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What is known of a card. Its number never comes here.</summary>
/// <param name="Checks">What the bank said of address and security code, by the provider's names.</param>
internal sealed record CardInfo(string? Brand, string? Last4, string? Funding, int ExpMonth, int ExpYear, IReadOnlyDictionary<string, string?> Checks);

/// <summary>A saved card of an admin.</summary>
[Tracked("subscriptionManagement", "sys_paymentMethod")]
internal sealed class PaymentMethod : Record<PaymentMethodRowId>
{
    public UserId UserId { get; init; }
    public string PaymentMethodId { get; init; } = "";
    public string CustomerId { get; init; } = "";
    public string? CardHolderName { get; init; }
    public string? CardHolderZip { get; init; }
    public string Platform { get; init; } = PaymentCustomer.Stripe;
    public CardInfo CardInfo { get; set; } = new(null, null, null, 0, 0, new Dictionary<string, string?>());

    /// <summary>Brand and last digits, to be found by.</summary>
    public string CardLabel { get; set; } = "";

    /// <summary>The same for the same card, whoever saves it.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The first day of the month of which its owner was told that it expires.</summary>
    public DateOnly? ExpiryToldOf { get; private set; }

    /// <summary>Its bank has sent another one in its place.</summary>
    public void Becomes(CardInfo card, string? fingerprint)
    {
        if ((card.Brand, card.Last4, card.ExpMonth, card.ExpYear, fingerprint) == (CardInfo.Brand, CardInfo.Last4, CardInfo.ExpMonth, CardInfo.ExpYear, Fingerprint)) return;
        (CardInfo, CardLabel, Fingerprint) = (card, LabelOf(card), fingerprint);
    }

    public static string LabelOf(CardInfo card) => $"{card.Brand} {card.Last4}";
}
