using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>The company's kiosks, for admins.</summary>
internal static class ListKiosks
{
    public static readonly Filters<Kiosk> Filters = new Filters<Kiosk>()
        .Text("name", k => k.Name)
        .Id("placeId", k => k.PlaceId)
        .Instant("lastUsedAt", k => k.LastUsedAt)
        .NotSortableBy(nameof(Kiosk.TokenHash), nameof(Kiosk.WrongTries), nameof(Kiosk.TriesSince));

    public static async Task<Result<Page<KioskView>>> Handle(ListOf<Kiosk> list, AttendanceDb db, CancellationToken cancel) => (await list.Read(db.Kiosks, cancel)).Select(KioskView.Of);
}
