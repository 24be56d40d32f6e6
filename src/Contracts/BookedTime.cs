using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Scheduling;

/// <summary>
/// People's time that work of the marketplace takes: what keeps their shifts and their leave apart keeps it apart from both, and from other
/// work there, whichever comes second. To be called inside the transaction of the decision (<c>Scope.Begin</c>), so that both stand or neither,
/// and after the locks of one's own: it waits for the people's turns and keeps them until the transaction ends. A time is held for every
/// worker who is a user, of the house or not: who is not has nothing else to keep apart from, and may be one of the house tomorrow.
/// </summary>
public interface IBookedTime
{
    /// <summary>Holds all of these, in place of what was held for the same things before; or, where some meet what is taken, none, and what was held before stays.</summary>
    /// <returns>What is in the way, by its start; nothing when they are held.</returns>
    Task<IReadOnlyList<TimeConflict>> Hold(IReadOnlyCollection<HeldTime> times, CancellationToken cancel);

    /// <summary>The same for what is held already, at another time of the same people. What is not held stays so.</summary>
    /// <inheritdoc cref="Hold"/>
    Task<IReadOnlyList<TimeConflict>> Move(IReadOnlyCollection<MovedTime> times, CancellationToken cancel);

    /// <summary>Nothing is held for these things any more. What is not held is well so.</summary>
    Task Release(IReadOnlyCollection<Guid> heldFor, CancellationToken cancel);

    /// <summary>What takes these people's time between the two instants, by its start: to show and to rank by. Only <see cref="Hold"/> decides.</summary>
    /// <param name="inHouse">Without work of the marketplace.</param>
    Task<ILookup<UserId, TakenTime>> Taken(IReadOnlyCollection<UserId> people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel, bool inHouse = false);

    /// <summary>How long the shifts of the house are that begin between the two instants, of everybody who has some: to rank by.</summary>
    Task<IReadOnlyDictionary<UserId, TimeSpan>> PlannedHours(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);
}

/// <summary>Time of one person, [StartsAt, EndsAt).</summary>
/// <param name="For">The id of what takes it, such as an assignment; each has one time.</param>
public sealed record HeldTime(Guid For, UserId User, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <inheritdoc cref="HeldTime"/>
public sealed record MovedTime(Guid For, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

public enum BookedKind
{
    Shift,
    Leave,

    /// <summary>Work of the marketplace.</summary>
    Marketplace,
}

/// <summary>What takes a person's time, [StartsAt, EndsAt).</summary>
/// <param name="By">The id of the shift, the leave request, or what it is held for.</param>
public sealed record TakenTime(BookedKind Kind, Guid By, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Time that was wanted and what takes it already.</summary>
/// <param name="For">What it was wanted for.</param>
public sealed record TimeConflict(Guid For, UserId User, TakenTime Taken);
