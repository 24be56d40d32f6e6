using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

internal readonly record struct BookingId(Guid Value) : IId<BookingId>
{
    public static BookingId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How somebody came to a shift. Who is named and in the department too counts as named.</summary>
internal enum BookedVia { Direct, Department }

/// <summary>Why somebody meant for a shift is not on it.</summary>
internal enum Release { Leave, Conflict, ZoneChanged }

/// <summary>One person's time: a shift they are meant for, a leave, or work of the marketplace. The database keeps active ones of a person apart.</summary>
internal sealed class Booking : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public BookingId Id { get; init; }
    public UserId UserId { get; init; }
    public ShiftId? ShiftId { get; init; }
    public LeaveRequestId? LeaveRequestId { get; init; }

    /// <summary>What of the marketplace takes the time.</summary>
    public Guid? HeldFor { get; init; }

    public DateOnly FirstDay { get; set; }
    public DateOnly LastDay { get; set; }

    /// <summary>Of leave: from when on its first day; null from its beginning.</summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>Of leave: until when on its last day; null until its end.</summary>
    public TimeOnly? UntilTime { get; init; }

    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public BookedVia? Via { get; set; }

    /// <summary>Of the company's clock that it was placed by.</summary>
    public int ZoneVersion { get; set; }

    /// <summary>It takes the person's time: leave, a scheduled shift, or work of the marketplace.</summary>
    public bool Active { get; set; }

    public Release? Released { get; private set; }

    public UserId? ManagerId { get; set; }

    public Shift? Shift { get; init; }

    /// <summary>Of leave.</summary>
    public LeaveStretch Stretch => new(FirstDay, FromTime ?? TimeOnly.MinValue, LastDay, UntilTime ?? TimeOnly.MinValue);

    public TakenTime Taken => this switch
    {
        { ShiftId: { } shift } => new(BookedKind.Shift, shift.Value, StartsAt, EndsAt),
        { LeaveRequestId: { } leave } => new(BookedKind.Leave, leave.Value, StartsAt, EndsAt),
        _ => new(BookedKind.Marketplace, HeldFor!.Value, StartsAt, EndsAt),
    };

    /// <summary>The person is off the shift, and stays off until named again.</summary>
    public void ReleaseBecause(Release reason) => (Active, Released) = (false, reason);
}
