using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Mailing;

internal enum MailState
{
    Queued,
    Sent,
    Dead,
}

/// <summary>A mail that waits to be sent, or what became of it.</summary>
internal sealed class QueuedMail : ITenantOwned
{
    /// <summary>Signalled when a mail was queued.</summary>
    public const string Topic = "mail";

    /// <summary>Somebody waits for it in front of a page.</summary>
    public const int CodePriority = 0;

    /// <summary>What one person is to know at once, such as a new key of theirs.</summary>
    public const int PersonalPriority = 1;

    /// <summary>News.</summary>
    public const int NewsPriority = 2;

    public static readonly int[] Priorities = [CodePriority, PersonalPriority, NewsPriority];

    public Guid Id { get; init; }

    public CompanyId CompanyId { get; init; }

    public string Recipient { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    public string Html { get; init; } = "";

    /// <summary>A body with a code is emptied once nobody will send it any more.</summary>
    public bool HasCode { get; init; }

    /// <summary>Where its reader gets no more of its kind; null where it is of no kind.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The lower ones go first.</summary>
    public int Priority { get; init; }

    public MailState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>When a worker may take it; while one has it, when its lease ends.</summary>
    public DateTimeOffset NextTryAt { get; init; }

    /// <summary>From then on it is of no use to its reader.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public string? LastError { get; init; }

    public static QueuedMail Of(Mail mail, int priority, TimeSpan? goodFor, CompanyId company, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new QueuedMail
        {
            Id = NewId.At(clock),
            CompanyId = company,
            Recipient = mail.To,
            Subject = MailBody.OneLine(mail.Subject),
            Text = MailBody.Text(mail),
            Html = MailBody.Html(mail),
            HasCode = mail.Code is not null,
            Unsubscribe = mail.Unsubscribe,
            Priority = priority,
            NextTryAt = now,
            GoodUntil = now + goodFor,
            CreatedAt = now,
        };
    }
}
