using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Marketplace;

/// <inheritdoc cref="IMarketplaceNotices"/>
internal sealed class PostMarketplaceNotices(NotificationsDb db, Scope scope, Caller caller, TimeProvider clock) : IMarketplaceNotices
{
    private const int LongestKey = 200;
    private const int LongestLink = 500;
    private const int MostData = 10;
    private static readonly JsonSerializerOptions Columns = new(Json.Plain) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task Post(IReadOnlyCollection<MarketplaceNotice> notices, CancellationToken cancel)
    {
        var rows = notices.SelectMany(Rows).DistinctBy(r => r.DedupeKey).ToList();
        if (rows.Count == 0) return;
        await using var transaction = await scope.Begin(cancel);
        await Insert(rows, cancel);
        db.Signal(QueuedNotice.Topic, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    private IEnumerable<QueuedNotice> Rows(MarketplaceNotice notice)
    {
        if (notice.DedupeKey.Length is 0 or > LongestKey) throw new ArgumentException($"The key has {notice.DedupeKey.Length} characters.", nameof(notice));
        if (notice.Data.Count > MostData || notice.DeepLink is { Length: > LongestLink }) throw new ArgumentException("It carries more than a push can.", nameof(notice));
        var news = MarketplaceNews.Of(notice);
        foreach (var to in notice.To)
        {
            if (to is { User: null } && Address(notice, to) is null) throw new ArgumentException($"{notice.Type} goes to nobody by {notice.Channel}.", nameof(notice));
            yield return QueuedNotice.Of(notice, news, to, caller.Company, clock);
        }
    }

    /// <summary>Who has no account gets an invitation, and nothing else.</summary>
    private static string? Address(MarketplaceNotice notice, NoticeRecipient to) => (notice.Type, notice.Channel) switch
    {
        (MarketplaceNoticeType.ManagerInvited, NoticeChannel.Email) => to.Email,
        (MarketplaceNoticeType.ManagerInvited, NoticeChannel.Sms) => to.Phone,
        _ => null,
    };

    /// <summary>In the order of their keys, so that two who post the same do not wait for each other in a circle.</summary>
    private async Task Insert(List<QueuedNotice> rows, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.notices (company_id, id, type, variant, audience, channel, user_id, staff_id, membership_id, address, about_user_id, dedupe_key, words, payload, begins_at, is_urgent, state, attempts,
                scheduled_at, next_attempt_at, expires_at, created_at)
            SELECT @company, id, type, variant, audience, channel, user_id, staff_id, membership_id, address, about_user_id, dedupe_key, words::jsonb, payload::jsonb, begins_at, is_urgent, 'pending', 0,
                scheduled_at, scheduled_at, expires_at, created_at
            FROM jsonb_to_recordset(@rows) AS r (id uuid, type text, variant text, audience text, channel text, user_id uuid, staff_id uuid, membership_id uuid, address text, about_user_id uuid, dedupe_key text,
                words text, payload text, begins_at timestamptz, is_urgent bool, scheduled_at timestamptz, expires_at timestamptz, created_at timestamptz)
            ORDER BY dedupe_key ON CONFLICT (company_id, dedupe_key) DO NOTHING
            """, scope.Connection);
        command.Parameters.AddWithValue("company", caller.Company.Value);
        command.Parameters.Add(new("rows", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(rows, Columns) });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
