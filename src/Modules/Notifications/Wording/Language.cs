using System.Diagnostics;
using System.Globalization;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// All words that people are told in one language. They stand in its file of texts; how it writes a day, a time, or a number stands in
/// its class beside this one.
/// </summary>
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

    /// <summary>What a device shows that is tried out.</summary>
    public (string Title, string Text) TestPush => Texts.Say("test", new Dictionary<string, string>());

    /// <summary>How to get less of it.</summary>
    public string ChooseYourMails => Texts.Word("mail.chooseYourMails");

    /// <inheritdoc cref="SecretCode"/>
    public (string Subject, IReadOnlyList<string> Lines) Invitation => Mail("invitation", new Dictionary<string, string>());

    /// <summary>The language's file of texts.</summary>
    public TextFile Texts => texts ??= new(Code);

    /// <summary>To whom it may be.</summary>
    private string Greeting => Texts.Word("mail.greeting");

    public (string Title, string Text) Say(News news)
    {
        var more = news.Days is var (first, last) ? news.More.Prepend(("days", new Piece.Span(first, last))) : news.More;
        var (title, text) = Texts.Say(TextFile.KeyOf(news), TextFile.ArgumentsOf(news, more, Spelled));
        return news is News.Several ? (Capital(title), Capital(text)) : (title, text);
    }

    public (string Title, string Text) Say(MarketplaceNews news) => Texts.Say(news.Key, TextFile.ArgumentsOf(news, [], Spelled));

    /// <inheritdoc cref="SecretCode"/>
    public (string Subject, IReadOnlyList<string> Lines) Invite(MarketplaceNews news) => Mail(news.Key, TextFile.ArgumentsOf(news, [], Spelled));

    public (string Subject, IReadOnlyList<string> Lines) Say(SecurityNews news, string company, DateTimeOffset at)
    {
        var (subject, lines) = Mail(TextFile.KeyOf(news), TextFile.ArgumentsOf(news, [("from", new Piece.From(news.Address))], Spelled));
        return (subject, [.. lines, Texts.Word("mail.aboutAccount", ("company", company), ("at", Spell(at)))]);
    }

    /// <summary>Fixed words, for an address that may be a stranger's.</summary>
    public (string Subject, IReadOnlyList<string> Lines) SecretCode(CodeMailUse use, int index, TimeSpan goodFor)
    {
        return Mail($"code.{Text.Of(use)}", new Dictionary<string, string> { ["index"] = Spelled(index), ["time"] = Spell(goodFor) });
    }

    /// <summary>The same for a phone that may be a stranger's.</summary>
    public string CodeSms(string code, TimeSpan goodFor) => Texts.Word("sms.code", ("code", code), ("time", Spell(goodFor)));

    public string Hello(string name) => Texts.Word("mail.hello", ("name", name));

    /// <summary>The subject of a mail of several news.</summary>
    public string NewsFrom(string company, int count) => Texts.Word("mail.newsFrom", ("company", company), ("count", Spelled(count)));

    /// <summary>A mail of news lists only so many.</summary>
    public string AndMore(int count) => Texts.Word("mail.andMore", ("count", Spelled(count)));

    /// <summary>A day in the middle of a sentence.</summary>
    protected abstract string Spell(DateOnly day);

    /// <summary>Days in the middle of a sentence.</summary>
    /// <param name="last">Inclusive.</param>
    protected abstract string Spell(DateOnly first, DateOnly last);

    /// <inheritdoc cref="Spell(DateOnly)"/>
    protected abstract string Spell(Due due);

    /// <inheritdoc cref="Spell(DateOnly)"/>
    protected abstract string Spell(ShiftTime shift);

    /// <summary>A moment of the world's clock.</summary>
    protected abstract string Spell(DateTimeOffset at);

    protected abstract string Spell(decimal amount);

    /// <summary>22:00-06:00</summary>
    protected static string Hours(ShiftTime shift) => FormattableString.Invariant($"{shift.From:HH:mm}-{shift.To:HH:mm}");

    /// <summary>17:00</summary>
    protected static string Clock(TimeOnly time) => FormattableString.Invariant($"{time:HH:mm}");

    protected static string ZoneOf(Due due) => due.Zone is null ? "" : $" ({due.Zone})";

    protected static string At(string? place) => place is null ? "" : $", {place}";

    // A sentence may begin with a name that does not begin large.
    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private (string Subject, IReadOnlyList<string> Lines) Mail(string key, Dictionary<string, string> arguments)
    {
        var lines = Texts.Lines(key, arguments);
        return (lines[0], [Greeting, .. lines.Skip(1)]);
    }

    private string Spell(TimeSpan time)
    {
        var (unit, count) = time < TimeSpan.FromHours(1) ? ("minutes", (int)time.TotalMinutes) : ("hours", (int)time.TotalHours);
        return count == 1 ? Texts.Word(unit + ".one") : Texts.Word(unit, ("count", Spelled(count)));
    }

    private string Spelled(object value) => value switch
    {
        Piece piece => Spell(piece),
        DateOnly day => Spell(day),
        Due due => Spell(due),
        ShiftTime shift => Spell(shift),
        DateTimeOffset at => Spell(at),
        TimeOnly time => Clock(time),
        PunchTimes times => Spell(times),
        decimal amount => Spell(amount),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Spell(Piece piece) => piece switch
    {
        Piece.Span span => Spell(span.First, span.Last),
        Piece.When { First: { } first, Last: { } last } => Texts.Word("when", ("days", Spell(first, last))),
        Piece.When => "",
        Piece.OfShift { Shift: { } shift } => Texts.Word("shift", ("shift", Spell(shift.WithoutPlace()))),
        Piece.OfShift { Day: { } day } => Texts.Word("shift.gone", ("day", Spell(day))),
        Piece.OfShift => Texts.Word("shift.unknown"),
        Piece.From { Address: { } address } => Texts.Word("from", ("address", address)),
        Piece.From => "",
        Piece.Words words => string.Join(", ", words.Values.Select(word => $"{words.Area}.{word}" is var key && Texts.Has(key) ? Texts.Word(key) : word)),
        _ => throw new UnreachableException(),
    };

    /// <summary>09:00-17:00; who has not gone yet, 09:00-…</summary>
    private string Spell(PunchTimes times) =>
        times.In is not { } came ? Texts.Word("punch.absent") : $"{Clock(came)}-{(times.Out is { } went ? Clock(went) : "…")}{(times.IsLate ? $" ({Texts.Word("punch.late")})" : "")}";
}
