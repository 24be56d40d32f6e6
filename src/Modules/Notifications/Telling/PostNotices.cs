using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <inheritdoc cref="INotices"/>
internal sealed class PostNotices(InboxWriter inbox, NotificationsDb db, Scope scope, Caller caller, TimeProvider clock) : INotices
{
    /// <summary>What stands on a lock screen need not be longer.</summary>
    private const int LongestPreview = 200;

    public async Task Post(IReadOnlyCollection<Contracts.Notifications.Notice> notices, CancellationToken cancel)
    {
        if (notices.Count == 0) return;
        await using var transaction = await scope.Begin(cancel);
        var wholes = new Dictionary<string, Guid>();
        await inbox.Post([.. notices.Select(n => new Notice(n.To, Worded(n, wholes), n.AboutObject, n.AboutId, n.AboutUser))], cancel);
        await transaction.Commit(cancel);
    }

    private News Worded(Contracts.Notifications.Notice notice, Dictionary<string, Guid> wholes) => notice.Kind switch
    {
        NoticeKind.Announcement => new News.Announced(notice.Title, Cut(notice.Preview), notice.Whole is { } text ? Keep(text, wholes) : null),
        NoticeKind.AnnouncementReminder => notice.Missing is { } missing ? new News.AnnouncementMissing(notice.Title, missing) : new News.AnnouncementUnread(notice.Title),
        _ => new News.InsightFound(notice.Title, Cut(notice.Preview)),
    };

    /// <summary>Once, however many it goes to.</summary>
    private Guid Keep(string text, Dictionary<string, Guid> wholes)
    {
        if (wholes.TryGetValue(text, out var kept)) return kept;
        var whole = new WholeText { Id = NewId.At(clock), CompanyId = caller.Company, Text = text, CreatedAt = clock.GetUtcNow() };
        db.WholeTexts.Add(whole);
        return wholes[text] = whole.Id;
    }

    private static string Cut(string text) => text.Length <= LongestPreview ? text : text[..(char.IsHighSurrogate(text[LongestPreview - 2]) ? LongestPreview - 2 : LongestPreview - 1)] + "…";
}

/// <summary>What a mail says in full where the inbox shows the beginning.</summary>
internal sealed class WholeText : ITenantOwned
{
    public Guid Id { get; init; }

    public CompanyId CompanyId { get; init; }

    public string Text { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
