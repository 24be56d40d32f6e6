using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Certificates by their verification, and what is told as they run out.</summary>
public sealed class CertificateTests(CertificateTests.FleetHost host) : IClassFixture<CertificateTests.FleetHost>, IDisposable
{
    private const string Job = "staffing.credentials";

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task A_certificate_rests_on_its_verification_and_a_newer_one_takes_its_place()
    {
        var (market, worker, staff) = await Open();
        var verification = await worker.Verify(staff, "certification", Pictures.Pdf);
        var body = new { certificateType = "food_handler", name = " Food handler ", verificationId = verification, issuer = "County", certificateNumber = "F-1", issuedAt = TestClock.Start.AddDays(-10), expiresAt = TestClock.Start.AddDays(40.5) };
        (await worker.Do("POST", "/staff/profile/certificates", Marketplace.Merged(body, new { verificationId = (Guid?)null }))).ShouldSay(422, "VERIFICATION_REQUIRED");
        (await worker.Do("POST", "/staff/profile/certificates", Marketplace.Merged(body, new { verificationId = await worker.Verify(staff, "attire") }))).ShouldSay(422, "VERIFICATION_MISMATCH");
        foreach (var wrong in new object[] { new { expiresAt = TestClock.Start.AddDays(-1), issuedAt = (DateTimeOffset?)null }, new { expiresAt = TestClock.Start.AddDays(-20) }, new { certificateType = "a b" }, new { name = "" } }) (await worker.Do("POST", "/staff/profile/certificates", Marketplace.Merged(body, wrong))).ShouldSay(400, "VALIDATION_ERROR");

        var made = (await worker.Do("POST", "/staff/profile/certificates", body)).Should(201).Body;
        (made.Str("certificateType"), made.Str("name"), made.Str("status"), made.Number("daysToExpiry"), made.Str("certificateNumber")).ShouldBe(("FOOD_HANDLER", "Food handler", "PENDING", 40, "F-1"));
        (await worker.Do("POST", "/staff/profile/certificates", Marketplace.Merged(body, new { certificateType = "OTHER" }))).ShouldSay(422, "VERIFICATION_MISMATCH");
        (await worker.Do("POST", "/staff/profile/certificates", Marketplace.Merged(body, new { issuer = "State" }))).Should(201).Body.Id("certificateId").ShouldBe(made.Id("certificateId"));
        await host.JudgeAll();
        (await market.Review(verification, "APPROVED")).Should(200);
        (await Listed(worker)).ShouldBe([(made.Id("certificateId"), "VERIFIED")]);

        var next = await worker.Certify(host, market, staff, "FOOD_HANDLER", null);
        (await Listed(worker)).ShouldBe([(next, "VERIFIED")]);
        (await host.Number($"SELECT count(*) FROM staffing.certificates WHERE staff_id = '{staff}'")).ShouldBe(2, "the older one is kept");
        (await worker.Do("DELETE", $"/staff/profile/certificates/{made.Id("certificateId")}")).Should(404);
        (await worker.Do("DELETE", $"/staff/profile/certificates/{next}")).Should(200).Body.GetProperty("deleted").GetBoolean().ShouldBeTrue();
        (await worker.Do("DELETE", $"/staff/profile/certificates/{next}")).Should(404);
        (await Listed(worker)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_takes_back_what_their_shifts_need_stays_on_them_and_operators_hear_of_it()
    {
        var (market, worker, staff) = await Open();
        await host.Sql($"UPDATE staffing.catalog_roles SET certificate_types = ARRAY['FOOD_HANDLER'] WHERE id = '{market.Roles["BARISTA"]}'");
        var (needed, other) = (await worker.Certify(host, market, staff, "FOOD_HANDLER", null), await worker.Certify(host, market, staff, "LATTE_ART", null));
        var assignment = await worker.Take(await market.Place(host, TestClock.Start.AddDays(3)));
        (await worker.Do("DELETE", $"/staff/profile/certificates/{other}")).Should(200);
        (await host.Told($"credential:{other}")).ShouldBe(0);
        (await worker.Do("DELETE", $"/staff/profile/certificates/{needed}")).Should(200);
        (await host.Rows($"SELECT audience || ' ' || user_id FROM notifications.notices WHERE dedupe_key LIKE 'credential:{needed}:gone%'")).ShouldBe([$"company {market.Company.Owner.UserId}"]);
        (await host.Rows($"SELECT status FROM staffing.assignments WHERE id = '{assignment}'")).ShouldBe(["accepted"]);
    }

    [Fact]
    public async Task A_month_a_week_and_a_day_ahead_it_is_told_once_each_and_then_it_is_over()
    {
        await using var second = new SecondHost(host);
        await second.InitializeAsync();
        var (market, worker, staff) = await Open();
        await host.Sql($"UPDATE staffing.catalog_roles SET certificate_types = ARRAY['FOOD_HANDLER'] WHERE id = '{market.Roles["BARISTA"]}'");
        var end = TestClock.Start.AddDays(40);
        var id = await worker.Certify(host, market, staff, "FOOD_HANDLER", end);
        var (ben, benStaff) = await market.Worker("Ben Barista");
        var offShift = await ben.Certify(host, market, benStaff, "FOOD_HANDLER", end);
        var paper = await market.Asks("document", "Permit");
        var permit = (await worker.Upload($"/staff/profile/documents/{paper}/upload", Pictures.Png())).Should(202).Body;
        await host.JudgeAll();
        (await market.Review(permit.Id("verificationId"), "APPROVED")).Should(200);
        (await worker.Do("PUT", $"/staff/profile/documents/{paper}/upload", new { verificationId = permit.Id("verificationId"), expiresAt = end })).Should(200);
        // Taken before it was told how long the certificate is good for.
        await host.Sql($"UPDATE staffing.certificates SET expires_at = NULL WHERE id = '{id}'");
        var late = await worker.Take(await market.Place(host, end.AddDays(1)));
        await host.Sql($"UPDATE staffing.certificates SET expires_at = '{end:O}' WHERE id = '{id}'");

        await At(end.AddDays(-30).AddMinutes(-1));
        (await Told(id)).ShouldBeEmpty();
        await At(end.AddDays(-30));
        (await Told(id)).ShouldBe(["30 client", "30 company", "30 staff"]);
        await At(end.AddDays(-20));
        await At(end.AddDays(-7));
        await At(end.AddDays(-1));
        await At(end);
        await At(end.AddDays(1).AddHours(-1));
        (await Told(id)).ShouldBe(["0 client", "0 company", "0 staff", "1 client", "1 company", "1 staff", "30 client", "30 company", "30 staff", "7 client", "7 company", "7 staff"]);
        (await Told(permit.Id("staffDocumentId"))).ShouldBe(["0 staff", "1 staff", "30 staff", "7 staff"]);
        (await Told(offShift)).ShouldBe(["0 staff", "1 staff", "30 staff", "7 staff"]);
        // Their sessions have ended meanwhile.
        host.Clock.Now = TestClock.Start;
        (await Listed(worker)).ShouldBe([(id, "EXPIRED")]);
        (await worker.Item("documents", paper)).Str("status").ShouldBe("EXPIRED");
        (await host.Rows($"SELECT status FROM staffing.certificates WHERE id = '{id}'")).ShouldBe(["expired"]);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{id}'")).ShouldContain("CERTIFICATE_EXPIRED");
        (await host.Rows($"SELECT status FROM staffing.assignments WHERE id = '{late}'")).ShouldBe(["accepted"], "nobody is taken off");
        (await worker.Apply(await market.Place(host, TestClock.Start.AddDays(5)))).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("CERTIFICATE_EXPIRED");

        async Task At(DateTimeOffset now)
        {
            host.Clock.Now = now;
            await Task.WhenAll(host.RunJob(Job), second.RunJob(Job));
        }
    }

    [Fact]
    public async Task After_a_downtime_only_the_last_is_told()
    {
        var (market, worker, staff) = await Open();
        var id = await worker.Certify(host, market, staff, "FOOD_HANDLER", TestClock.Start.AddDays(40));
        host.Clock.Now = TestClock.Start.AddDays(39.5);
        await host.RunJob(Job);
        (await Told(id)).ShouldBe(["1 staff"]);
    }

    [Fact]
    public async Task Lists_cost_as_many_round_trips_for_many_as_for_one()
    {
        var (market, worker, staff) = await Open();
        foreach (var (list, kind) in new[] { ("documents", "document"), ("attire", "attire"), ("certificates", "") })
        {
            await Add(0);
            var one = await Asked(list);
            for (var n = 1; n < 5; n++) await Add(n);
            (await worker.Get($"/staff/profile/{list}")).Should(200)["items"].GetArrayLength().ShouldBe(5);
            (await Asked(list)).ShouldBe(one);
            one.ShouldBeLessThanOrEqualTo(5);

            async Task Add(int n)
            {
                if (kind is "") await worker.Certify(host, market, staff, $"TYPE_{n}", null, approved: false);
                else (await worker.Upload($"/staff/profile/{list}/{await market.Asks(kind, $"Paper {n}")}/upload", Pictures.Png())).Should(202);
            }
        }

        async Task<int> Asked(string list)
        {
            using var counter = await StatementCounter.Of(worker, host.ConnectionString);
            (await worker.Get($"/staff/profile/{list}")).Should(200);
            return counter.Commands.Count(c => !c.Contains("identity.sessions", StringComparison.Ordinal));
        }
    }

    private static async Task<List<(Guid, string?)>> Listed(Client worker) => [.. (await worker.Get("/staff/profile/certificates")).Should(200)["items"].EnumerateArray().Select(c => (c.Id("certificateId"), c.Str("status")))];

    /// <summary>How many days ahead, and to whom.</summary>
    private async Task<List<string>> Told(Guid credential) => [.. (await host.Rows($"SELECT split_part(dedupe_key, ':', 3) || ' ' || audience FROM notifications.notices WHERE dedupe_key LIKE 'credential:{credential}:%'")).Order(StringComparer.Ordinal)];

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Open()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        return (market, worker, staff);
    }

    public sealed class FleetHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
