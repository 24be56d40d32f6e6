using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Profiles;

/// <summary>An admin deletes a profile; its documents go with it.</summary>
internal static class EndEmployment
{
    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, EmployeesDb db, Caller caller, CancellationToken cancel)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == employeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;

        foreach (var document in await db.Documents.Where(d => d.EmployeeProfileId == employeeProfileId).ToListAsync(cancel)) document.Delete();
        profile.Delete();
        if (profile.ManagerId is { } manager) db.Publish(new LineManagerChanged(profile.UserId, manager, null), profile.UserId.Value);
        await db.SaveChangesAsync(cancel);
        return EmployeeProfileView.For(profile, caller);
    }
}
