using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>Who has a PIN or a badge: for admins of everybody, for others of themselves.</summary>
internal static class ListPunchPins
{
    public static readonly Filters<PunchPin> Filters = new Filters<PunchPin>()
        .Id("userId", p => p.UserId)
        .Instant("pinSetAt", p => p.PinSetAt)
        .Instant("badgeSetAt", p => p.BadgeSetAt)
        .NotSortableBy(nameof(PunchPin.PinHash), nameof(PunchPin.BadgeHash), nameof(PunchPin.TakenTries), nameof(PunchPin.TriesSince));

    public static async Task<Result<Page<PunchPinView>>> Handle(ListOf<PunchPin> list, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        var visible = caller.IsAdmin ? db.PunchPins : db.PunchPins.Where(p => p.UserId == caller.User);
        return (await list.Read(visible, cancel)).Select(PunchPinView.Of);
    }
}
