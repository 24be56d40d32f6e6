using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>How many belong to the audience today, and how many of those have read and acknowledged it.</summary>
internal readonly record struct Counts(int Audience, int Read, int Acknowledged);

/// <summary>Who belongs to the audiences of announcements today. Who wrote one is not of its audience.</summary>
internal sealed class Audiences(AnnouncementsDb db, IPeople people, IDepartments departments, Caller caller)
{
    /// <summary>In the order of their ids.</summary>
    public async Task<IReadOnlyList<UserId>> Of(Announcement announcement, CancellationToken cancel) => (await Of([announcement], cancel))[announcement.Id];

    /// <summary>Asked for all at once: whoever is on several is looked up once.</summary>
    public async Task<IReadOnlyDictionary<AnnouncementId, IReadOnlyList<UserId>>> Of(IReadOnlyCollection<Announcement> announcements, CancellationToken cancel)
    {
        var everyone = announcements.Any(a => a.Audience is Audience.Everyone) ? await people.Everyone(cancel) : null;
        var members = await departments.Members(announcements.Where(a => a.Audience is Audience.Departments).SelectMany(a => a.Departments), cancel);
        var named = members.Values.SelectMany(m => m).Concat(announcements.Where(a => a.Audience is Audience.People).SelectMany(a => a.People));
        var active = everyone?.ToHashSet() ?? await people.Active(named, cancel);
        return announcements.ToDictionary(a => a.Id, a => (IReadOnlyList<UserId>)[.. Belonging(a).Where(u => u != a.CreatorId)]);

        IEnumerable<UserId> Belonging(Announcement a) => a.Audience switch
        {
            Audience.Everyone => everyone!,
            Audience.People => a.People.Where(active.Contains).OrderBy(u => u.Value),
            _ => a.Departments.Where(members.ContainsKey).SelectMany(d => members[d]).Where(active.Contains).Distinct().OrderBy(u => u.Value),
        };
    }

    /// <summary>Of however many announcements with one question about receipts.</summary>
    public async Task<IReadOnlyDictionary<AnnouncementId, Counts>> Count(IReadOnlyCollection<Announcement> announcements, CancellationToken cancel)
    {
        if (announcements.Count == 0) return new Dictionary<AnnouncementId, Counts>();
        var audiences = await Of(announcements, cancel);
        var (toAll, toSome) = (announcements.Where(a => a.Audience is Audience.Everyone).ToList(), announcements.Where(a => a.Audience is not Audience.Everyone).ToList());
        Guid[] everywhere = [.. toAll.Select(a => a.Id.Value)];
        // Nobody has a receipt of what they have written, so that one list of everybody does for all of these.
        Guid[] everyone = [.. toAll.SelectMany(a => audiences[a.Id]).Distinct().Select(u => u.Value)];
        Guid[] some = [.. toSome.SelectMany(a => audiences[a.Id], (a, _) => a.Id.Value)];
        Guid[] addressed = [.. toSome.SelectMany(a => audiences[a.Id], (_, user) => user.Value)];
        var company = caller.Company.Value;
        var read = await db.Database.SqlQuery<ReadRow>($"""
            SELECT announcement_id AS "Id", count(*)::int AS "Read", count(acknowledged_at)::int AS "Acknowledged" FROM announcements.receipts
            WHERE company_id = {company} AND announcement_id = ANY ({everywhere}) AND user_id = ANY ({everyone}) GROUP BY announcement_id
            UNION ALL
            SELECT r.announcement_id, count(*)::int, count(r.acknowledged_at)::int FROM unnest({some}, {addressed}) AS wanted (announcement_id, user_id)
            JOIN announcements.receipts r ON r.company_id = {company} AND r.announcement_id = wanted.announcement_id AND r.user_id = wanted.user_id GROUP BY r.announcement_id
            """).ToDictionaryAsync(r => new AnnouncementId(r.Id), cancel);
        return announcements.ToDictionary(a => a.Id, a => read.TryGetValue(a.Id, out var row) ? new Counts(audiences[a.Id].Count, row.Read, row.Acknowledged) : new Counts(audiences[a.Id].Count, 0, 0));
    }

    /// <summary>Who of today's audience has not acknowledged it, where that is asked for, or else has not read it.</summary>
    public async Task<IReadOnlyList<UserId>> Missing(Announcement announcement, CancellationToken cancel)
    {
        var asked = announcement.RequiresAcknowledgement;
        var done = (await db.Receipts.AsNoTracking().Where(r => r.AnnouncementId == announcement.Id && (!asked || r.AcknowledgedAt != null)).Select(r => r.UserId).ToListAsync(cancel)).ToHashSet();
        return [.. (await Of(announcement, cancel)).Where(u => !done.Contains(u))];
    }

    private sealed record ReadRow(Guid Id, int Read, int Acknowledged);
}
