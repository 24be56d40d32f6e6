using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>Writes who has read and who has acknowledged what: one row for each person, whoever of their devices is first.</summary>
internal sealed class Receipts(AnnouncementsDb db, Caller caller, TimeProvider clock)
{
    /// <summary>The caller's own session, and no program that speaks for them.</summary>
    public bool IsInPerson => caller is { Session: not null, Agent: null, Via: "web" };

    public Task NoteRead(AnnouncementId announcement, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO announcements.receipts (company_id, announcement_id, user_id, read_at) VALUES ({caller.Company.Value}, {announcement.Value}, {caller.User.Value}, {clock.GetUtcNow()})
        ON CONFLICT (company_id, announcement_id, user_id) DO NOTHING
        """, cancel);

    /// <returns>False where they had before.</returns>
    public async Task<bool> NoteAcknowledged(AnnouncementId announcement, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO announcements.receipts AS r (company_id, announcement_id, user_id, read_at, acknowledged_at) VALUES ({caller.Company.Value}, {announcement.Value}, {caller.User.Value}, {now}, {now})
            ON CONFLICT (company_id, announcement_id, user_id) DO UPDATE SET acknowledged_at = excluded.acknowledged_at WHERE r.acknowledged_at IS NULL
            """, cancel) == 1;
    }
}
