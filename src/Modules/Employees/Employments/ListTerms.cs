using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Employees.Employments;

/// <summary>All that was, is and will be agreed with one person, for whoever may see the profile; what is paid not for the person itself.</summary>
internal static class ListTerms
{
    public static readonly Filters<EmploymentTerms> Filters = new Filters<EmploymentTerms>()
        .Id("employmentId", t => t.EmploymentId)
        .Day("effectiveFrom", t => t.EffectiveFrom)
        .Choice("contractType", t => t.ContractType)
        .Choice("payBasis", t => t.PayBasis)
        .Choice("overtimeMode", t => t.OvertimeMode)
        .Id("departmentId", t => t.DepartmentId)
        .Id("managerId", t => t.ManagerId)
        .Id("placeId", t => t.PlaceId)
        .OrderedBy(terms => terms.OrderByDescending(t => t.EffectiveFrom).ThenByDescending(t => t.Id));

    public static async Task<Result<Page<EmploymentTermsView>>> Handle(EmployeeProfileId employeeProfileId, ListOf<EmploymentTerms> list, EmployeesDb db, Caller caller, CancellationToken cancel)
    {
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == employeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;
        if (profile.RefusesSight(caller) is { } refusal) return refusal;
        var standing = profile.StandingOf(caller);
        if (standing is Standing.Subject && (list.SortsBy(nameof(EmploymentTerms.Salary)) || list.SortsBy(nameof(EmploymentTerms.HourlyRate)))) return EmployeeProblems.SalaryNotSortable;

        var page = await list.Read(db.Terms.Where(t => t.UserId == profile.UserId && db.Employments.Any(e => e.Id == t.EmploymentId)), cancel);
        return page.Select(t => EmploymentTermsView.For(t, standing));
    }
}
