using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Everybody's profile for admins; for others those of their reports, and their own.</summary>
internal static class ListProfiles
{
    public static readonly Filters<EmployeeProfile> Filters = new Filters<EmployeeProfile>()
        .Id("userId", p => p.UserId)
        .Text("fullname", p => p.Fullname)
        .Day("employmentStartDate", p => p.EmploymentStartDate)
        .Text("position", p => p.Position)
        .Choice("contractType", p => p.ContractType)
        .Id("departmentId", p => p.DepartmentId)
        .Id("managerId", p => p.ManagerId)
        .Day("employmentEndDate", p => p.EmploymentEndDate)
        .Choice("endReason", p => p.EndReason)
        .Choice("employmentStatus", p => p.EmploymentStatus)
        .Choice("payBasis", p => p.PayBasis)
        .Choice("overtimeMode", p => p.OvertimeMode)
        .Id("placeId", p => p.PlaceId)
        .Day("termsFrom", p => p.TermsFrom);

    public static async Task<Result<Page<EmployeeProfileView>>> Handle(ListOf<EmployeeProfile> list, EmployeesDb db, IPeople people, IDepartments departments, Caller caller, CancellationToken cancel)
    {
        // Where a line manager's own pay stands among that of the reports would tell it.
        if ((list.SortsBy(nameof(EmployeeProfile.Salary)) || list.SortsBy(nameof(EmployeeProfile.HourlyRate))) && !caller.IsAdmin) return EmployeeProblems.SalaryNotSortable;

        var page = await list.Read(VisibleTo(caller, db), cancel);
        if (!list.WithJoins) return page.Select(p => EmployeeProfileView.For(p, caller));
        var joins = await ProfileJoins.Of(page.Rows, people, departments, cancel);
        return page.Select<EmployeeProfileView>(p => joins.Details(p, caller));
    }

    internal static IQueryable<EmployeeProfile> VisibleTo(Caller caller, EmployeesDb db)
    {
        if (caller.IsAdmin) return db.Profiles;
        var reader = caller.User;
        return db.Profiles.Where(p => p.UserId == reader || p.ManagerId == reader);
    }
}
