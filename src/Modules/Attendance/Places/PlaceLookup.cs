using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;

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
}
