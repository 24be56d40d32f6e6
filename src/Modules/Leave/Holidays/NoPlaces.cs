using WorkforceOS.Contracts.Attendance;

namespace WorkforceOS.Leave.Holidays;

/// <summary>The answer of a company without places, until another module knows of some.</summary>
internal sealed class NoPlaces : IPlaceRegions
{
    public Task<IReadOnlyDictionary<PlaceId, PlaceRegion>> Of(IReadOnlyCollection<PlaceId> places, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<PlaceId, PlaceRegion>>(new Dictionary<PlaceId, PlaceRegion>());
}
