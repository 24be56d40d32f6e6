using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// Whoever leads somebody hears in time that the employment ends, the admins whose reports need another line manager, and people
/// themselves what is new in their terms; never what they are paid.
/// </summary>
internal sealed class TellOfEmployment(InboxWriter inbox, Superiors superiors, IPeople people) : ISubscriber<EmploymentEnding>, ISubscriber<ManagerLeft>, ISubscriber<EmploymentTermsChanged>
{
    private const string User = "user";
    private const int MostNames = 50;

    public async Task Hear(EmploymentEnding ending, CancellationToken cancel)
    {
        var news = new News.EmploymentEnding(await superiors.NameOf(ending.User, cancel), ending.LastDay);
        await inbox.Post([.. (await superiors.Of(ending.User, cancel)).Select(superior => new Notice(superior, news, User, ending.User.Value, ending.User))], cancel);
    }

    public async Task Hear(ManagerLeft left, CancellationToken cancel)
    {
        var nameOf = await superiors.NamesOf([left.Manager, .. left.Reports.Take(MostNames)], cancel);
        var names = string.Join(", ", left.Reports.Take(MostNames).Select(nameOf)) + (left.Reports.Count > MostNames ? " …" : "");
        var news = new News.ManagerLeft(nameOf(left.Manager), left.Reports.Count, names);
        await inbox.Post([.. (await people.Admins(cancel)).Where(admin => admin != left.Manager).Select(admin => new Notice(admin, news, User, left.Manager.Value, left.Manager))], cancel);
    }

    public async Task Hear(EmploymentTermsChanged changed, CancellationToken cancel)
    {
        bool Has(string field) => changed.Fields.Contains(field);
        var news = new News.TermsChanged(changed.From, Has("position"), Has("managerId"), Has("departmentId"), Has("hours"));
        if (!changed.InForce || news is { Position: false, Manager: false, Department: false, Hours: false }) return;
        await inbox.Post([new Notice(changed.User, news, User, changed.User.Value)], cancel);
    }
}
