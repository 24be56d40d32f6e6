using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A worker of the marketplace, as its operators see them.</summary>
internal sealed record StaffMemberView : View
{
    /// <summary>Null until whoever was invited by phone has signed in.</summary>
    public UserId? UserId { get; init; }

    public VendorId? VendorId { get; init; }
    public string FullName { get; init; } = "";
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public CatalogRoleId? PrimaryRoleId { get; init; }
    public double? HomeLatitude { get; init; }
    public double? HomeLongitude { get; init; }
    public int? MaxDistanceMeters { get; init; }
    public string Timezone { get; init; } = "";
    public StaffStatus Status { get; init; }
    public bool ProfileComplete { get; init; }

    /// <summary>In which they may work.</summary>
    public IReadOnlyList<CatalogRoleId> CatalogRoleIds { get; init; } = [];

    public static StaffMemberView Of(StaffMember staff, IEnumerable<CatalogRoleId> roles) => new StaffMemberView
    {
        UserId = staff.UserId, VendorId = staff.VendorId, FullName = staff.FullName, Phone = staff.Phone, Email = staff.Email, PrimaryRoleId = staff.PrimaryRoleId, HomeLatitude = staff.HomeLatitude, HomeLongitude = staff.HomeLongitude,
        MaxDistanceMeters = staff.MaxDistanceMeters, Timezone = staff.Timezone, Status = staff.Status, ProfileComplete = staff.ProfileComplete, CatalogRoleIds = [.. roles.OrderBy(r => r.Value)],
    }.Stamped(staff, staff.UserId);
}

/// <summary>All workers of the marketplace.</summary>
internal static class ListStaffMembers
{
    public static readonly Filters<StaffMember> Filters = new Filters<StaffMember>().Text("fullName", s => s.FullName).Id("vendorId", s => s.VendorId).Id("userId", s => s.UserId).Choice("status", s => s.Status)
        .Flag("profileComplete", s => s.ProfileComplete)
        // Degrees are in no order that anybody asks for.
        .NotSortableBy(nameof(StaffMember.HomeLatitude), nameof(StaffMember.HomeLongitude));

    public static async Task<Result<Page<StaffMemberView>>> Handle(ListOf<StaffMember> list, StaffingDb db, CancellationToken cancel)
    {
        var page = await list.Read(db.Staff, cancel);
        var ids = page.Rows.Select(s => s.Id).ToList();
        var roles = (await db.StaffRoles.Where(r => ids.Contains(r.StaffId)).Select(r => new { r.StaffId, r.CatalogRoleId }).ToListAsync(cancel)).ToLookup(r => r.StaffId, r => r.CatalogRoleId);
        return page.Select(s => StaffMemberView.Of(s, roles[s.Id]));
    }
}

/// <summary>What operators decide of a worker, under the names of its columns.</summary>
internal sealed record StaffDetails(string FullName, string? Phone, string? Email, VendorId? VendorId, CatalogRoleId? PrimaryRoleId, double? HomeLatitude, double? HomeLongitude, int? MaxDistanceMeters, string Timezone, StaffStatus Status, bool ProfileComplete);

/// <summary>Saves workers with the roles that they hold.</summary>
internal sealed class StaffWriter(StaffingDb db, IExternalPeople people, IPhoneCodes phones, Caller caller, TimeProvider clock)
{
    /// <param name="roles">All that they hold from now on; null leaves them as they are.</param>
    /// <param name="user">Whose account it is, where somebody is named.</param>
    public async Task<Result<StaffMemberView>> Save(StaffMember staff, StaffDetails details, IReadOnlyList<CatalogRoleId>? roles, UserId? user, CancellationToken cancel)
    {
        var held = await db.StaffRoles.Where(r => r.StaffId == staff.Id).ToListAsync(cancel);
        var wanted = roles is null ? held.ConvertAll(r => r.CatalogRoleId) : [.. roles.Distinct()];
        if (await Refuse(details, wanted, user, cancel) is { } refusal) return refusal;
        var phone = details.Phone is null ? null : phones.Normal(details.Phone);
        if (details.Phone is not null && phone is null) return OperatingProblems.BadPhone;
        var email = details.Email is null ? null : people.NormalEmail(details.Email);
        if (details.Email is not null && email is null) return OperatingProblems.BadEmail;

        if (user is { } theirs) staff.Bind(theirs);
        if (staff.UserId is null && phone is null) return OperatingProblems.NobodyToReach;
        db.Entry(staff).CurrentValues.SetValues(details with { Phone = phone, Email = email });
        // First, since the roles refer to it.
        await db.SaveChangesAsync(cancel);
        foreach (var gone in held.Where(r => !wanted.Contains(r.CatalogRoleId))) gone.Delete();
        db.StaffRoles.AddRange(wanted.Except(held.Select(r => r.CatalogRoleId)).Select(r => new StaffRole { Id = NewId.At<StaffRoleId>(clock), CompanyId = caller.Company, StaffId = staff.Id, CatalogRoleId = r, Verified = true }));
        await db.SaveChangesAsync(cancel);
        return StaffMemberView.Of(staff, wanted);
    }

    private async Task<Problem?> Refuse(StaffDetails details, IReadOnlyList<CatalogRoleId> roles, UserId? user, CancellationToken cancel)
    {
        if (details.HomeLatitude is null != details.HomeLongitude is null) return OperatingProblems.HalfAPosition;
        if (user is { } named && !(await people.Find([named], cancel)).ContainsKey(named)) return OperatingProblems.UnknownUser;
        if (details.VendorId is { } vendor && !await db.Vendors.AnyAsync(v => v.Id == vendor, cancel)) return OperatingProblems.UnknownVendor;
        var asked = details.PrimaryRoleId is { } primary ? [.. roles, primary] : roles;
        return await db.CatalogRoles.CountAsync(r => asked.Contains(r.Id), cancel) < asked.Distinct().Count() ? OperatingProblems.UnknownRole : null;
    }
}
