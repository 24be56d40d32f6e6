using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Places;

/// <inheritdoc cref="IPlaces"/>
internal sealed class PlaceLookup(AttendanceDb db) : IPlaces
{
    public async Task<IReadOnlyDictionary<PlaceId, PlaceBrief>> Briefs(IEnumerable<PlaceId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<PlaceId, PlaceBrief>();
        return await db.Places.AsNoTracking().Where(p => wanted.Contains(p.Id)).Select(p => new PlaceBrief(p.Id, p.Name, p.Address)).ToDictionaryAsync(p => p.Id, cancel);
    }

    public async Task<IReadOnlyDictionary<PlaceId, PlaceRegion>> Regions(IReadOnlyCollection<PlaceId> ids, CancellationToken cancel)
    {
        List<PlaceId> asked = [.. ids];
        // Whoever was at a place that was deleted since kept its holidays.
        return await db.Places.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().Where(p => asked.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new PlaceRegion(p.Country, p.Region), cancel);
    }
}
