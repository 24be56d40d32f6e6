using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Hours beyond a week's limit: paid, billed or not, corrected, and never counted twice.</summary>
public sealed class OvertimeWeeksTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/marketplaceManagement-api/v1";

    /// <summary>330 minutes are paid for a shift, 126.50, and billed with 170.50; of the last of them an hour is beyond 600.</summary>
    private const int Paid = 12650, WithAnHour = 13800, Billed = 17050, BilledWithAnHour = 18600;

    [Fact]
    public async Task Nobody_has_overtime_unless_it_was_decided()
    {
        var market = await Marketplace.Open(host);
        var who = await market.Worker();
        await Worked(market, who);
        var last = await Worked(market, who, days: 1);

        (await Money(last)).ShouldBe((0, Paid, Billed));
        (await market.Company.Owner.Get($"{Service}/staffingsettings")).Should(200)["staffingSettings"].GetProperty("weeklyOvertimeAfterMinutes").ValueKind.ShouldBe(JsonValueKind.Null);
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { weeklyOvertimeAfterMinutes = 59 })).Status.ShouldBe(400);
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { weeklyOvertimePercent = 99 })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_is_beyond_the_limit_is_paid_at_its_percentage_and_shown()
    {
        var market = await Market();
        var who = await market.Worker();
        var first = await Worked(market, who);
        var last = await Worked(market, who, days: 1);
        var another = await Worked(market, await market.Worker());

        (await Money(first)).ShouldBe((0, Paid, Billed));
        (await Money(last)).ShouldBe((60, WithAnHour, BilledWithAnHour));
        (await Money(another)).ShouldBe((0, Paid, Billed), "a week is of one worker");
        var card = (await last.Worker.Items($"/staff/profile/time-card?from={first.StartsAt:yyyy-MM-dd}&to={last.StartsAt:yyyy-MM-dd}"));
        card.Select(d => (d.Number("totalPayCents"), d.GetProperty("flags").EnumerateArray().Any(f => f.GetString() == "WEEKLY_OVERTIME"))).ShouldBe([(Paid, false), (WithAnHour, true)]);
        var sheet = (await market.Company.Owner.Get($"{Service}/stafftimesheets?staffId={last.Staff}")).Should(200)["staffTimesheets"].EnumerateArray().Single(t => t.Id("assignmentId") == last.Assignment);
        (sheet.Number("overtimeMinutes"), sheet.Number("overtimePercent"), sheet.GetProperty("overtimeBilled").GetBoolean()).ShouldBe((60, 150, true));
    }

    [Fact]
    public async Task The_next_week_begins_anew_on_the_day_that_was_decided()
    {
        var market = await Market();
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { weekStartsOn = "wednesday" })).Should(200)["staffingSettings"].Str("weekStartsOn").ShouldBe("wednesday");
        var who = await market.Worker();
        Begin(DayOfWeek.Tuesday);
        await Worked(market, who);
        var wednesday = await Worked(market, who, days: 1);
        var thursday = await Worked(market, who, days: 1);

        (await Money(wednesday)).Overtime.ShouldBe(0);
        (await Money(thursday)).Overtime.ShouldBe(60);
    }

    [Theory]
    [InlineData("2026-03-07", "America/New_York", 360, "in spring a night has an hour less on the wall, and as many minutes")]
    [InlineData("2026-10-31", "America/New_York", 360, "in autumn")]
    [InlineData("2027-03-28", "Pacific/Auckland", 360, "where a day begins long before it does in UTC")]
    public async Task A_night_belongs_to_the_week_in_which_it_begins_by_the_clock_of_its_hub(string saturday, string zone, int minutes, string why)
    {
        host.Clock.Now = new DateTimeOffset(DateOnly.Parse(saturday, System.Globalization.CultureInfo.InvariantCulture).AddDays(-2), new TimeOnly(6, 0), TimeSpan.Zero);
        var market = await Market();
        var who = await market.Worker();
        var at = TimeZoneInfo.FindSystemTimeZoneById(zone);
        // The last Sunday of the week, 23:30 on the wall, into Monday; and the Monday after.
        var sunday = DateOnly.Parse(saturday, System.Globalization.CultureInfo.InvariantCulture).AddDays(1);
        while (sunday.DayOfWeek is not DayOfWeek.Sunday) sunday = sunday.AddDays(1);
        var saturdayNight = await Night(market, who, zone, at, sunday.AddDays(-1), minutes);
        var sundayNight = await Night(market, who, zone, at, sunday, minutes);
        var monday = await Night(market, who, zone, at, sunday.AddDays(1), minutes);

        (await Money(saturdayNight)).ShouldBe((0, Paid, Billed), why);
        (await Money(sundayNight)).ShouldBe((60, WithAnHour, BilledWithAnHour), why);
        (await Money(monday)).ShouldBe((0, Paid, Billed), why);
    }

    [Fact]
    public async Task A_client_pays_it_as_overtime_unless_something_else_is_agreed()
    {
        var market = await Market();
        (await market.Company.Owner.Patch($"{Service}/businesses/{market.Business}", new { billWeeklyOvertime = false })).Should(200)["business"].GetProperty("billWeeklyOvertime").GetBoolean().ShouldBeFalse();
        var who = await market.Worker();
        var shifts = new[] { await Worked(market, who), await Worked(market, who, days: 1) };
        (await Money(shifts[1])).ShouldBe((60, WithAnHour, Billed));
        foreach (var on in shifts) (await on.Submit()).Should(200);

        var run = await market.Bill(host);

        run.GetProperty("totalCents").GetInt64().ShouldBe(2 * Billed);
        var lines = new List<JsonElement>();
        foreach (var invoice in run.GetProperty("invoiceIds").EnumerateArray()) lines.AddRange((await market.Pending(invoice.GetGuid())).GetProperty("lines").EnumerateArray());
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(l => !l.GetProperty("flags").EnumerateArray().Any(f => f.GetString() == "WEEKLY_OVERTIME") && l.Number("amountCents") == Billed);
        (await market.Company.Owner.Patch($"{Service}/businesses/{market.Business}", new { billWeeklyOvertime = (bool?)null })).Should(200)["business"].GetProperty("billWeeklyOvertime").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_vendor_may_have_another_limit_and_percentage_for_its_workers()
    {
        var market = await Market();
        (await market.Company.Owner.Patch($"{Service}/vendors/{market.Vendor}", new { weeklyOvertimeAfterMinutes = 540, weeklyOvertimePercent = 200 })).Should(200)["vendor"].Number("weeklyOvertimeAfterMinutes").ShouldBe(540);
        var who = await market.Worker();
        await Worked(market, who);
        (await Money(await Worked(market, who, days: 1))).ShouldBe((120, 12650 + 4600, 17050 + 6200));

        (await market.Company.Owner.Patch($"{Service}/vendors/{market.Vendor}", new { weeklyOvertimeAfterMinutes = 10080 })).Should(200);
        (await Money(await Worked(market, who, days: 1))).ShouldBe((0, Paid, Billed));
    }

    /// <summary>The week is billed in two parts; what was on the first stands.</summary>
    [Fact]
    public async Task A_week_that_is_billed_in_two_parts_has_its_overtime_once()
    {
        var market = await Market();
        var who = await market.Worker();
        Begin(DayOfWeek.Monday);
        var first = await Submitted(market, who);
        var second = await Submitted(market, who, days: 1);
        var invoices = (await market.Bill(host)).GetProperty("invoiceIds").EnumerateArray().Select(i => i.GetGuid()).ToList();
        foreach (var invoice in invoices) (await market.Approve(invoice)).Should(200);
        var third = await Submitted(market, who, days: 1);

        var rest = await market.Bill(host);

        (await Money(first)).Overtime.ShouldBe(0);
        (await Money(second)).Overtime.ShouldBe(60);
        (await Money(third)).ShouldBe((330, (330 * 3 * 2300 + 60) / 120, (330 * 3 * 3100 + 60) / 120));
        rest.GetProperty("totalCents").GetInt64().ShouldBe((330 * 3 * 3100 + 60) / 120);
        (await host.Number($"SELECT sum(amount_cents)::bigint FROM staffing.payments WHERE staff_id = '{who.Staff}'")).ShouldBe(Paid + WithAnHour);
    }

    [Fact]
    public async Task Hours_that_are_corrected_after_a_later_shift_was_approved_carry_what_it_lacks_and_take_nothing_back()
    {
        var market = await Market();
        var who = await market.Worker();
        Begin(DayOfWeek.Monday);
        var first = await Worked(market, who);
        var second = await Submitted(market, who, days: 1);
        (await market.Approve(await market.Invoice(host))).Should(200);

        (await first.Submit(new { breakMinutes = 0 })).Should(200);
        (await Money(first)).ShouldBe((30, (330 * 2 + 30 * 3) * 2300 / 120, (330 * 2 + 30 * 3) * 3100 / 120), "360 and 330 are 90 beyond 600, of which 60 stand");
        (await Money(second)).ShouldBe((60, WithAnHour, BilledWithAnHour));

        (await first.Submit(new { breakMinutes = 90 })).Should(200);
        (await Money(first)).ShouldBe((0, 270 * 2300 / 60, 270 * 3100 / 60), "no more is due than stands");
        (await Money(second)).ShouldBe((60, WithAnHour, BilledWithAnHour));
        var third = await Worked(market, who, days: 1);
        (await Money(third)).Overtime.ShouldBe(270 + 330 + 330 - 600 - 60, "what was paid too much of is counted with what follows");
    }

    [Fact]
    public async Task An_earlier_shift_that_changes_moves_the_overtime_of_a_later_one_that_is_on_no_bill()
    {
        var market = await Market();
        var who = await market.Worker();
        Begin(DayOfWeek.Monday);
        var first = await Worked(market, who);
        var second = await Worked(market, who, days: 1);

        (await first.Submit(new { breakMinutes = 90 })).Should(200);
        (await Money(second)).ShouldBe((0, Paid, Billed));
        (await second.Rows("SELECT flags FROM staffing.timesheets WHERE assignment_id = $1")).Single().GetProperty("flags").GetArrayLength().ShouldBe(0);
        (await first.Submit(new { breakMinutes = 30 })).Should(200);
        (await Money(second)).ShouldBe((60, WithAnHour, BilledWithAnHour));
    }

    [Fact]
    public async Task What_is_settled_of_a_bill_is_counted_with_its_week()
    {
        var market = await Market();
        var who = await market.Worker();
        Begin(DayOfWeek.Monday);
        await Worked(market, who);
        var second = await Submitted(market, who, days: 1);
        var invoice = await market.Invoice(host);
        var line = (await market.Pending(invoice)).GetProperty("lines")[0];
        (line.Number("amountCents"), line.GetProperty("flags")[0].GetString()).ShouldBe((BilledWithAnHour, "WEEKLY_OVERTIME"));
        (await market.Dispute(invoice)).Should(200);

        (await market.Operate(invoice, "reissue", new { reason = "Half an hour less.", lines = new[] { new { lineId = line.Id("lineId"), billableMinutes = 300, payableMinutes = 300 } } })).Should(200);

        (await Money(second)).ShouldBe((30, (270 * 2 + 30 * 3) * 2300 / 120, (270 * 2 + 30 * 3) * 3100 / 120));
        (await market.Pending(invoice)).Number("amountCents").ShouldBe((270 * 2 + 30 * 3) * 3100 / 120);
        (await market.Dispute(invoice)).Should(200);
        (await market.Operate(invoice, "reissue", new { reason = "An hour less is billed.", lines = new[] { new { lineId = line.Id("lineId"), billableMinutes = 240 } } })).Should(200);
        (await Money(second)).ShouldBe((30, (270 * 2 + 30 * 3) * 2300 / 120, 240 * 3100 / 60));
        (await market.Approve(invoice)).Should(200);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => host.Sql($"UPDATE staffing.timesheets SET overtime_minutes = 0 WHERE assignment_id = '{second.Assignment}'"));
    }

    [Fact]
    public async Task Whoever_corrects_three_shifts_of_a_week_at_once_has_its_overtime_once()
    {
        var market = await Market();
        var who = await market.Worker();
        Begin(DayOfWeek.Monday);
        var shifts = new List<OnShift> { await Worked(market, who) };
        while (shifts.Count < 3) shifts.Add(await Worked(market, who, days: 1));

        for (var round = 0; round < 5; round++)
        {
            var taken = round % 2 == 0 ? 60 : 10;
            (await Task.WhenAll(shifts.Select(on => on.Submit(new { breakMinutes = taken })))).ShouldAllBe(r => r.Status == 200);
            var all = new List<(int Overtime, int Pay, int Bill)>();
            foreach (var on in shifts) all.Add(await Money(on));
            all.Sum(m => m.Overtime).ShouldBe(3 * (360 - taken) - 600);
            all[0].Overtime.ShouldBe(0);
        }
    }

    private async Task<Marketplace> Market()
    {
        var market = await Marketplace.Open(host);
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { weeklyOvertimeAfterMinutes = 600 })).Should(200)["staffingSettings"].Number("weeklyOvertimePercent").ShouldBe(150);
        Begin(DayOfWeek.Monday);
        return market;
    }

    /// <summary>The morning of the next such day.</summary>
    private void Begin(DayOfWeek day)
    {
        var next = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime).AddDays(1);
        while (next.DayOfWeek != day) next = next.AddDays(1);
        host.Clock.Now = new DateTimeOffset(next, new TimeOnly(6, 0), TimeSpan.Zero);
    }

    private async Task<OnShift> Worked(Marketplace market, (Client, Guid)? who, int days = 0)
    {
        if (days > 0) host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddDays(days).AddHours(6), TimeSpan.Zero);
        var on = await OnShift.Book(host, market: market, who: who);
        await Clock(on, 360);
        return on;
    }

    private async Task<OnShift> Submitted(Marketplace market, (Client, Guid)? who, int days = 0)
    {
        var on = await Worked(market, who, days);
        (await on.Submit()).Should(200);
        return on;
    }

    private async Task<OnShift> Night(Marketplace market, (Client, Guid) who, string zone, TimeZoneInfo at, DateOnly day, int minutes)
    {
        var wall = day.ToDateTime(new TimeOnly(23, 30));
        var starts = new DateTimeOffset(wall, at.GetUtcOffset(wall)).ToUniversalTime();
        host.Clock.Now = starts.AddHours(-4);
        var on = await OnShift.Book(host, market: market, zone: zone, who: who);
        on.StartsAt.ShouldBe(starts);
        await Clock(on, minutes);
        return on;
    }

    private static async Task Clock(OnShift on, int minutes)
    {
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(minutes);
        (await on.ClockOut()).Should(200);
    }

    private static async Task<(int Overtime, int Pay, int Bill)> Money(OnShift on)
    {
        var sheet = (await on.Rows("SELECT overtime_minutes, gross_pay_cents, bill_cents FROM staffing.timesheets WHERE assignment_id = $1")).Single();
        return (sheet.Number("overtime_minutes")!.Value, sheet.Number("gross_pay_cents")!.Value, sheet.Number("bill_cents")!.Value);
    }
}
