using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Holidays;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;

namespace WorkforceOS.Tests.Leave;

public sealed class HolidaysTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Holidays = "/leaveManagement-api/v1/holidays";

    [Theory]
    [InlineData("DE", null, 2026, 9)]
    [InlineData("DE", "BY", 2026, 13)]
    [InlineData("CH", "ZH", 2026, 10)]
    [InlineData("PT", "Madeira", 2026, 16)]
    [InlineData("TR", null, 2026, 14)]
    [InlineData("IN", null, 2026, 0)]
    [InlineData("DE", "nowhere", 2026, 9)]
    [InlineData("TR", null, 2140, 0)]
    public void A_calendar_has_its_countrys_holidays_and_its_regions(string country, string? region, int year, int days) => Calendars.Of(country, region, year).Count.ShouldBe(days);

    [Fact]
    public void A_holiday_is_on_the_day_on_which_it_is_kept_though_another_year_lists_it()
    {
        Calendars.Of("US", null, 2027).Where(h => h.Name.Contains("New Year")).Select(h => h.Day).ShouldBe([new(2027, 1, 1), new(2027, 12, 31)]);
        Calendars.Of("US", null, 2028).ShouldNotContain(h => h.Name.Contains("New Year"));
        Calendars.Of("US", null, 2026).ShouldContain(h => h.Day == new DateOnly(2026, 7, 3));
    }

    [Fact]
    public async Task A_company_keeps_its_countrys_holidays_adds_its_own_and_hides_others_and_leave_does_not_cost_them()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        await Settle(team, new { country = "de", region = "BY" });
        (await Kept(team.Report, "2026-04-01", "2026-05-31")).ShouldBe(["04-03", "04-06", "05-01", "05-14", "05-25"]);
        (await team.Manager.Post(Holidays, new { name = "Works outing", day = "2026-04-07" })).Should(403);
        (await team.Owner.Post(Holidays, new { name = "Both", day = "2026-04-07", yearly = "04-07" })).ShouldRefuse(400, "HolidayDayNotValid");
        (await team.Owner.Post(Holidays, new { name = "Third", day = "2026-04-07", portion = 0.3 })).ShouldRefuse(400, "HolidayPortionNotValid");
        (await team.Owner.Post(Holidays, new { name = "Nowhere", day = "2026-04-07", placeId = team.Report.UserId })).ShouldRefuse(400, "UnknownPlace");
        var outing = (await team.Owner.Post(Holidays, new { name = "Works outing", yearly = "04-07", portion = 0.5 })).Should(201)["holiday"].Id();
        (await team.Owner.Post(Holidays, new { name = "Not with us", day = "2026-05-14", hidden = true, region = "DE-BY" })).Should(201);
        (await team.Owner.Post(Holidays, new { name = "Elsewhere", day = "2026-05-15", region = "BE" })).Should(201);
        (await Kept(team.Report, "2026-04-01", "2026-05-31")).ShouldBe(["04-03", "04-06", "04-07", "05-01", "05-25"]);
        (await host.Published("holiday.changed", (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id())).Count.ShouldBe(4);

        // Good Friday and Easter Monday are free, and so is half of the Tuesday.
        var leave = (await team.Report.Ask("2026-04-02", "2026-04-08", "annual")).Should(201)["leaveRequest"];
        leave.GetProperty("days").GetDecimal().ShouldBe(2.5m);
        leave.GetProperty("hours").GetDecimal().ShouldBe(20);
        (await team.Report.Ask("2026-05-01", "2026-05-01", "annual")).ShouldRefuse(400, "NoWorkingDays");
        (await team.Report.Get($"{Holidays}?from=2026-04-01&to=2026-04-30&userId={team.Colleague.UserId}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Manager.Get($"{Holidays}?from=2026-04-07&to=2026-04-07&userId={team.Report.UserId}")).Should(200)["holidays"][0].GetProperty("portion").GetDecimal().ShouldBe(0.5m);
        (await team.Report.Get($"{Holidays}?from=2026-04-01&to=2030-04-30")).ShouldRefuse(400, "HolidayRange");

        (await team.Owner.Patch($"{Holidays}/{outing}", new { yearly = (string?)null, day = "2026-04-08" })).Should(200);
        (await team.Owner.Delete($"{Holidays}/{outing}")).Should(200);
        (await Kept(team.Report, "2026-04-07", "2026-04-08")).ShouldBeEmpty();
        (await team.Report.Get("/leaveManagement-api/v1/ownholidays?hidden=true")).Should(200)["holidays"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_was_written_down_of_the_past_stays_whatever_a_calendar_says_later()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        await Settle(team, new { country = "DE" });
        var company = (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        await host.RunJob(MaterialiseHolidays.Name);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunJob(MaterialiseHolidays.Name);
        await host.Ask(company, async (WorkforceOS.Leave.LeaveDb db) =>
        {
            db.PublicDays.AddRange(new PublicDay { CompanyId = new(company), Country = "DE", Day = new(2026, 2, 2), Name = "Past" }, new PublicDay { CompanyId = new(company), Country = "DE", Day = new(2026, 6, 1), Name = "Ahead" });
            return await db.SaveChangesAsync();
        });
        (await Kept(team.Report, "2026-01-01", "2026-06-30")).ShouldBe(["01-01", "02-02", "04-03", "04-06", "05-01", "05-14", "05-25", "06-01"]);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunJob(MaterialiseHolidays.Name);
        (await Kept(team.Report, "2026-01-01", "2026-06-30")).ShouldBe(["01-01", "02-02", "04-03", "04-06", "05-01", "05-14", "05-25"]);
        (await host.Published("holiday.changed", company)).Select(e => e.Str("from")).ShouldBe(["2024-01-01", "2026-06-01"]);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task Another_country_of_the_company_or_of_a_place_changes_the_holidays_and_makes_pay_stale()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var company = (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        var place = (await team.Owner.Post("/attendanceManagement-api/v1/places", new { name = "Munich", country = "DE", region = "BE" })).Should(201)["place"].Id();
        var profile = await team.Company.Profile(team.Colleague);
        (await team.Owner.Patch($"{Team.Profiles}/{profile}", new { payBasis = "hourly", hourlyRate = 20, placeId = place, effectiveFrom = "2025-01-01", reason = "Entered late" })).Should(200);
        var report = (await team.Owner.Calculate(team.Colleague, "2026-01-01", "2026-01-31")).Should(201)["payrollReport"];
        (await host.Published("holiday.changed", company)).ShouldBeEmpty();

        // Epiphany is a holiday in Bavaria, and not in Berlin.
        (await team.Owner.Patch($"/attendanceManagement-api/v1/places/{place}", new { region = "BY" })).Should(200);
        var told = (await host.Published("holiday.changed", company)).ShouldHaveSingleItem();
        (told.Str("from"), told.Str("to")).ShouldBe(("2024-01-01", "2028-12-31"));
        (await team.Owner.Report(report)).IsStale().ShouldBeTrue();

        await Settle(team, new { country = "DE", region = "BY" });
        (await host.Published("holiday.changed", company)).Count.ShouldBe(2);
        await Settle(team, new { country = "DE" });
        (await team.Owner.Patch($"/attendanceManagement-api/v1/places/{place}", new { name = "Nuremberg" })).Should(200);
        (await host.Published("holiday.changed", company)).Count.ShouldBe(2);
    }

    private static async Task Settle(Team team, object settings) =>
        (await team.Owner.Patch($"/auth-api/v1/companies/{(await team.Owner.Get("/auth-api/v1/companies"))["company"].Id()}", new { settings })).Should(200);

    private static async Task<List<string>> Kept(Client person, string from, string to) =>
        [.. (await person.Get($"{Holidays}?from={from}&to={to}&userId={person.UserId}")).Should(200)["holidays"].EnumerateArray().Select(h => h.Str("day")![5..])];
}
