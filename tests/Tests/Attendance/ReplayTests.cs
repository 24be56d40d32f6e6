using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.PunchProofTests;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class ReplayTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Replay = "/attendanceManagement-api/v1/punches/replay";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task Punches_made_out_of_reach_count_from_when_they_were_made_in_the_order_in_which_they_were()
    {
        var (company, worker, shift) = await DayShift();
        // The device's clock is ten minutes fast.
        var fast = TimeSpan.FromMinutes(10);
        host.Clock.Now = Nine.AddHours(12);

        var answer = await worker.Post(Replay, new
        {
            sentAt = host.Clock.Now + fast,
            punches = new object[]
            {
                new { clientId = NewTap(), action = "out", deviceTime = Nine.AddHours(8) + fast },
                new { clientId = NewTap(), action = "in", deviceTime = Nine.AddMinutes(3) + fast, shiftId = shift, latitude = 52.5, longitude = 13.4, accuracyMeters = 12, mockLocation = true },
            },
        });
        var done = answer.Should(200)["punches"];
        done.EnumerateArray().Select(p => p.Str("outcome")).ShouldBe(["applied", "applied"]);
        var record = await company.Owner.Record(done[0].Id("attendanceRecordId"));
        (record.Str("status"), record.GetProperty("checkInTime").GetDateTimeOffset(), record.GetProperty("checkOutTime").GetDateTimeOffset()).ShouldBe(("present", Nine.AddMinutes(3), Nine.AddHours(8)));
        Reasons(record).ShouldBe(["offline", "mockLocation"], ignoreOrder: true);
        var entry = record.GetProperty("entries")[0];
        (entry.Str("source"), entry.GetProperty("deviceTime").GetDateTimeOffset(), entry.Number("accuracyMeters")).ShouldBe(("offline", Nine.AddMinutes(3) + fast, 12));
        (await worker.Record(record.Id())).Id().ShouldBe(record.Id());
    }

    [Fact]
    public async Task Each_is_answered_for_itself_and_none_lies_ahead_or_beyond_three_days()
    {
        var (company, worker, shift) = await DayShift();
        var colleague = await company.Hire();
        var theirs = await company.Owner.Plan("2026-03-03", "09:00", "17:00", colleague);
        host.Clock.Now = Nine.AddHours(9);
        var (first, second, third) = (NewTap(), NewTap(), NewTap());
        object Tap(Guid id, string action, DateTimeOffset at, Guid? of = null) => new { clientId = id, action, deviceTime = at, shiftId = of };

        // Three taps within a second, one of them sent twice.
        var punches = new[]
        {
            Tap(first, "in", Nine), Tap(second, "in", Nine.AddMilliseconds(300)), Tap(third, "in", Nine.AddMilliseconds(900), shift), Tap(first, "in", Nine),
            Tap(NewTap(), "out", host.Clock.Now.AddSeconds(1)), Tap(NewTap(), "in", host.Clock.Now.AddHours(-73)), Tap(NewTap(), "in", Nine, theirs), Tap(NewTap(), "out", Nine.AddHours(8)),
        };
        var done = (await worker.Post(Replay, new { sentAt = host.Clock.Now, punches })).Should(200)["punches"].EnumerateArray().Select(p => (p.Str("outcome"), p.Str("errCode"))).ToList();
        done.ShouldBe([("applied", null), ("refused", "AlreadyCheckedIn"), ("refused", "AlreadyCheckedIn"), ("repeated", null), ("refused", "TimeInFuture"), ("refused", "PunchTooOld"), ("refused", "NotAssigned"), ("applied", null)], ignoreOrder: false);

        (await worker.Get(RecordsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
        (await worker.Post(Replay, new { sentAt = host.Clock.Now, punches = Array.Empty<object>() })).Should(400);
        (await worker.Post(Replay, new { sentAt = host.Clock.Now, punches = Enumerable.Range(0, 201).Select(_ => Tap(NewTap(), "in", Nine)) })).Should(400);
        (await worker.Post(Replay, new { sentAt = At("1900-01-01T00:00:00Z"), punches = new[] { Tap(NewTap(), "in", At("8999-12-31T00:00:00Z")) } })).Should(200)["punches"][0].Str("errCode").ShouldBe("TimeInFuture");
        (await worker.Post(Replay, new { sentAt = At("8999-12-31T00:00:00Z"), punches = new[] { Tap(NewTap(), "in", At("1900-01-01T00:00:00Z")) } })).Should(200)["punches"][0].Str("errCode").ShouldBe("PunchTooOld");
    }

    [Fact]
    public async Task Breaks_are_replayed_too_each_once_and_locked_days_refuse_their_own_alone()
    {
        var (company, worker, _) = await DayShift();
        await company.Owner.Plan("2026-03-04", "09:00", "17:00", worker);
        await host.Run("""
            INSERT INTO kernel.locked_days (company_id, user_id, source_id, kind, first_day, last_day, starts_at, ends_at, locked_by)
            SELECT id, $2, gen_random_uuid(), 'payroll', '2026-03-03', '2026-03-03', '2026-03-03T00:00Z', '2026-03-04T00:00Z', $2 FROM identity.companies WHERE codename = $1
            """, company.Codename, worker.UserId);
        host.Clock.Now = Nine.AddHours(34);
        var next = Nine.AddDays(1);
        var punches = new[] { ("in", Nine), ("in", next), ("breakStart", next.AddHours(3)), ("breakEnd", next.AddHours(4)), ("breakEnd", next.AddHours(5)), ("out", next.AddHours(8)) }
            .Select(p => new { clientId = NewTap(), action = p.Item1, deviceTime = p.Item2 }).ToList();
        async Task<List<(string?, string?)>> Send() => [.. (await worker.Post(Replay, new { sentAt = host.Clock.Now, punches })).Should(200)["punches"].EnumerateArray().Select(p => (p.Str("outcome"), p.Str("errCode")))];

        (await Send()).ShouldBe([("refused", "PeriodLocked"), ("applied", null), ("applied", null), ("applied", null), ("refused", "NotOnBreak"), ("applied", null)]);
        (await Send()).ShouldBe([("refused", "PeriodLocked"), ("repeated", null), ("repeated", null), ("repeated", null), ("refused", "NotCheckedIn"), ("repeated", null)]);
        var record = (await company.Owner.Get(RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem();
        (record.Number("breakMinutes"), record.GetProperty("workedHours").GetDecimal()).ShouldBe((60, 7m));
        record.GetProperty("entries").EnumerateArray().ShouldAllBe(e => e.Str("source") == "offline");
    }

    [Fact]
    public async Task A_company_lets_them_count_has_them_reviewed_or_refuses_them()
    {
        var (company, worker, _) = await DayShift();
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"];
        id.GetProperty("settings").Str("offlinePunches").ShouldBe("review");
        host.Clock.Now = Nine.AddHours(1);
        var tap = new { sentAt = host.Clock.Now, punches = new[] { new { clientId = NewTap(), action = "in", deviceTime = Nine } } };

        (await company.Owner.Patch($"/auth-api/v1/companies/{id.Id()}", new { settings = new { offlinePunches = "off" } })).Should(200);
        (await worker.Post(Replay, tap)).ShouldRefuse(400, "OfflinePunchesOff");
        (await company.Owner.Patch($"/auth-api/v1/companies/{id.Id()}", new { settings = new { offlinePunches = "on" } })).Should(200);
        var record = (await worker.Post(Replay, tap)).Should(200)["punches"][0].Id("attendanceRecordId");
        Reasons(await company.Owner.Record(record)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_replays_of_two_hundred_punches_at_once_are_one_also_after_one_was_killed_half_way()
    {
        var (company, worker, _) = await DayShift(planned: false);
        // Hundred shifts of twenty minutes within 72 hours, each come to and gone from.
        var starts = Enumerable.Range(0, 100).Select(n => Nine.AddMinutes(40 * n)).ToList();
        foreach (var start in starts) await company.Owner.Plan($"{start:yyyy-MM-dd}", $"{start:HH:mm}", $"{start.AddMinutes(20):HH:mm}", worker);
        host.Clock.Now = Nine.AddHours(70);
        var punches = starts.SelectMany(start => new[] { new { clientId = NewTap(), action = "in", deviceTime = start }, new { clientId = NewTap(), action = "out", deviceTime = start.AddMinutes(20) } }).ToList();
        var body = new { sentAt = host.Clock.Now, punches };

        await using (var blocked = await HeldTap.Of(host, company.Codename, worker.UserId, punches[100].clientId))
        {
            var cutOff = worker.Post(Replay, body);
            await blocked.KillWhoWaits(host);
            (await cutOff).Status.ShouldBe(503);
        }
        (await host.Column("SELECT id::text FROM attendance.records WHERE user_id = $1", worker.UserId)).ShouldBeEmpty();

        var all = await Race.AtOnce(100, _ => worker.Post(Replay, body));
        all.ShouldAllBe(r => r.Status == 200);
        var outcomes = all.SelectMany(r => r["punches"].EnumerateArray()).GroupBy(p => p.Str("outcome")!).ToDictionary(g => g.Key, g => g.Count());
        outcomes.ShouldBe(new Dictionary<string, int> { ["applied"] = 200, ["repeated"] = 99 * 200 }, ignoreOrder: true);
        all.Select(r => string.Join(' ', r["punches"].EnumerateArray().Select(p => p.Id("attendanceRecordId")))).Distinct().Count().ShouldBe(1);
        (await host.Column("SELECT (sum(extract(epoch FROM check_out_time - check_in_time)) / 60)::int || ' ' || count(*) FROM attendance.records WHERE user_id = $1", worker.UserId)).ShouldBe(["2000 100"]);
    }

    private async Task<(TestCompany Company, Client Worker, Guid Shift)> DayShift(bool planned = true)
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        return (company, worker, planned ? await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker) : default);
    }
}
