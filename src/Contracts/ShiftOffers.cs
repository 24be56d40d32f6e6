using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Marketplace;

public enum ShiftOfferStatus
{
    Open,

    /// <summary>Every place is taken.</summary>
    Filled,

    /// <summary>Taken back. Whoever had a place may have it still.</summary>
    Withdrawn,

    /// <summary>Its deadline has passed, or it is too late for anybody to come.</summary>
    Expired,
}

/// <summary>Places of a shift of the house that workers of the marketplace may take, as other objects show it.</summary>
/// <param name="OrderId">What was ordered of the vendor for it; another one after the shift was moved.</param>
/// <param name="Count">How many places, 1–500, taken or not.</param>
/// <param name="Filled">How many are taken, 0–<paramref name="Count"/>; those too that are held until their worker accepts.</param>
/// <param name="Deadline">Until when they can be taken; null for as long as somebody can come.</param>
public sealed record ShiftOfferBrief(Guid Id, ShiftId ShiftId, Guid OrderId, int Count, int Filled, ShiftOfferStatus Status, DateTimeOffset? Deadline);

/// <summary>Who has taken a place of an offered shift.</summary>
/// <param name="User">Null for whom there is no account of yet.</param>
public sealed record OfferTaker(UserId? User, string Fullname);

/// <param name="Offer">The last one of the shift.</param>
/// <param name="Takers">Of all offers of the shift, by name.</param>
public sealed record OfferedPlaces(ShiftOfferBrief Offer, IReadOnlyList<OfferTaker> Takers);

/// <summary>What was offered of the company's shifts, and who has taken it. Nothing of it is kept where the shifts are: it is asked for when they are read.</summary>
public interface IShiftOffers
{
    /// <summary>Of those of the shifts that were offered, with two questions for any number of them.</summary>
    Task<IReadOnlyDictionary<ShiftId, OfferedPlaces>> Of(IReadOnlyCollection<ShiftId> shifts, CancellationToken cancel);
}

/// <summary>Somebody has come to an offered place, or left it, or was not there. What is so now is asked of <see cref="IOfferedWork"/>, so that it may be told twice, and in any order.</summary>
/// <param name="Assignment">Who has the place.</param>
public sealed record OfferedWorkChanged(Guid Assignment, ShiftId Shift) : IEvent
{
    public static string Name => "staffing.offeredWorkChanged";
}

/// <summary>What somebody has worked of an offered place, by the marketplace's proof.</summary>
/// <param name="StartsAt">From when they were expected, [StartsAt, EndsAt).</param>
/// <param name="CheckIn">Null for who has not come.</param>
/// <param name="CheckOut">Null while they are there.</param>
/// <param name="BreakMinutes">That are not paid.</param>
/// <param name="AutoClosed">Nobody clocked out.</param>
/// <param name="Missed">They did not come, and were given up.</param>
public sealed record OfferedWork(
    Guid Assignment, ShiftId Shift, UserId User, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? CheckIn, DateTimeOffset? CheckOut, int BreakMinutes, bool AutoClosed, bool Missed);

public interface IOfferedWork
{
    /// <summary>As it is now; null where the place was not offered, or its worker is nobody with an account.</summary>
    Task<OfferedWork?> Find(Guid assignment, CancellationToken cancel);
}
