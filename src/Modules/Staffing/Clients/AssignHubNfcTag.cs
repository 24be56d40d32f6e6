using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A tag hangs at a hub, or none any more. It hangs at one hub of the marketplace only.</summary>
internal static class AssignHubNfcTag
{
    /// <param name="NfcTagId">Must be given; null takes the tag away.</param>
    internal sealed record Input([NfcTag] Patch<string?> NfcTagId, [MaxLength(200), OneLine] string? Label = null) : IInput;

    internal sealed record View(HubId HubId, string? NfcTagId, DateTimeOffset? AssignedAt, string? PreviousTagId);

    public static async Task<Result<View>> Handle(HubId hubId, Input request, StaffingDb db, Hubs hubs, TimeProvider clock, CancellationToken cancel)
    {
        if (!request.NfcTagId.IsGiven || request.NfcTagId.Value is "") return Problem.Missing("nfcTagId");
        if (await hubs.Find(hubId, cancel) is not { } hub) return Problem.NotFound;
        var (tag, before) = (HubDetails.Tag(request.NfcTagId.Value), hub.NfcTagId);
        db.Entry(hub).CurrentValues.SetValues(new
        {
            NfcTagId = tag,
            NfcLabel = tag is null ? null : HubDetails.OrNull(request.Label),
            NfcAssignedAt = tag is null ? (DateTimeOffset?)null : tag == before ? hub.NfcAssignedAt : clock.GetUtcNow(),
        });
        if (await hubs.Save(cancel) is { } taken) return taken;
        return new View(hub.Id, hub.NfcTagId, hub.NfcAssignedAt, before);
    }
}
