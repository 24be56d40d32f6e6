using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;

namespace WorkforceOS.Attendance.Places;

/// <summary>How the punches of a unit of work come, where they are not made here and now by the person's own device.</summary>
internal sealed class PunchOrigin
{
    public EntrySource Source { get; private set; } = EntrySource.Web;

    /// <summary>Where the kiosk stands by which it is made.</summary>
    public PlaceId? Kiosk { get; private set; }

    /// <summary>When it was made, where that is not now.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>A manager is to look at it for that alone.</summary>
    public bool IsDoubtful { get; private set; }

    public void FromKiosk(PlaceId place) => (Source, Kiosk) = (EntrySource.Kiosk, place);

    public void FromOffline(DateTimeOffset at, bool isDoubtful) => (Source, At, IsDoubtful) = (EntrySource.Offline, at, isDoubtful);
}
