using System.Text.Json;
using Microsoft.Extensions.Configuration;
using WorkforceOS.Identity;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class KioskTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Kiosks = "/attendanceManagement-api/v1/kiosks";
    private const string Pins = "/attendanceManagement-api/v1/punchpins";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task Its_token_is_told_once_opens_punches_alone_and_a_new_one_ends_it()
    {
        var company = await Open();
        var (kiosk, token) = await company.Kiosk("Front door");

        (await company.Owner.Get($"{Kiosks}/{kiosk}")).Should(200)["kiosk"].TryGetProperty("token", out _).ShouldBeFalse();
        (await company.Owner.Get($"{Kiosks}?name=front")).Should(200).Text.ShouldNotContain(token);
        foreach (var path in new[] { "/attendanceManagement-api/v1/places", Kiosks, "/auth-api/currentuser" }) (await host.Visitor(company.Codename).WithToken(token).Get(path)).Should(401);

        var renewed = (await company.Owner.Post($"{Kiosks}/{kiosk}/rotate")).Should(200)["kiosk"].Str("token")!;
        (await company.Punch(token, "in", pin: "1234")).ShouldRefuse(401, "KioskTokenNotValid");
        (await company.Punch(renewed, "in", pin: "1234")).ShouldRefuse(400, "PinUnknown");
        (await (await TestCompany.Found(host)).Punch(renewed, "in", pin: "1234")).ShouldRefuse(401, "KioskTokenNotValid");
        (await company.Owner.Delete($"{Kiosks}/{kiosk}")).Should(200);
        (await company.Punch(renewed, "in", pin: "1234")).ShouldRefuse(401, "KioskTokenNotValid");

        var kept = await host.Column("SELECT k::text FROM attendance.kiosks k WHERE id = $1 UNION ALL SELECT coalesce(before::text, '') || after::text FROM kernel.changes WHERE object_id = $1", kiosk);
        kept.Count.ShouldBe(4);
        foreach (var secret in new[] { token, renewed }) kept.ShouldAllBe(text => !text.Contains(secret) && !text.Contains("tokenHash"));
        (await (await company.Hire()).Post(Kiosks, new { name = "Mine", placeId = kiosk })).Should(403);
    }

    [Fact]
    public async Task A_pin_or_a_badge_is_enough_to_come_and_go()
    {
        var company = await Open();
        var worker = await company.Hire("Kim Kiosk");
        var (_, token) = await company.Kiosk("Front door");
        (await worker.Put($"{Pins}/{worker.UserId}", new { pin = "73915280" })).Should(200)["punchPin"].GetProperty("hasPin").GetBoolean().ShouldBeTrue();
        (await company.Owner.Put($"{Pins}/{worker.UserId}", new { badge = "04:A2:24:1B" })).Should(200);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);

        host.Clock.Now = Nine.AddHours(-2);
        (await company.Punch(token, "in", pin: "73915280")).ShouldRefuse(400, "NoShiftNow");
        (await company.Punch(token, "out", pin: "73915280")).ShouldRefuse(400, "NotCheckedIn");
        host.Clock.Now = Nine.AddMinutes(12);
        var came = (await company.Punch(token, "in", pin: "73915280")).Should(201)["punch"];
        (came.Id("userId"), came.Str("fullname"), came.Str("action"), came.Id("shiftId"), came.Str("status"), came.Number("lateByMinutes")).ShouldBe((worker.UserId, "Kim Kiosk", "in", shift, "late", 12));
        came.GetProperty("at").GetDateTimeOffset().ShouldBe(Nine.AddMinutes(12));
        (await company.Punch(token, "in", pin: "73915280")).ShouldRefuse(400, "AlreadyCheckedIn");
        host.Clock.Now = Nine.AddHours(8);
        (await company.Punch(token, "out", badge: "04:A2:24:1B")).Should(201)["punch"].Id("attendanceRecordId").ShouldBe(came.Id("attendanceRecordId"));

        var record = await company.Owner.Record(came.Id("attendanceRecordId"));
        record.GetProperty("checkOutTime").GetDateTimeOffset().ShouldBe(Nine.AddHours(8));
        (await host.Column("SELECT via || ' ' || user_id FROM kernel.changes WHERE object_id = $1", record.Id())).Distinct().ShouldBe([$"kiosk {worker.UserId}"]);
        string.Concat(await host.Column("SELECT p::text || coalesce((SELECT string_agg(coalesce(before::text, '') || after::text, '') FROM kernel.changes WHERE object_id = p.id), '') FROM attendance.punch_pins p WHERE user_id = $1", worker.UserId))
            .ShouldSatisfyAllConditions(text => text.ShouldNotContain("73915280"), text => text.ShouldNotContain("24:1B"), text => text.ShouldNotContain("pinHash"));
    }

    [Fact]
    public async Task Where_a_place_asks_for_its_kiosk_no_other_will_do_and_breaks_are_taken_there_too()
    {
        var company = await Open();
        var worker = await company.Hire();
        var depot = await company.Place(new { name = "Depot", latitude = 52.52, longitude = 13.4, requires = "kiosk", fenceMode = "stop" });
        var own = (await company.Owner.Post(Kiosks, new { name = "At the depot", placeId = depot })).Should(201)["kiosk"].Str("token")!;
        var (_, other) = await company.Kiosk("Elsewhere");
        (await worker.Put($"{Pins}/{worker.UserId}", new { pin = "5512" })).Should(200);
        var shift = (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-03", startTime = "09:00", endTime = "17:00", placeId = depot, assignedUserIds = new[] { worker.UserId } })).Should(201)["shift"].Id();
        host.Clock.Now = Nine;

        (await worker.CheckIn(shift)).ShouldRefuse(400, "KioskOnly");
        (await company.Punch(other, "in", pin: "5512")).ShouldRefuse(400, "KioskOnly");
        (await company.Punch(own, "breakStart", pin: "5512")).ShouldRefuse(400, "NotCheckedIn");
        var record = (await company.Punch(own, "in", pin: "5512")).Should(201)["punch"].Id("attendanceRecordId");
        foreach (var (action, hour) in new[] { ("breakStart", 3), ("breakEnd", 4), ("out", 8) })
        {
            host.Clock.Now = Nine.AddHours(hour);
            (await company.Punch(own, action, pin: "5512")).Should(201)["punch"].Str("action").ShouldBe(action);
        }
        var entries = (await company.Owner.Record(record)).GetProperty("entries");
        entries.EnumerateArray().Select(e => (e.Str("kind"), e.Str("source"))).ShouldBe([("work", "kiosk"), ("break", "kiosk")], ignoreOrder: true);
        (entries[0].Id("placeId"), entries[0].GetProperty("inside").GetBoolean()).ShouldBe((depot, true));

        (await company.Owner.Delete($"/attendanceManagement-api/v1/places/{depot}")).Should(200);
        (await company.Punch(own, "in", pin: "5512")).ShouldRefuse(401, "KioskTokenNotValid");
    }

    [Fact]
    public void What_a_pin_is_found_by_is_another_one_under_another_secret_and_the_previous_one_is_looked_under_too()
    {
        static Vault Under(string secret, string? previous = null) =>
            new(new IdentityOptions { KeyEncryptionSecret = secret, PreviousKeyEncryptionSecret = previous }, new ConfigurationBuilder().Build());
        var (slow, before, now) = (new byte[] { 1, 2, 3 }, new string('a', 32), new string('b', 32));

        var kept = Under(before).HashesOf(slow).ShouldHaveSingleItem();
        Under(now).HashesOf(slow).ShouldHaveSingleItem().ShouldNotBe(kept);
        Under(now, before).HashesOf(slow).ShouldBe([Under(now).HashesOf(slow)[0], kept]);
    }

    [Fact]
    public async Task Five_wrong_tries_lock_a_kiosk_for_a_quarter_of_an_hour_however_many_come_at_once()
    {
        var company = await Open();
        var worker = await company.Hire();
        var ((_, token), (_, other)) = (await company.Kiosk("Front door"), await company.Kiosk("Back door"));
        (await worker.Put($"{Pins}/{worker.UserId}", new { pin = "5512" })).Should(200);
        await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine;

        var tries = await Race.AtOnce(20, n => company.Punch(token, "in", pin: $"90{n:00}"));
        tries.Count(t => t.ErrCode == "PinUnknown").ShouldBe(5);
        tries.Count(t => t is { Status: 429, ErrCode: "KioskLocked" }).ShouldBe(15);
        (await company.Punch(token, "in", pin: "5512")).ShouldRefuse(429, "KioskLocked");
        (await company.Owner.Get(Kiosks)).Should(200)["kiosks"].EnumerateArray().Count(k => k.GetProperty("lockedUntil").ValueKind is not JsonValueKind.Null).ShouldBe(1);

        // Another door is another one's; and who is in already cannot wipe tries away with a PIN of their own.
        for (var n = 0; n < 4; n++) (await company.Punch(other, "in", pin: $"80{n:00}")).ShouldRefuse(400, "PinUnknown");
        (await company.Punch(other, "in", pin: "5512")).Should(201);
        for (var n = 0; n < 4; n++) (await company.Punch(other, "in", pin: $"70{n:00}")).ShouldRefuse(400, "PinUnknown");
        (await company.Punch(other, "in", pin: "5512")).ShouldRefuse(400, "AlreadyCheckedIn");
        (await company.Punch(other, "in", pin: "7004")).ShouldRefuse(400, "PinUnknown");
        (await company.Punch(other, "out", pin: "5512")).ShouldRefuse(429, "KioskLocked");

        host.Clock.Now = Nine.AddMinutes(15).AddSeconds(1);
        (await company.Punch(token, "out", pin: "5512")).Should(201);
    }

    [Fact]
    public async Task A_pin_is_one_person_s_who_learns_little_of_other_people_s_and_dies_with_the_account()
    {
        var company = await Open();
        var (worker, colleague) = (await company.Hire(), await company.Hire("Carl Colleague"));
        var (_, token) = await company.Kiosk("Front door");
        (await worker.Put($"{Pins}/{worker.UserId}", new { pin = "4711" })).Should(200);

        (await worker.Put($"{Pins}/{colleague.UserId}", new { pin = "4712" })).Should(403);
        (await worker.Put($"{Pins}/{worker.UserId}", new { badge = "12345678" })).Should(403);
        (await worker.Get($"{Pins}/{colleague.UserId}")).Should(403);
        foreach (var wrong in new[] { "123", "123456789", "12a4", "١٢٣٤" }) (await worker.Put($"{Pins}/{worker.UserId}", new { pin = wrong })).Should(400);
        foreach (var guessable in new[] { "0000", "77777777", "1234", "23456789", "7890", "4321", "1098" }) (await worker.Put($"{Pins}/{worker.UserId}", new { pin = guessable })).ShouldRefuse(400, "PinGuessable");
        (await worker.Put($"{Pins}/{colleague.UserId}", new { pin = "1234" })).Should(403);
        for (var n = 0; n < 5; n++) (await colleague.Put($"{Pins}/{colleague.UserId}", new { pin = "4711" })).ShouldRefuse(400, "PinTaken");
        (await colleague.Put($"{Pins}/{colleague.UserId}", new { pin = "4713" })).Should(429);
        (await company.Owner.Put($"{Pins}/{colleague.UserId}", new { pin = "4713" })).Should(200);
        (await (await TestCompany.Found(host)).Owner.Put($"{Pins}/{worker.UserId}", new { pin = "9999" })).Should(404);
        (await worker.Get(Pins)).Should(200)["punchPins"].GetArrayLength().ShouldBe(1);

        var newcomers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => company.Hire()));
        var wanted = await Task.WhenAll(newcomers.Select(n => n.Put($"{Pins}/{n.UserId}", new { pin = "800800" })));
        wanted.Count(r => r.Status == 200).ShouldBe(1);
        wanted.ShouldAllBe(r => r.Status == 200 || r.Status == 400);

        (await company.Owner.Delete($"/auth-api/v1/users/{worker.UserId}")).Should(200);
        await host.DeliverOutbox();
        (await company.Punch(token, "in", pin: "4711")).ShouldRefuse(400, "PinUnknown");
        (await host.Column("SELECT (pin_hash IS NULL)::text FROM attendance.punch_pins WHERE user_id = $1", worker.UserId)).ShouldBe(["true"]);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        (await colleague.Put($"{Pins}/{colleague.UserId}", new { pin = "4711" })).Should(200);
        (await colleague.Delete($"{Pins}/{colleague.UserId}")).Should(200);
        (await company.Punch(token, "in", pin: "4711")).ShouldRefuse(400, "PinUnknown");
    }

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = TestClock.Start;
        return await TestCompany.Found(host);
    }
}
