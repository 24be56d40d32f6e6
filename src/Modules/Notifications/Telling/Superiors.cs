using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Who is to hear what concerns an employee: their line manager, or where there is none the admins.</summary>
internal sealed class Superiors(IReporting reporting, IPeople people)
{
    private const string Nobody = "Somebody";

    public async Task<IReadOnlyList<UserId>> Of(UserId employee, CancellationToken cancel)
    {
        if (await reporting.ManagerOf(employee, cancel) is { } manager && (await people.Active([manager], cancel)).Contains(manager)) return [manager];
        return [.. (await people.Admins(cancel)).Where(admin => admin != employee)];
    }

    /// <summary>The same of many at once.</summary>
    public async Task<Func<UserId, IReadOnlyList<UserId>>> OfAll(IEnumerable<UserId> employees, CancellationToken cancel)
    {
        var managers = await reporting.ManagersOf(employees, cancel);
        var there = await people.Active(managers.Values.Distinct(), cancel);
        var admins = await people.Admins(cancel);
        return employee => managers.TryGetValue(employee, out var manager) && there.Contains(manager) ? [manager] : [.. admins.Where(admin => admin != employee)];
    }

    /// <summary>How others call each of these people.</summary>
    public async Task<Func<UserId, string>> NamesOf(IEnumerable<UserId> employees, CancellationToken cancel)
    {
        var known = await people.Briefs(employees.Distinct(), cancel);
        return employee => known.TryGetValue(employee, out var person) ? person.Fullname : Nobody;
    }

    /// <summary>How others call a person.</summary>
    public async Task<string> NameOf(UserId employee, CancellationToken cancel) => (await NamesOf([employee], cancel))(employee);
}
