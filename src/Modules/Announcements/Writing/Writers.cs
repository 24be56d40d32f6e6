using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>Who may write which announcements to whom: admins any to anybody, line managers their own to people who report to them.</summary>
internal sealed class Writers(AnnouncementsDb db, Readers readers, Audiences audiences, IPeople people, IDepartments departments, IReporting reporting, Caller caller)
{
    public async Task<Problem?> RefuseOthers(CancellationToken cancel) => await readers.IsManager(cancel) ? null : AnnouncementProblems.ManagersOnly;

    /// <summary>The announcement, to be read, for who may write it.</summary>
    public async Task<(Announcement? Announcement, Problem? Refusal)> Own(AnnouncementId id, CancellationToken cancel)
    {
        if (await RefuseOthers(cancel) is { } refusal) return (null, refusal);
        return await Checked(await db.WithCancelled.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel), cancel);
    }

    /// <summary>The announcement, and nobody else's to change or to send until the transaction ends, for who may write it.</summary>
    public async Task<(Announcement? Announcement, Problem? Refusal)> OwnLocked(AnnouncementId id, CancellationToken cancel)
    {
        if (await RefuseOthers(cancel) is { } refusal) return (null, refusal);
        return await Checked(await db.Locked(id, cancel), cancel);
    }

    /// <summary>Whether the caller may address those whom it is addressed to, and they exist.</summary>
    public async Task<Problem?> RefuseAudience(Announcement announcement, CancellationToken cancel)
    {
        var known = await departments.Members(announcement.Departments, cancel);
        if (!caller.IsAdmin && !IsOfReports(announcement, known, await reporting.ReportsOf(caller.User, cancel))) return AnnouncementProblems.NotYourReports;
        if (announcement.Departments.Where(d => !known.ContainsKey(d)).ToList() is { Count: > 0 } unknown) return AnnouncementProblems.UnknownDepartments(unknown);
        var active = await people.Active(announcement.People, cancel);
        if (announcement.People.Where(p => !active.Contains(p)).ToList() is { Count: > 0 } strangers) return AnnouncementProblems.UnknownPeople(strangers);
        // Everybody are those to come too.
        return announcement.Audience is Audience.Everyone || (await audiences.Of(announcement, cancel)).Count > 0 ? null : AnnouncementProblems.NobodyToTell;
    }

    private bool IsOfReports(Announcement announcement, IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>> known, IReadOnlySet<UserId> reports) => announcement.Audience switch
    {
        Audience.People => announcement.People.All(reports.Contains),
        Audience.Departments => known.Values.SelectMany(members => members).All(member => member == caller.User || reports.Contains(member)),
        _ => false,
    };

    private async Task<(Announcement?, Problem?)> Checked(Announcement? announcement, CancellationToken cancel)
    {
        if (announcement is null) return (null, Problem.NotFound);
        return await readers.MayWrite(announcement, cancel) ? (announcement, null) : (null, Problem.NotTheOwner);
    }
}
