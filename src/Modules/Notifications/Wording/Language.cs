using WorkforceOS.Contracts.Notifications;

namespace WorkforceOS.Notifications.Wording;

/// <summary>All words that people are told in one language: each language is one class beside this one, and a file of texts.</summary>
internal abstract class Language
{
    private TextFile? texts;

    /// <summary>Whose words stand in for a language that is not here.</summary>
    public static readonly Language Fallback = new English();

    public static readonly IReadOnlyList<Language> All = [Fallback, new German(), new Turkish()];

    /// <summary>ISO 639-1.</summary>
    public abstract string Code { get; }

    /// <summary>The first of the wanted ones that is here, such as the reader's, then the company's. <c>de-AT</c> is German.</summary>
    public static Language Of(params IEnumerable<string?> wanted) =>
        wanted.Select(code => All.FirstOrDefault(l => l.Code.Equals(code?.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase))).FirstOrDefault(l => l is not null) ?? Fallback;

    public abstract (string Title, string Text) Say(News news);

    public abstract string Hello(string name);

    /// <summary>The subject of a mail of several news.</summary>
    public abstract string NewsFrom(string company, int count);

    /// <summary>A mail of news lists only so many.</summary>
    public abstract string AndMore(int count);

    /// <summary>How to get less of it.</summary>
    public abstract string ChooseYourMails { get; }

    /// <summary>Fixed words, for an address that may be a stranger's.</summary>
    public abstract (string Subject, IReadOnlyList<string> Lines) SecretCode(CodeMailUse use, int index, TimeSpan goodFor);

    /// <inheritdoc cref="SecretCode"/>
    public abstract (string Subject, IReadOnlyList<string> Lines) Invitation { get; }

    /// <summary>The language's file of texts.</summary>
    public TextFile Texts => texts ??= new(Code);

    public (string Subject, IReadOnlyList<string> Lines) Say(SecurityNews news, string company, DateTimeOffset at)
    {
        var (subject, lines) = Say(news);
        return (subject, [Greeting, .. lines, AboutAccount(company, at)]);
    }

    /// <summary>To whom it may be.</summary>
    protected abstract string Greeting { get; }

    /// <param name="at">When it happened.</param>
    protected abstract string AboutAccount(string company, DateTimeOffset at);

    protected abstract (string Subject, string[] Lines) Say(SecurityNews news);

    /// <summary>A day in the middle of a sentence.</summary>
    protected abstract string Spell(DateOnly day);

    /// <summary>A moment in the middle of a sentence.</summary>
    protected abstract string Spell(Due due);

    /// <summary>What stands in the file of texts.</summary>
    protected (string Title, string Text) FromFile(News news) => Texts.Say(TextFile.KeyOf(news), TextFile.ArgumentsOf(news, Spelled));

    /// <param name="when">The days, as they stand behind the words.</param>
    protected (string Title, string Text) FromFile(News.Several news, string when) =>
        Texts.Say($"several.{Kernel.Text.Of(news.Of)}", new Dictionary<string, string> { ["count"] = Spelled(news.Count), ["when"] = when });

    /// <summary>22:00-06:00</summary>
    protected static string Hours(ShiftTime shift) => FormattableString.Invariant($"{shift.From:HH:mm}-{shift.To:HH:mm}");

    /// <summary>What of the terms is new, in a list.</summary>
    protected static string Parts(News.TermsChanged news, string position, string manager, string department, string hours) =>
        string.Join(", ", new[] { (news.Position, position), (news.Manager, manager), (news.Department, department), (news.Hours, hours) }.Where(part => part.Item1).Select(part => part.Item2));

    /// <summary>17:00</summary>
    protected static string Clock(TimeOnly time) => FormattableString.Invariant($"{time:HH:mm}");

    /// <summary>09:00-17:00; who has not gone yet, 09:00-…</summary>
    protected static string Punches(PunchTimes times, string absent, string late) =>
        times.In is not { } came ? absent : $"{Clock(came)}-{(times.Out is { } went ? Clock(went) : "…")}{(times.IsLate ? $" ({late})" : "")}";

    protected static string ZoneOf(Due due) => due.Zone is null ? "" : $" ({due.Zone})";

    protected static string At(string? place) => place is null ? "" : $", {place}";

    private string Spelled(object value) => value switch
    {
        DateOnly day => Spell(day),
        Due due => Spell(due),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
