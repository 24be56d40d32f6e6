using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>That somebody has a PIN or a badge, and since when; never which.</summary>
internal sealed record PunchPinView : View
{
    public UserId UserId { get; init; }
    public bool HasPin { get; init; }
    public DateTimeOffset? PinSetAt { get; init; }
    public bool HasBadge { get; init; }
    public DateTimeOffset? BadgeSetAt { get; init; }

    public static PunchPinView Of(PunchPin pin) => new PunchPinView
    {
        UserId = pin.UserId, HasPin = pin.PinHash is not null, PinSetAt = pin.PinSetAt, HasBadge = pin.BadgeHash is not null, BadgeSetAt = pin.BadgeSetAt,
    }.Stamped(pin, pin.UserId);
}
