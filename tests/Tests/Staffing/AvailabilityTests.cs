using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class AvailabilityTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/staff/availability";

    [Fact]
    public async Task The_week_and_single_days_are_set_by_themselves_and_only_the_days_that_are_sent_change()
    {
        var (ana, _) = await (await Marketplace.Open(host)).Worker();
        (await Days(ana)).ShouldBe(["2026-03-02 MON UNKNOWN WEEKLY", "2026-03-03 TUE UNKNOWN WEEKLY", "2026-03-04 WED UNKNOWN WEEKLY", "2026-03-05 THU UNKNOWN WEEKLY", "2026-03-06 FRI UNKNOWN WEEKLY", "2026-03-07 SAT UNKNOWN WEEKLY", "2026-03-08 SUN UNKNOWN WEEKLY"]);

        var set = (await ana.Do("PUT", Path, new
        {
            days = new object[] { new { dayOfWeek = "MON", availabilityStatus = "PARTIAL", slots = new[] { new { start = "13:00", end = "17:00" }, new { start = "08:00", end = "12:00" } } }, new { dayOfWeek = 0, availabilityStatus = "UNAVAILABLE" } },
            overrides = new object[] { new { date = "2026-03-04", availabilityStatus = "AVAILABLE" } },
        })).Should(200);
        set["updatedDays"].GetInt32().ShouldBe(3);
        (await Days(ana)).ShouldBe(["2026-03-02 MON PARTIAL WEEKLY 08:00-12:00 13:00-17:00", "2026-03-03 TUE UNKNOWN WEEKLY", "2026-03-04 WED AVAILABLE OVERRIDE", "2026-03-05 THU UNKNOWN WEEKLY", "2026-03-06 FRI UNKNOWN WEEKLY", "2026-03-07 SAT UNKNOWN WEEKLY", "2026-03-08 SUN UNAVAILABLE WEEKLY"]);

        (await ana.Do("PUT", Path, new { days = new object[] { new { dayOfWeek = 1, availabilityStatus = "UNKNOWN" } } })).Should(200);
        (await Days(ana))[0].ShouldBe("2026-03-02 MON UNKNOWN WEEKLY");
        (await Days(ana))[6].ShouldBe("2026-03-08 SUN UNAVAILABLE WEEKLY");
    }

    [Fact]
    public async Task Quick_sets_mean_each_week_or_the_days_that_are_given()
    {
        var (ana, _) = await (await Marketplace.Open(host)).Worker();
        (await ana.Do("POST", $"{Path}/quick-set", new { quickSetType = "WEEKDAYS" })).Should(200)["appliedDays"].GetInt32().ShouldBe(5);
        (await Days(ana)).Count(d => d.Contains(" AVAILABLE WEEKLY")).ShouldBe(5);
        var weekend = (await ana.Do("POST", $"{Path}/quick-set", new { quickSetType = "WEEKENDS", startDate = "2026-03-02", endDate = "2026-03-08", slots = new[] { new { start = "10:00", end = "14:00" } } })).Should(200);
        weekend["appliedDays"].GetInt32().ShouldBe(2);
        (await Days(ana))[5].ShouldBe("2026-03-07 SAT PARTIAL OVERRIDE 10:00-14:00");
        (await Days(ana, "?startDate=2026-03-14&endDate=2026-03-14")).ShouldBe(["2026-03-14 SAT UNKNOWN WEEKLY"]);
        (await ana.Do("POST", $"{Path}/quick-set", new { quickSetType = "CLEAR" })).Should(200);
        (await Days(ana)).Count(d => d.Contains("UNKNOWN")).ShouldBe(5);
    }

    [Fact]
    public async Task Slots_that_overlap_or_end_before_they_begin_are_refused_and_nothing_is_saved()
    {
        var (ana, _) = await (await Marketplace.Open(host)).Worker();
        object Slot(string start, string end) => new { start, end };
        object Day(params object[] slots) => new { days = new object[] { new { dayOfWeek = "TUE", availabilityStatus = "PARTIAL", slots } } };
        object[] wrong =
        [
            Day(Slot("12:00", "12:00")), Day(Slot("08:00", "12:00"), Slot("11:59", "13:00")), Day(Slot("01:00", "02:00"), Slot("03:00", "04:00"), Slot("05:00", "06:00"), Slot("07:00", "08:00"), Slot("09:00", "10:00")),
            new { days = new object[] { new { dayOfWeek = 7, availabilityStatus = "AVAILABLE" } } }, new { days = new object[] { new { dayOfWeek = "TUE", availabilityStatus = "SOMETIMES" } } },
            new { days = new object[] { new { dayOfWeek = "TUE", availabilityStatus = "AVAILABLE" }, new { dayOfWeek = 2, availabilityStatus = "UNAVAILABLE" } } },
        ];
        foreach (var body in wrong) (await ana.Do("PUT", Path, body)).ShouldSay(400, "VALIDATION_ERROR");
        (await ana.Get($"{Path}?startDate=2026-03-01&endDate=2026-04-01")).ShouldSay(400, "VALIDATION_ERROR");
        (await Days(ana)).ShouldAllBe(d => d.Contains("UNKNOWN"));
        (await ana.Do("PUT", Path, Day(Slot("08:00", "12:00"), Slot("12:00", "13:00")))).Should(200);
    }

    private static async Task<List<string>> Days(Client who, string query = "") => [.. (await who.Get(Path + query)).Should(200)["items"].EnumerateArray().Select(d =>
        string.Join(' ', [d.Str("date"), d.Str("dayOfWeek"), d.Str("availabilityStatus"), d.Str("source"), .. d.GetProperty("slots").EnumerateArray().Select(s => $"{s.Str("start")}-{s.Str("end")}")]))];
}
