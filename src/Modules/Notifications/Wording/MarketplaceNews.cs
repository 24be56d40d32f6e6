using System.Text.Json;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>What a notice of the marketplace says: its type, and the words that its sentences take. Kept like this until it is known who reads it.</summary>
/// <param name="Name">The other person's first name; no more of anybody may stand on a screen.</param>
internal sealed record MarketplaceNews(MarketplaceNoticeType Type, NoticeAudience Audience, NoticeVariant Variant, string? Name, ShiftTime? Shift, Due? Until, DateOnly? Day, string? Number)
{
    /// <summary>Under which name it stands in the files.</summary>
    public string Key => $"marketplace.{Text.Of(Type)}.{Text.Of(Audience)}{(Variant is NoticeVariant.Usual ? "" : "." + Text.Of(Variant))}";

    /// <exception cref="ArgumentException">Nobody has a sentence for it, or it lacks a word of its sentence.</exception>
    public static MarketplaceNews Of(MarketplaceNotice notice)
    {
        var news = new MarketplaceNews(notice.Type, notice.Audience, notice.Variant, FirstName(notice.About?.Name), TimeOf(notice.Shift), UntilOf(notice), notice.Day, notice.Number);
        var texts = Language.Fallback.Texts;
        if (!texts.Has(news.Key)) throw new ArgumentException($"There are no words for {news.Key}.", nameof(notice));
        var arguments = TextFile.ArgumentsOf(news, [], _ => "given");
        if (texts.PlacesOf(news.Key).FirstOrDefault(place => arguments[place] is "") is { } missing) throw new ArgumentException($"{news.Key} lacks {missing}.", nameof(notice));
        return news;
    }

    public static MarketplaceNews Read(string json) => JsonSerializer.Deserialize<MarketplaceNews>(json, Json.Plain)!;

    public string Write() => JsonSerializer.Serialize(this, Json.Plain);

    private static string? FirstName(string? name) => name?.Trim().Split(' ')[0];

    private static ShiftTime? TimeOf(NoticeShift? shift) => shift is null ? null
        : new(WallClock.DayOf(shift.StartsAt, shift.Zone), WallClock.TimeOf(shift.StartsAt, shift.Zone), WallClock.TimeOf(shift.EndsAt, shift.Zone), $"{shift.Title}, {shift.Hub}");

    private static Due? UntilOf(MarketplaceNotice notice) => notice.Until is { } until
        ? Due.Of(until, notice.Shift?.Zone ?? throw new ArgumentException("It says until when, and no shift on whose clock.", nameof(notice))) : null;
}
