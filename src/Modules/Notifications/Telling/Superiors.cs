using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Who is to hear what concerns an employee: their line manager, or where there is none the admins.</summary>
internal sealed class Superiors(IReporting reporting, IPeople people)
{
    private const string Nobody = "Somebody";

    public async Task<IReadOnlyList<UserId>> Of(UserId employee, CancellationToken cancel) => (await OfAll([employee], cancel))(employee);

    /// <summary>The same of many at once.</summary>
    public async Task<Func<UserId, IReadOnlyList<UserId>>> OfAll(IReadOnlyCollection<UserId> employees, CancellationToken cancel)
    {
        var managers = await reporting.ManagersOf(employees, cancel);
        var there = managers.Count == 0 ? new HashSet<UserId>() : await people.Active(managers.Values.Distinct(), cancel);
        var admins = employees.All(HasManager) ? [] : await people.Admins(cancel);
        return employee => HasManager(employee) ? [managers[employee]] : [.. admins.Where(admin => admin != employee)];

        bool HasManager(UserId employee) => managers.TryGetValue(employee, out var manager) && there.Contains(manager);
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
