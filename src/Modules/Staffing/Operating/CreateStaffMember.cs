using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator takes on a worker: somebody with an account at once, anybody else as soon as they show that the phone is theirs.</summary>
internal static class CreateStaffMember
{
    public const int MostRoles = 50;

    /// <param name="UserId">Somebody of the company or of the marketplace; this, or <paramref name="Phone"/>.</param>
    /// <param name="Timezone">The company's where it is left out.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] string FullName, UserId? UserId = null, [MaxLength(40), OneLine] string? Phone = null, [MaxLength(254), OneLine] string? Email = null, VendorId? VendorId = null,
        [MinLength(0), MaxLength(MostRoles)] IReadOnlyList<CatalogRoleId>? CatalogRoleIds = null, CatalogRoleId? PrimaryRoleId = null, [Range(-90.0, 90.0)] decimal? HomeLatitude = null, [Range(-180.0, 180.0)] decimal? HomeLongitude = null,
        [Range(0, 1_000_000)] int? MaxDistanceMeters = null, [ZoneName] string? Timezone = null, bool ProfileComplete = false) : IInput;

    public static async Task<Result<StaffMemberView>> Handle(Input request, StaffWriter writer, StaffingDb db, ICompanies companies, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var zone = HubDetails.OrNull(request.Timezone) ?? (await companies.Find(scope.Caller.Company, cancel))!.Zone.Id;
        var staff = new StaffMember { Id = NewId.At<StaffId>(clock), CompanyId = scope.Caller.Company };
        db.Staff.Add(staff);
        var saved = await writer.Save(staff, new(
            request.FullName.Trim(), HubDetails.OrNull(request.Phone), HubDetails.OrNull(request.Email), request.VendorId, request.PrimaryRoleId ?? request.CatalogRoleIds?.Cast<CatalogRoleId?>().FirstOrDefault(),
            (double?)request.HomeLatitude, (double?)request.HomeLongitude, request.MaxDistanceMeters, zone, StaffStatus.Active, request.ProfileComplete), request.CatalogRoleIds ?? [], request.UserId, cancel);
        if (saved.Problem is not null) return saved;
        db.StaffStats.Add(new StaffStats { CompanyId = staff.CompanyId, StaffId = staff.Id });
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return saved;
    }
}
