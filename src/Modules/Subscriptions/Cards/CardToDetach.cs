using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>A card of somebody who has gone, which the provider still knows. It outlasts what is erased of them: nothing in it is theirs.</summary>
internal sealed class CardToDetach : IGlobal
{
    public string PaymentMethodId { get; init; } = "";
    public Guid BelongsTo { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset NextTryAt { get; set; }
}
