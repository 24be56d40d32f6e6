using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>What counts is rounded where a company wants that; the punches stay as they are.</summary>
public sealed class RoundingTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Theory]
    [InlineData("08:07:29", RoundTo.Nearest, 15, "08:00:00")]
    [InlineData("08:07:30", RoundTo.Nearest, 15, "08:15:00")]
    [InlineData("17:01:00", RoundTo.Up, 6, "17:06:00")]
    [InlineData("17:06:00", RoundTo.Up, 6, "17:06:00")]
    [InlineData("17:05:59", RoundTo.Down, 6, "17:00:00")]
    [InlineData("08:52:00", RoundTo.ToShift, 10, "09:00:00")]
    [InlineData("08:49:59", RoundTo.ToShift, 10, "08:49:59")]
    [InlineData("09:10:00", RoundTo.ToShift, 10, "09:00:00")]
    [InlineData("09:10:01", RoundTo.ToShift, 10, "09:10:01")]
    [InlineData("08:07:00", RoundTo.None, 30, "08:07:00")]
    public void A_time_counts_at_a_unit_or_at_the_shift(string at, RoundTo way, int unit, string counts) =>
        TimeOnly.MinValue.Add(TimeSpan.FromSeconds(RoundedTime.Of(Seconds(at), Seconds("09:00:00"), way, unit, 0))).ToString("HH:mm:ss", null).ShouldBe(counts);

    [Fact]
    public void Units_begin_on_the_wall()
    {
        // In Nepal, at +05:45, 03:30 is 09:15 on the wall.
        RoundedTime.Of(Seconds("03:30:00"), 0, RoundTo.Down, 30, 20_700).ShouldBe(Seconds("03:15:00"), "09:00 there");
        RoundedTime.Of(Seconds("03:30:00"), 0, RoundTo.Up, 10, 20_700).ShouldBe(Seconds("03:35:00"), "09:20 there");
    }

    [Fact]
    public void It_moves_a_time_by_less_than_a_unit_in_its_direction_keeps_order_and_is_done_once()
    {
        var cases = from at in Gen.Choose(-2_000_000_000, 2_000_000_000)
                    from later in Gen.Choose(0, 7200)
                    from unit in Gen.Elements(1, 5, 6, 10, 15, 30)
                    from way in Gen.Elements(RoundTo.Nearest, RoundTo.Up, RoundTo.Down)
                    from offset in Gen.Elements(0, 3600, -12_600, 20_700, 45_900)
                    select (at, later, unit, way, offset);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            long Round(long at) => RoundedTime.Of(at, 0, c.way, c.unit, c.offset);
            var (rounded, length) = (Round(c.at), 60L * c.unit);
            return (rounded + c.offset) % length == 0
                && Round(rounded) == rounded
                && Round(c.at + c.later) >= rounded
                && c.way switch
                {
                    RoundTo.Down => rounded <= c.at && c.at - rounded < length,
                    RoundTo.Up => rounded >= c.at && rounded - c.at < length,
                    _ => Math.Abs(rounded - c.at) * 2 <= length,
                };
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task From_the_day_of_the_setting_on_pay_hears_rounded_hours_and_both_are_shown()
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var (before, after) = (await company.Owner.Plan("2026-03-02", "09:30", "17:00", worker), await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker));
        var exact = await host.Works(worker, before, Nine.AddDays(-1).AddMinutes(37), Nine.AddDays(-1).AddHours(8));
        host.Clock.Now = Nine.AddMinutes(-30);
        foreach (var unit in new[] { 0, 7, 60 }) (await Set(company, new { unit })).Should(400).Message.ShouldBe("errMsg_settings.rounding.unitTypeIsNotValid");
        var settings = (await Set(company, new { unit = 15, @in = "toShift", @out = "down" })).Should(200)["company"].GetProperty("settings").GetProperty("rounding");
        (settings.Number("unit"), settings.Str("in"), settings.Str("out")).ShouldBe((15, "toShift", "down"));

        var left = await host.Works(worker, after, Nine.AddMinutes(-9), Nine.AddHours(7).AddMinutes(59));
        (left.Amount("workedHours"), left.Amount("countedHours")).ShouldBe((8.13m, 7.75m));
        (left.GetProperty("checkInTime").GetDateTimeOffset(), left.GetProperty("countedFrom").GetDateTimeOffset(), left.GetProperty("countedUntil").GetDateTimeOffset()).ShouldBe((Nine.AddMinutes(-9), Nine, Nine.AddMinutes(465)));
        (await host.Worked(worker)).ShouldBe([(-1403, -960), (0, 465)]);
        (await worker.Record(exact.Id())).Amount("countedHours").ShouldBe(7.38m, "days before keep what they had");

        (await Set(company, new { @in = "none", @out = "none" })).Should(200);
        (await worker.Record(left.Id())).Amount("countedHours").ShouldBe(8.13m);
        (await host.Published("attendance.workedTimeChanged", worker.UserId)).Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task What_rounding_would_count_twice_counts_once()
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        (await Set(company, new { unit = 30, @in = "down", @out = "up" })).Should(200);
        var (first, second) = (await company.Owner.Plan("2026-03-03", "09:00", "12:00", worker), await company.Owner.Plan("2026-03-03", "12:10", "16:00", worker));
        await host.Works(worker, first, Nine, Nine.AddMinutes(185));
        await host.Works(worker, second, Nine.AddMinutes(195), Nine.AddMinutes(420));

        (await host.Worked(worker)).ShouldBe([(0, 210), (210, 420)]);
    }

    private static async Task<Reply> Set(TestCompany company, object rounding)
    {
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        return await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { rounding } });
    }

    private static long Seconds(string time) => (long)TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan().TotalSeconds;
}
