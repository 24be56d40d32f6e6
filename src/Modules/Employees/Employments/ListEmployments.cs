using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Employees.Employments;

/// <summary>Every employment for admins; for others those of their reports, and their own. Also of those whose profile is gone.</summary>
internal static class ListEmployments
{
    public static readonly Filters<Employment> Filters = new Filters<Employment>()
        .Id("userId", e => e.UserId)
        .Day("startsOn", e => e.StartsOn)
        .Day("endsOn", e => e.EndsOn)
        .Choice("endReason", e => e.EndReason)
        .NotSortableBy(nameof(Employment.EndNote))
        .OrderedBy(employments => employments.OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id));

    public static async Task<Result<Page<EmploymentView>>> Handle(ListOf<Employment> list, EmployeesDb db, Caller caller, CancellationToken cancel)
    {
        var reader = caller.User;
        var visible = caller.IsAdmin ? db.Employments : db.Employments.Where(e => e.UserId == reader || db.Profiles.Any(p => p.UserId == e.UserId && p.ManagerId == reader));
        var page = await list.Read(visible, cancel);
        return page.Select(e => EmploymentView.For(e, caller.IsAdmin ? Standing.Admin : e.UserId == reader ? Standing.Subject : Standing.LineManager));
    }
}
