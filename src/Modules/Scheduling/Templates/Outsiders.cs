using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>Finds who is planned for a department without being its member. They may help out; whoever plans them should know.</summary>
internal sealed class Outsiders(IPeople people, IDepartments departments)
{
    public async Task<IReadOnlyList<Warning>> Of(DepartmentId? department, IReadOnlyCollection<UserId> named, CancellationToken cancel)
    {
        if (department is not { } own || named.Count == 0) return [];
        var members = (await departments.Members([own], cancel)).GetValueOrDefault(own) ?? [];
        var outside = named.Distinct().Except(members).ToList();
        if (outside.Count == 0) return [];

        var (names, of) = await people.Briefs(outside, [own], cancel);
        var name = of.TryGetValue(own, out var brief) ? brief.GroupName : "";
        return [.. outside.Select(user => SchedulingWarnings.NotInDepartment(user, names.TryGetValue(user, out var person) ? person.Fullname : "", name))];
    }
}
