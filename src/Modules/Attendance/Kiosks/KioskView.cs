using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>A kiosk on the wire, without its token.</summary>
internal record KioskView : View
{
    public string Name { get; init; } = "";
    public PlaceId PlaceId { get; init; }

    /// <summary>The token's last four characters.</summary>
    public string Hint { get; init; } = "";

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Until then it takes no PIN, after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public static KioskView Of(Kiosk kiosk) =>
        new KioskView { Name = kiosk.Name, PlaceId = kiosk.PlaceId, Hint = kiosk.Hint, LastUsedAt = kiosk.LastUsedAt, LockedUntil = kiosk.LockedUntil }.Stamped(kiosk);
}

/// <summary>A kiosk whose token was just made, to be set up with it now.</summary>
internal sealed record NewKioskView : KioskView
{
    public NewKioskView(Kiosk kiosk, string token) : base(Of(kiosk)) => Token = token;

    public string Token { get; }
}
