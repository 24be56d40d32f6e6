using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator changes a worker. Whoever is inactive or suspended takes no more work; what they have stays theirs.</summary>
internal static class UpdateStaffMember
{
    /// <param name="CatalogRoleIds">All that they hold from now on.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> FullName, [MaxLength(40), OneLine] Patch<string?> Phone, [MaxLength(254), OneLine] Patch<string?> Email, Patch<VendorId?> VendorId,
        [MinLength(0), MaxLength(CreateStaffMember.MostRoles)] Patch<IReadOnlyList<CatalogRoleId>> CatalogRoleIds, Patch<CatalogRoleId?> PrimaryRoleId, [Range(-90.0, 90.0)] Patch<decimal?> HomeLatitude, [Range(-180.0, 180.0)] Patch<decimal?> HomeLongitude,
        [Range(0, 1_000_000)] Patch<int?> MaxDistanceMeters, [ZoneName] Patch<string> Timezone, Patch<StaffStatus> Status, Patch<bool> ProfileComplete) : IInput;

    public static async Task<Result<StaffMemberView>> Handle(StaffId staffId, Input change, StaffWriter writer, StaffingDb db, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await db.Staff.SingleOrDefaultAsync(s => s.Id == staffId, cancel) is not { } staff) return Problem.NotFound;
        var saved = await writer.Save(staff, new(
            change.FullName.Or(staff.FullName).Trim(), HubDetails.OrNull(change.Phone.Or(staff.Phone)), HubDetails.OrNull(change.Email.Or(staff.Email)), change.VendorId.Or(staff.VendorId), change.PrimaryRoleId.Or(staff.PrimaryRoleId),
            change.HomeLatitude.IsGiven ? (double?)change.HomeLatitude.Value : staff.HomeLatitude, change.HomeLongitude.IsGiven ? (double?)change.HomeLongitude.Value : staff.HomeLongitude, change.MaxDistanceMeters.Or(staff.MaxDistanceMeters),
            HubDetails.OrNull(change.Timezone.Or(staff.Timezone)) ?? staff.Timezone, change.Status.Or(staff.Status), change.ProfileComplete.Or(staff.ProfileComplete)),
            change.CatalogRoleIds.IsGiven ? change.CatalogRoleIds.Value : null, user: null, cancel);
        if (saved.Problem is null) await transaction.Commit(cancel);
        return saved;
    }
}
