using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Writes what a worker says of themselves, each list whole. Within a transaction, after the worker's turn.</summary>
internal sealed class ProfileRows(StaffingDb db, Caller caller, TimeProvider clock)
{
    public async Task<StaffPersonal> Personal(StaffId staff, CancellationToken cancel)
    {
        var personal = await db.StaffPersonal.SingleOrDefaultAsync(p => p.StaffId == staff, cancel) ?? db.StaffPersonal.Add(new StaffPersonal { CompanyId = caller.Company, StaffId = staff }).Entity;
        personal.UpdatedAt = clock.GetUtcNow();
        return personal;
    }

    /// <summary>The first is home too, from which it is measured how near work is.</summary>
    public async Task Replace(StaffMember staff, IReadOnlyList<LocationInput> locations, CancellationToken cancel)
    {
        await db.StaffLocations.Where(l => l.StaffId == staff.Id).ExecuteDeleteAsync(cancel);
        db.StaffLocations.AddRange(locations.Select((l, at) => new StaffLocation
        {
            CompanyId = caller.Company, StaffId = staff.Id, Position = at, Label = l.Label.Trim(), Address = string.IsNullOrWhiteSpace(l.Address) ? null : l.Address.Trim(), Latitude = (double)l.Latitude, Longitude = (double)l.Longitude, RadiusMiles = l.Radius,
        }));
        if (locations.Count > 0) staff.LiveNear((double)locations[0].Latitude, (double)locations[0].Longitude);
    }

    public async Task Replace(StaffId staff, string[] industries, CancellationToken cancel)
    {
        await db.StaffIndustries.Where(i => i.StaffId == staff).ExecuteDeleteAsync(cancel);
        db.StaffIndustries.AddRange(industries.Select(code => new StaffIndustry { CompanyId = caller.Company, StaffId = staff, Code = code }));
    }

    /// <summary>What was verified of a skill stays; how many years too where they are not said again.</summary>
    public async Task Replace(StaffId staff, IReadOnlyList<(string Code, int? Years)> skills, CancellationToken cancel)
    {
        var before = await db.StaffSkills.AsNoTracking().Where(s => s.StaffId == staff).ToDictionaryAsync(s => s.Code, cancel);
        await db.StaffSkills.Where(s => s.StaffId == staff).ExecuteDeleteAsync(cancel);
        db.StaffSkills.AddRange(skills.DistinctBy(s => s.Code).Select(s => new StaffSkill
        {
            CompanyId = caller.Company, StaffId = staff, Code = s.Code, Years = s.Years ?? before.GetValueOrDefault(s.Code)?.Years, Verified = before.GetValueOrDefault(s.Code)?.Verified ?? false,
        }));
    }

    /// <summary>They work in this role first; in which they are not registered yet they are from now on, by their own word.</summary>
    public async Task<Problem?> Work(StaffMember staff, string code, CancellationToken cancel)
    {
        var wanted = code.Trim().ToUpperInvariant();
        if (await db.CatalogRoles.Where(r => r.Code == wanted && r.Status == Standing.Active).Select(r => (CatalogRoleId?)r.Id).SingleOrDefaultAsync(cancel) is not { } role) return ProfileProblems.UnknownRole;
        staff.WorkFirstIn(role);
        if (!await db.StaffRoles.AnyAsync(r => r.StaffId == staff.Id && r.CatalogRoleId == role, cancel))
            db.StaffRoles.Add(new StaffRole { Id = NewId.At<StaffRoleId>(clock), CompanyId = caller.Company, StaffId = staff.Id, CatalogRoleId = role });
        return null;
    }
}
