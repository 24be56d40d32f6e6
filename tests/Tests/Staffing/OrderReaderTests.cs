using NodaTime;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.RapidOrders.Reading;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Orders in English are understood by rules, the same each time, and nothing that anybody types breaks them.</summary>
public sealed class OrderReaderTests
{
    private const int Cases = 4_000;

    public static TheoryData<string, string> Phrases => [.. OrderPhrases.All.Select(p => new TheoryDataRow<string, string>(p.Text, p.Meaning))];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void It_means_what_people_mean(string text, string meaning) => OrderPhrases.Meaning(OrderPhrases.Read(text)).ShouldBe(meaning);

    [Fact]
    public void There_are_many_phrases() => OrderPhrases.All.Select(p => p.Text).Distinct().Count().ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public void Whatever_is_typed_is_read_and_ends_after_it_starts()
    {
        var random = new Random(14);
        var words = OrderPhrases.All.SelectMany(p => p.Text.Split(' ')).Distinct().Concat(["-", ":", "/", "99999999999", "$", "'", "é", "a.m.", "24:00", "25", "0", "31st", "feb", "30", "of", "note:", "\u2028", "９", "🙂", "until", "1e9"]).ToArray();
        for (var n = 0; n < Cases; n++)
        {
            var text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 30)).Select(_ => words[random.Next(words.Length)]));
            var order = OrderPhrases.Read(text);
            if (order.EndsAt is { } end) end.ShouldBeGreaterThan(order.StartsAt!.Value, text);
            if (order.Recurrence is { EndDate: { } last } again) last.ShouldBeGreaterThanOrEqualTo(again.StartDate, text);
            order.Positions.Where(p => p.Workers < 1 || p.Certainty is < 0 or > 1).ShouldBeEmpty(text);
            order.Positions.Count.ShouldBeLessThanOrEqualTo(20, text);
            OrderPhrases.Meaning(OrderPhrases.Read(text)).ShouldBe(OrderPhrases.Meaning(order), text);
        }
    }

    [Fact]
    public void What_is_written_out_is_read_as_it_was_meant()
    {
        var random = new Random(15);
        for (var n = 0; n < Cases / 4; n++)
        {
            var day = new DateOnly(2026, 11, 29).AddDays(random.Next(500));
            var (start, length) = (new TimeOnly(random.Next(24), random.Next(4) * 15), random.Next(1, 16) * 60);
            var roles = OrderPhrases.Context.Roles.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(r => (Role: r, Workers: random.Next(1, 40))).ToList();
            var hub = OrderPhrases.Context.Hubs[random.Next(OrderPhrases.Context.Hubs.Count)];
            var rate = random.Next(1500, 6000);
            var people = string.Join(" and ", roles.Select(r => random.Next(2) == 0 ? $"{r.Workers} {r.Role.Name}s" : $"{r.Workers} {r.Role.Code}"));
            var when = FormattableString.Invariant($"on {day:yyyy-MM-dd} from {start:HH:mm} to {start.AddMinutes(length):HH:mm}");
            var place = $"at {hub.Name}";
            var paid = FormattableString.Invariant($"at ${rate / 100m:0.00} an hour");
            var text = string.Join(' ', new[] { people, when, place, paid }.Take(4).OrderBy(_ => random.Next()));

            var order = OrderPhrases.Read(text);
            order.Positions.Select(p => (p.Role, p.Workers, p.RateCents)).ShouldBe(roles.Select(r => ((KnownRole?)r.Role, r.Workers, (int?)rate)), text);
            order.Hub.ShouldBe(hub, text);
            order.Type.ShouldBe(OrderType.OneTime, text);
            var from = Instant.FromDateTimeOffset(order.StartsAt!.Value).InZone(OrderPhrases.Zone).LocalDateTime;
            from.Date.ToDateOnly().ShouldBe(day, text);
            order.DurationMinutes!.Value.ShouldBeInRange(length - 60, length + 60, text);
        }
    }

    [Fact]
    public void Long_texts_are_read_in_a_moment()
    {
        foreach (var text in new[] { new string('1', 4000), string.Concat(Enumerable.Repeat("a ", 2000)), string.Concat(Enumerable.Repeat("1-", 2000)), string.Concat(Enumerable.Repeat("mon,", 1000)), string.Concat(Enumerable.Repeat("a dozen ", 500)) })
        {
            var began = TimeProvider.System.GetTimestamp();
            OrderPhrases.Read(text);
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10), text[..20]);
        }
    }

    [Fact]
    public void What_is_doubtful_is_said()
    {
        OrderPhrases.Read("2 servers tomorrow 9 to 5").Warnings.ShouldContain(Warnings.TimesAssumed);
        OrderPhrases.Read("2 servers 5pm-9pm").Warnings.ShouldContain(Warnings.DayAssumed);
        OrderPhrases.Read("2 servers Monday Dec 1 9am-5pm").Warnings.ShouldContain(Warnings.DayAndWeekdayDiffer);
        OrderPhrases.Read("2 servers every other Monday 9am-5pm").Warnings.ShouldContain(Warnings.EveryOther);
        OrderPhrases.Read("5 forklift drivers tomorrow 9am-5pm").Warnings.ShouldContain(Warnings.NotInCatalogue("forklift drivers"));
        OrderPhrases.Read("2 baristras tomorrow 9am-5pm").Warnings.ShouldContain(Warnings.RoleAssumed("baristras", "Barista"));
        OrderPhrases.Read("2 servers on 2026-11-20 9am-5pm").Warnings.ShouldContain(Warnings.InThePast);
        OrderPhrases.Read("3 baristas tomorrow 9am-5pm. Note: ask for Ana").Notes.ShouldBe("ask for Ana");
    }
}
