using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

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

    /// <summary>Of a punch that is not judged by where it was made.</summary>
    public Proof Unproved => Proof.None with { Source = Source, Doubts = IsDoubtful ? [ReviewReason.Offline] : [] };

    /// <summary>Of such a punch: which tap it was.</summary>
    public PunchEvidence Evidence(AttendanceRecordId record, PunchAction action, DateTimeOffset at, IPunchFacts facts, Caller caller, TimeProvider clock) => new()
    {
        Id = NewId.At<PunchEvidenceId>(clock), CompanyId = caller.Company, RecordId = record, UserId = caller.User, Action = action, At = at, Source = Source,
        ClientId = facts.ClientId, DeviceTime = facts.DeviceTime, MockLocation = facts.MockLocation,
    };

    public void FromKiosk(PlaceId place) => (Source, Kiosk) = (EntrySource.Kiosk, place);

    public void FromOffline(DateTimeOffset at, bool isDoubtful) => (Source, At, IsDoubtful) = (EntrySource.Offline, at, isDoubtful);
}
