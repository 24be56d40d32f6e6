using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Orders;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Offers;

internal enum OfferEnd
{
    Withdrawn,
    Expired,
}

/// <summary>Places of a shift of the house that its planner offers. Each shift has one living offer at most; what is worked stands in its order.</summary>
[Tracked("staffing", "offer")]
internal sealed class ShiftOffer : Record<ShiftOfferId>
{
    public const int Most = 500;

    public HouseShiftId OfferedShiftId { get; init; }

    /// <summary>Another one once the shift was moved, or the offer was changed.</summary>
    public OrderId OrderId { get; private set; }

    /// <summary>Of places, taken or not.</summary>
    public int Count { get; private set; }

    public DateTimeOffset? Deadline { get; private set; }
    public OfferEnd? Ended { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public UserId OfferedBy { get; init; }

    public static ShiftOffer Of(ShiftOfferId id, CompanyId company, HouseShiftId shift, OrderId order, int count, DateTimeOffset? deadline, UserId by)
    {
        var offer = new ShiftOffer { Id = id, CompanyId = company, OfferedShiftId = shift, OfferedBy = by };
        offer.Change(count, deadline);
        offer.Follow(order);
        return offer;
    }

    public void Change(int count, DateTimeOffset? deadline) => (Count, Deadline) = (count, deadline);

    /// <summary>Another order stands in the place of the one before.</summary>
    public void Follow(OrderId order) => OrderId = order;

    /// <summary>Nobody can take a place any more.</summary>
    public void End(OfferEnd how, DateTimeOffset now) => (Ended, EndedAt) = (how, now);

    /// <param name="filled">How many have a place of it.</param>
    public ShiftOfferBrief Brief(int filled, Order order, DateTimeOffset now) => new(Id.Value, OfferedShiftId, OrderId.Value, Count, filled, StatusOf(filled, order, now), Deadline);

    private ShiftOfferStatus StatusOf(int filled, Order order, DateTimeOffset now) => Ended switch
    {
        OfferEnd.Withdrawn => ShiftOfferStatus.Withdrawn,
        OfferEnd.Expired => ShiftOfferStatus.Expired,
        _ when filled >= Count => ShiftOfferStatus.Filled,
        _ => order.IsOver || Deadline <= now || !Refill.IsInTime(order.StartsAt, order.EndsAt, now) ? ShiftOfferStatus.Expired : ShiftOfferStatus.Open,
    };
}
