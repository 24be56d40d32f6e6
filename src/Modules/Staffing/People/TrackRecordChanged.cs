using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Staffing.People;

/// <summary>Something was worked, missed, given back or rated: what is counted of these workers is counted anew.</summary>
internal sealed record TrackRecordChanged(IReadOnlyList<StaffId> Staff) : IEvent
{
    public static string Name => "staffing.trackRecordChanged";
}
