using NodaTime;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Wording;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What the marketplace tells, in every language.</summary>
public sealed class MarketplaceWordingTests
{
    private static readonly NoticeShift Night = new("Waiter", "Grand Hotel", new DateTimeOffset(2026, 3, 5, 4, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero), DateTimeZoneProviders.Tzdb["America/New_York"]);

    private static readonly NoticeRecipient Somebody = new(new UserId(Guid.CreateVersion7()));

    /// <summary>All that there are words for, with every word that any of them takes.</summary>
    internal static readonly MarketplaceNews[] Samples =
    [
        .. from type in Enum.GetValues<MarketplaceNoticeType>() from audience in Enum.GetValues<NoticeAudience>() from variant in Enum.GetValues<NoticeVariant>()
           let news = new MarketplaceNews(type, audience, variant, "Rita", new ShiftTime(new DateOnly(2026, 3, 4), new TimeOnly(23, 0), new TimeOnly(7, 0), "Waiter, Grand Hotel"), Due.Of(TestClock.Start, DateTimeZone.Utc), new DateOnly(2026, 3, 31), "INV-202603-00007")
           where Language.Fallback.Texts.Has(news.Key)
           select news,
    ];

    [Fact]
    public void Every_type_is_said_to_somebody_and_every_variant_of_some_type()
    {
        Samples.Select(s => s.Type).Distinct().ShouldBe(Enum.GetValues<MarketplaceNoticeType>(), ignoreOrder: true);
        Samples.Select(s => s.Variant).Distinct().ShouldBe(Enum.GetValues<NoticeVariant>(), ignoreOrder: true);
        // Nobody is told in a variant what they are not told at all.
        foreach (var sample in Samples) Samples.ShouldContain(s => s.Type == sample.Type && s.Audience == sample.Audience && s.Variant == NoticeVariant.Usual, sample.Key);
    }

    [Fact]
    public void Every_language_says_all_of_it_in_words_of_its_own()
    {
        foreach (var news in Samples)
        {
            var said = Language.All.Select(language => language.Say(news)).ToList();
            said.ShouldAllBe(s => !string.IsNullOrWhiteSpace(s.Title) && !(s.Title + s.Text).Contains('{'), news.Key);
            said.Select(s => s.Text).Distinct().Count().ShouldBe(Language.All.Count, news.Key);
        }
        new German().Say(Samples.Single(s => s.Key == "marketplace.shiftOffered.staff.reserved")).Text.ShouldContain("am Mittwoch, 4. März 2026, 23:00-07:00 Uhr, Waiter, Grand Hotel");
    }

    [Fact]
    public void What_is_kept_of_it_is_read_again()
    {
        foreach (var news in Samples) MarketplaceNews.Read(news.Write()).ShouldBe(news);
    }

    [Fact]
    public void A_shift_is_said_on_the_clock_of_its_place_and_a_person_by_the_first_name()
    {
        var news = MarketplaceNews.Of(new MarketplaceNotice(MarketplaceNoticeType.NoShow, NoticeAudience.Client, "no-show:1", Somebody) { About = new(null, "Rita Maria Report"), Shift = Night });
        new English().Say(news).ShouldBe(("Rita did not come", "Rita has not clocked in for the shift of Wednesday 4 March 2026, 23:00-07:00, Waiter, Grand Hotel and is marked as a no-show."));
    }

    [Fact]
    public void What_nobody_has_words_for_and_what_lacks_one_of_its_words_is_a_mistake_that_shows()
    {
        Should.Throw<ArgumentException>(() => MarketplaceNews.Of(new MarketplaceNotice(MarketplaceNoticeType.NoShow, NoticeAudience.Client, "k", Somebody) { Shift = Night })).Message.ShouldContain("lacks name");
        Should.Throw<ArgumentException>(() => MarketplaceNews.Of(new MarketplaceNotice(MarketplaceNoticeType.NoShow, NoticeAudience.Staff, "k", Somebody))).Message.ShouldContain("lacks shift");
        Should.Throw<ArgumentException>(() => MarketplaceNews.Of(new MarketplaceNotice(MarketplaceNoticeType.NoShow, NoticeAudience.Company, "k", Somebody) { Shift = Night })).Message.ShouldContain("marketplace.noShow.company");
        Should.Throw<ArgumentException>(() => MarketplaceNews.Of(new MarketplaceNotice(MarketplaceNoticeType.ShiftOffered, NoticeAudience.Staff, "k", Somebody) { Shift = Night, Variant = NoticeVariant.Reserved })).Message.ShouldContain("lacks until");
    }
}
