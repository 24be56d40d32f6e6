using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What approved hours bring, once each whoever counts them; questions and answers; and the time card.</summary>
public sealed class BenefitTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Service = "/marketplaceManagement-api/v1";
    private const string Job = "staffing.benefits";

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Approved_hours_count_once_and_at_the_target_it_is_active()
    {
        var (market, worker, staff) = await Open(new { benefitType = "commuter", title = "Commuter support", target = 10, period = "month" }, new { benefitType = "health", title = "Health", target = 10_000, unit = "cents", perHour = 50.5 });
        await Approve(market, staff, 364);
        await host.RunJob(Job);
        await Task.WhenAll(host.RunJob(Job), host.RunJob(Job));
        (await Benefits(worker)).ShouldBe(["COMMUTER PENDING 6.07/10 60.7 HOURS", "HEALTH PENDING 306/10000 3.1 CENTS"]);
        await Approve(market, staff, 364);
        await host.RunJob(Job);
        (await Benefits(worker)).ShouldBe(["COMMUTER ACTIVE 12.13/10 100 HOURS", "HEALTH PENDING 613/10000 6.1 CENTS"]);
        (await History(worker)).ShouldBe(["COMMUTER ACTIVE 12.13 open", "HEALTH PENDING 613 open", "COMMUTER PENDING 12.13 ended"], ignoreOrder: true);
        (await host.Rows($"SELECT DISTINCT event_type FROM staffing.domain_events WHERE aggregate_type = 'benefit'")).ShouldContain("BENEFIT_ACCRUED");

        (await worker.Get("/staff/dashboard")).Should(200)["benefits"].GetArrayLength().ShouldBe(2);
        host.Clock.Now = TestClock.Start.AddDays(70);
        await host.RunJob(Job);
        (await host.Rows($"SELECT benefit_type || ' ' || status || ' ' || tracked_hours FROM staffing.staff_benefits WHERE staff_id = '{staff}' ORDER BY title")).ShouldBe(["commuter pending 0.00", "health pending 613.00"]);
        (await host.Number($"SELECT count(*) FROM staffing.staff_benefit_history WHERE staff_id = '{staff}' AND benefit_type = 'commuter'")).ShouldBe(3);
    }

    [Fact]
    public async Task An_operator_writes_down_how_far_somebody_is_and_how_it_stood_is_kept()
    {
        var (market, worker, staff) = await Open(new { benefitType = "commuter", title = "Commuter Support", target = 40 });
        (await market.Company.Owner.Post($"{Service}/benefitprograms", new { benefitType = "commuter", title = "Again", target = 40 })).Should(400);
        foreach (var (status, tracked) in new[] { ("pending", 18), ("active", 32) }) (await market.Company.Owner.Do("PUT", $"{Service}/staffmembers/{staff}/benefits/commuter", new { status, tracked })).Should(200);
        (await Benefits(worker)).ShouldBe(["COMMUTER ACTIVE 32/40 80 HOURS"]);
        (await History(worker)).ShouldBe(["COMMUTER ACTIVE 32 open", "COMMUTER PENDING 18 ended"]);
    }

    [Fact]
    public async Task Questions_are_found_by_the_forms_of_their_words_in_the_language_that_is_asked_for()
    {
        var (market, worker, _) = await Open();
        async Task Ask(string locale, string category, string question, string answer, int sortOrder = 0) => (await market.Company.Owner.Post($"{Service}/faqs", new { locale, category, question, answer, sortOrder })).Should(201);
        await Ask("en", "Pay", "When am I paid?", "Every Friday, for the week before.", 2);
        await Ask("en", "Pay", "How do I change my bank account?", "Add another in your profile.", 1);
        await Ask("en", "Shifts", "What if I am late?", "Tell your manager; payments go by the minutes worked.");
        await Ask("de", "Lohn", "Wann werde ich bezahlt?", "Jeden Freitag.");

        (await worker.Get("/staff/faqs?locale=en")).Should(200)["items"].EnumerateArray().Select(c => $"{c.Str("category")}: {string.Join('|', c.GetProperty("items").EnumerateArray().Select(f => f.Str("question")))}").ShouldBe(["Pay: How do I change my bank account?|When am I paid?", "Shifts: What if I am late?"]);
        (await worker.Get("/staff/faqs?locale=de-AT")).Should(200)["items"].EnumerateArray().Select(c => c.Str("category")).ShouldBe(["Lohn"]);
        (await Search(worker, "weeks")).ShouldBe(["When am I paid?"]);
        (await Search(worker, "accounts")).ShouldBe(["How do I change my bank account?"]);
        (await Search(worker, "nothing-of-it")).ShouldBeEmpty();
        (await worker.Get("/staff/faqs/search?q=a")).ShouldSay(400, "VALIDATION_ERROR");
        (await worker.Get("/staff/faqs/search?q=" + Uri.EscapeDataString("'; drop & | ! (("))).Should(200);
    }

    [Fact]
    public async Task The_time_card_has_what_was_clocked_on_those_days()
    {
        var (market, worker, staff) = await Open();
        await Approve(market, staff, 300);
        var card = (await worker.Get($"/staff/profile/time-card?from={host.Clock.Now.AddDays(-40):yyyy-MM-dd}&to={host.Clock.Now:yyyy-MM-dd}")).Should(200)["items"].EnumerateArray().Single();
        (card.Str("shiftTitle"), card.Number("minutesWorked"), card.Number("hourlyRateCents"), card.Str("timesheetStatus")).ShouldBe(("Espresso shift", 300, 2300, "APPROVED"));
        foreach (var wrong in new[] { "month=13", "from=2026-01-01", "from=2026-02-01&to=2026-01-01", "month=1&from=2026-01-01&to=2026-01-02", "from=2020-01-01&to=2026-01-01" }) (await worker.Get($"/staff/profile/time-card?{wrong}")).ShouldSay(400, "VALIDATION_ERROR");
        (await worker.Get("/staff/profile/time-card?month=1&year=2001")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Open(params object[] programs)
    {
        var market = await Marketplace.Open(host);
        foreach (var program in programs) (await market.Company.Owner.Post($"{Service}/benefitprograms", program)).Should(201);
        var (worker, staff) = await market.Worker();
        return (market, worker, staff);
    }

    /// <summary>A shift that was worked and approved.</summary>
    private async Task Approve(Marketplace market, Guid staff, int minutes)
    {
        var hub = await market.Hub($"Hub {Guid.NewGuid():N}");
        var order = await market.Order(hub, host.Clock.Now.AddHours(6));
        var (assignment, session) = (Guid.NewGuid(), Guid.NewGuid());
        await host.Sql($"""
            INSERT INTO staffing.assignments (company_id, id, is_active, record_version, created_at, updated_at, shift_id, shift_role_id, business_id, hub_id, staff_id, status, pay_rate_cents, bill_rate_cents, starts_at, ends_at, held_from, held_until, checked_in_at, checked_out_at)
            SELECT r.company_id, '{assignment}', true, 1, now(), now(), r.shift_id, r.id, r.business_id, r.hub_id, '{staff}', 'completed', 2300, 3100, t.at, t.at + interval '{minutes} minutes', t.at, t.at + interval '{minutes} minutes', t.at, t.at + interval '{minutes} minutes'
            FROM staffing.shift_roles r, (SELECT '{host.Clock.Now.AddDays(-20):O}'::timestamptz AS at) t WHERE r.id = '{order.Role}';
            INSERT INTO staffing.sessions (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, shift_id, status, check_in_at, check_out_at, check_in_method, check_out_method, break_minutes, worked_minutes, flags, outside_points)
            SELECT company_id, '{session}', true, 1, now(), now(), id, staff_id, shift_id, 'closed', starts_at, ends_at, 'geo', 'geo', 0, {minutes}, ARRAY[]::text[], 0 FROM staffing.assignments WHERE id = '{assignment}';
            INSERT INTO staffing.timesheets (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, session_id, staff_id, business_id, status, worked_minutes, break_minutes, payable_minutes, pay_rate_cents, bill_rate_cents, gross_pay_cents, bill_cents, submitted_at, approved_at, flags, disputed)
            SELECT company_id, '{Guid.NewGuid()}', true, 1, now(), now(), id, '{session}', staff_id, business_id, 'approved', {minutes}, 0, {minutes}, 2300, 3100, 11500, 15500, '{host.Clock.Now:O}', '{host.Clock.Now:O}', ARRAY[]::text[], false FROM staffing.assignments WHERE id = '{assignment}';
            """);
    }

    private static async Task<List<string>> Benefits(Client worker) => [.. (await worker.Get("/staff/profile/benefits")).Should(200)["items"].EnumerateArray()
        .Select(b => $"{b.Str("benefitType")} {b.Str("status")} {b.GetProperty("trackedHours").GetDecimal():0.##}/{b.GetProperty("targetHours").GetDecimal():0.##} {b.GetProperty("progressPercent").GetDecimal():0.#} {b.Str("unit")}")];

    private static async Task<List<string>> History(Client worker) => [.. (await worker.Get("/staff/profile/benefits/history")).Should(200)["items"].EnumerateArray()
        .Select(h => $"{h.Str("benefitType")} {h.Str("status")} {h.GetProperty("trackedHours").GetDecimal():0.##} {(h.GetProperty("endedAt").ValueKind is JsonValueKind.Null ? "open" : "ended")}")];

    private static async Task<List<string?>> Search(Client worker, string words) => [.. (await worker.Get($"/staff/faqs/search?q={Uri.EscapeDataString(words)}")).Should(200)["items"].EnumerateArray().Select(f => f.Str("question"))];
}
