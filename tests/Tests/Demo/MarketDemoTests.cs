using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Demo.Legendary;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

/// <summary>The demo's marketplace as its client, its workers and the platform see it through the front door.</summary>
public sealed class MarketDemoTests
{
    /// <summary>Ten on a machine that does nothing else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_fresh_host_has_a_marketplace_in_its_day_and_a_second_start_changes_nothing()
    {
        await using var host = new MarketDemoHost();
        await host.InitializeAsync();
        var took = Stopwatch.StartNew();
        (await host.Services.GetRequiredService<MarketStory>().Make(CancellationToken.None)).ShouldBeTrue();
        TestContext.Current.SendDiagnosticMessage($"The marketplace was made in {took.Elapsed.TotalSeconds:0.0} s.");
        took.Elapsed.ShouldBeLessThan(Longest);
        await host.DeliverOutbox();

        var owner = await SignIn(host, Cast.Codename, Cast.Owner);
        await ShowsPlaces(owner);
        await ShowsWork(owner);
        await ShowsWhatIsOdd(owner);
        await ShowsSwap(owner);
        await ShowsMoney(owner, host);
        await ShowsNews(host);
        await ShowsAna(host);
        await ShowsOthersNothing(host);

        var before = await Counts(host);
        (await host.Services.GetRequiredService<MarketStory>().Make(CancellationToken.None)).ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromDays(90));
        (await host.Services.GetRequiredService<MarketStory>().Make(CancellationToken.None)).ShouldBeFalse();
        (await Counts(host)).ShouldBe(before);
    }

    [Fact]
    public async Task Time_that_is_set_back_is_nobody_else_s_and_comes_back()
    {
        var real = new TestClock();
        var clock = new WorkforceOS.Demo.DemoClock(real);
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var elsewhere = Task.Run(async () =>
        {
            using (clock.At(real.Now.AddDays(-3)))
            {
                await Task.Yield();
                clock.GetUtcNow().ShouldBe(real.Now.AddDays(-3));
                entered.SetResult();
                await leave.Task;
            }
            clock.GetUtcNow().ShouldBe(real.Now);
        });
        await entered.Task;
        clock.GetUtcNow().ShouldBe(real.Now);
        leave.SetResult();
        await elsewhere;
    }

    private static async Task ShowsPlaces(Client owner)
    {
        var hubs = await Items(owner, "/client/hubs");
        hubs.Select(h => h.Str("clockInMode")).Order().ShouldBe(["EITHER", "GEO_REQUIRED", "NFC_REQUIRED"]);
        var first = hubs.Single(h => h.Str("name") == "Google MV Cafe Clock Point");
        (first.Str("nfcTagId"), first.Str("timezone"), first.GetProperty("geofenceRadiusMeters").GetInt32(), first.GetProperty("allowClockInOverride").GetBoolean()).ShouldBe(("NFC-DEMO-ANA-001", "America/Los_Angeles", 120, true));
        (await Items(owner, "/client/team-members")).Select(m => (m.Str("role"), m.Str("status"))).Order().ShouldBe([("OWNER", "ACTIVE"), ("SHIFT_MANAGER", "ACTIVE"), ("SHIFT_MANAGER", "INVITED")]);
        (await Items(owner, "/client/cost-centers")).Select(c => c.Str("code")).ShouldBe([null, "CAFE-OPS", "EVENTS"], ignoreOrder: true);
        var vendor = (await Items(owner, "/client/vendors")).ShouldHaveSingleItem();
        vendor.Str("vendorName").ShouldBe("Legendary Staffing Pool A");
        var sold = await Items(owner, $"/client/vendors/{vendor.Id("vendorId")}/roles");
        sold.Select(r => r.Str("roleCode")).ShouldBe(["BARISTA", "DISHWASHER", "EVENT_LEAD", "LINE_COOK", "SERVER"]);
        (sold[0].GetProperty("hourlyRate").GetDecimal(), sold[0].GetProperty("billRateCents").GetInt32()).ShouldBe((23m, 3100));
    }

    private static async Task ShowsWork(Client owner)
    {
        var items = await Items(owner, "/client/orders/view?startDate=2026-02-01&endDate=2026-04-01&limit=200");
        items.ShouldAllBe(i => i.GetProperty("startsAt").GetDateTimeOffset().Minute % 15 == 0 && i.GetProperty("startsAt").GetDateTimeOffset().Second == 0);
        items.Select(i => i.Str("title")).Distinct().Order().ShouldBe(
            ["Afternoon coffee", "Assigned espresso shift", "Breakfast rush", "Cafe service", "Dish pit", "Espresso bar", "Evening espresso shift", "Lunch service", "Morning coffee", "Open espresso shift", "Rooftop reception"]);
        var open = items.Single(i => i.Str("title") == "Open espresso shift");
        (open.GetProperty("requiredWorkerCount").GetInt32(), open.GetProperty("filledCount").GetInt32(), open.GetProperty("startsAt").GetDateTimeOffset()).ShouldBe((2, 0, new(2026, 3, 3, 17, 0, 0, TimeSpan.Zero)));
        Worker("Assigned espresso shift").ShouldBe(("Ana Barista", "ACCEPTED"));
        items.Single(i => i.Str("title") == "Assigned espresso shift").GetProperty("startsAt").GetDateTimeOffset().ShouldBe(TestClock.Start.AddMinutes(15));
        Worker("Dish pit").ShouldBe(("Finn Filter", "ASSIGNED"));
        Worker("Lunch service").ShouldBe(("Cara Crema", "CHECKED_IN"));
        Worker("Breakfast rush").ShouldBe(("Ben Brewer", "ACCEPTED"));
        Worker("Evening espresso shift").ShouldBe(("Ben Brewer", "SWAP_REQUESTED"));
        items.Single(i => i.Str("title") == "Rooftop reception").Str("status").ShouldBe("CANCELLED");
        items.Where(i => i.Str("title") == "Cafe service").Select(i => i.GetProperty("startsAt").GetDateTimeOffset().DayOfWeek).Distinct().ShouldBe([DayOfWeek.Wednesday, DayOfWeek.Friday]);
        items.Count(i => i.Str("orderType") == "PERMANENT").ShouldBeGreaterThan(5);
        items.Count(i => i.Str("title") == "Espresso bar").ShouldBe(12);
        items.Where(i => i.Str("title") == "Espresso bar").ShouldAllBe(i => i.GetProperty("workers").EnumerateArray().All(w => w.Str("confirmationStatus") == "COMPLETED"));

        (string?, string?) Worker(string title)
        {
            // Whoever would take over stands beside who has the place.
            var worker = items.Single(i => i.Str("title") == title).GetProperty("workers").EnumerateArray().Where(w => w.Str("assignmentId") != null).ShouldHaveSingleItem(title);
            return (worker.Str("workerName"), worker.Str("confirmationStatus"));
        }
    }

    private static async Task ShowsWhatIsOdd(Client owner)
    {
        var incidents = await Items(owner, "/client/coverage/incidents?limit=200");
        incidents.Where(i => i.Str("status") == "OPEN").Select(i => (i.Str("staffName"), i.Str("incidentType"))).ShouldContain(("Cara Crema", "OUTSIDE_GEOFENCE"));
        foreach (var wanted in new[] { ("Ben Brewer", "LATE_CLOCK_IN"), ("Ana Barista", "NO_SHOW"), ("Ana Barista", "AUTO_CLOCK_OUT"), ("Dan Drip", "LEFT_EARLY") })
            incidents.Select(i => (i.Str("staffName"), i.Str("incidentType"))).ShouldContain(wanted);
        (await Items(owner, "/client/coverage/blocked-staff")).ShouldHaveSingleItem().Str("fullName").ShouldBe("Dan Drip");
    }

    private static async Task ShowsSwap(Client owner)
    {
        var swap = (await Items(owner, "/client/coverage/swap-requests")).ShouldHaveSingleItem();
        (swap.Str("originalStaffName"), swap.GetProperty("expiresAt").GetDateTimeOffset()).ShouldBe(("Ben Brewer", TestClock.Start.AddHours(20)));
        swap.GetProperty("candidates").EnumerateArray().ShouldHaveSingleItem().Str("fullName").ShouldBe("Cara Crema");
        var teams = await Items(owner, "/client/coverage/dispatch-teams");
        teams.Select(t => (t.Str("teamType"), t.GetProperty("members")[0].Str("fullName"))).ShouldBe([("CORE", "Ana Barista"), ("CERTIFIED_LOCATION", "Ben Brewer"), ("MARKETPLACE", "Cara Crema")]);
    }

    private static async Task ShowsMoney(Client owner, TestHost host)
    {
        (await Items(owner, "/client/billing/invoices/pending?limit=200")).Select(i => i.Str("status")).Order().ShouldBe(["DISPUTED", "OVERDUE", "PENDING"]);
        (await Items(owner, "/client/billing/invoices/history?limit=200")).Select(i => i.Str("status")).Order().ShouldBe(["APPROVED", "PAID"]);
        (await Items(owner, "/client/billing/accounts")).Select(a => (a.Str("bankName"), a.GetProperty("isPrimary").GetBoolean())).ShouldBe([("Invoice", true), ("Bay Bank", false)]);
        (await Rows(host, "SELECT DISTINCT status FROM staffing.payments ORDER BY 1")).ShouldBe(["paid", "pending"]);
        (await Rows(host, "SELECT DISTINCT status FROM staffing.timesheets WHERE payable_minutes > 0 ORDER BY 1")).ShouldBe(["approved", "paid", "submitted"]);
        (await Rows(host, "SELECT h.status || ' ' || h.tracked_hours || '/' || h.target_hours || CASE WHEN h.ended_at IS NULL THEN '' ELSE ', ended' END FROM staffing.staff_benefit_history h JOIN staffing.staff s ON s.id = h.staff_id WHERE s.full_name = 'Ana Barista' ORDER BY h.effective_at, h.id")).ShouldBe(["pending 18.00/40.00, ended", "active 32.00/40.00"]);
    }

    /// <summary>What has left, and what is tried again since its service is not reached.</summary>
    private static async Task ShowsNews(TestHost host)
    {
        (await Rows(host, "SELECT DISTINCT n.state FROM notifications.notices n JOIN notifications.pushes p ON p.notice_id = n.id WHERE p.state = 'queued' AND p.attempts > 0 AND p.last_error IS NOT NULL")).ShouldBe(["processing"]);
        (await Rows(host, "SELECT DISTINCT n.state FROM notifications.notices n JOIN notifications.pushes p ON p.notice_id = n.id WHERE p.state = 'sent' AND n.state <> 'processing'")).ShouldBe(["sent"]);
    }

    /// <summary>Twelve shifts, one of them missed, seven ratings.</summary>
    private static async Task ShowsAna(TestHost host)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT t.total_shifts, t.on_time_count, t.no_show_count, t.late_cancel_count + t.early_cancel_count, t.rating_count, t.rating_sum, t.reliability_score FROM staffing.staff_stats t JOIN staffing.staff s ON s.id = t.staff_id WHERE s.full_name = 'Ana Barista'");
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        Enumerable.Range(0, 6).Select(row.GetInt32).ShouldBe([12, 11, 1, 0, 7, 34]);
        row.GetDecimal(6).ShouldBe(92.5m);

        await using var handedIn = source.CreateCommand("""
            SELECT (SELECT string_agg(d.kind || ' ' || h.status, ', ' ORDER BY d.kind DESC, d.name) FROM staffing.staff_documents h JOIN staffing.documents d ON d.id = h.document_id JOIN staffing.staff s ON s.id = h.staff_id WHERE s.full_name = 'Ana Barista' AND h.file_uri IS NOT NULL)
                || '; ' || (SELECT string_agg(c.certificate_type || ' ' || c.status, ', ' ORDER BY c.certificate_type) FROM staffing.certificates c JOIN staffing.staff s ON s.id = c.staff_id WHERE s.full_name = 'Ana Barista' AND c.is_active)
            """);
        (await handedIn.ExecuteScalarAsync()).ShouldBe($"{string.Join(", ", Enumerable.Repeat("document verified", 3).Concat(Enumerable.Repeat("attire verified", 4)))}; FOOD_HANDLER verified, LATTE_ART verified");
    }

    private static async Task ShowsOthersNothing(TestHost host)
    {
        var bayview = await SignIn(host, Cast.Codename, Cast.BayviewOwner);
        (await Items(bayview, "/client/orders/view?startDate=2026-02-01&endDate=2026-04-01&limit=200")).ShouldHaveSingleItem();
        var hotel = await SignIn(host, Cast.OtherCodename, Cast.OtherOwner);
        (await Items(hotel, "/client/orders/view?startDate=2026-02-01&endDate=2026-04-01&limit=200")).ShouldHaveSingleItem();
        var super = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await super.Get("/auth-api/v1/companyaccounts")).Should(200)["companies"].EnumerateArray().Select(c => c.Str("codename")).ShouldBe(["babil", "legendary", "northwind"], ignoreOrder: true);
        // An operator of the house.
        var ops = await TestCompany.SignIn(host, Cast.Codename, Cast.Ops, DemoCompany.Password);
        (await ops.Get("/marketplaceManagement-api/v1/staffmembers")).Should(200)["staffMembers"].GetArrayLength().ShouldBe(6);
    }

    private static async Task<Client> SignIn(TestHost host, string codename, string email)
    {
        var envelope = (await new Client(host.Http, codename).Post("/auth/client/sign-in", new { email, password = DemoCompany.Password })).Should(200).Body;
        return new Client(host.Http, codename, envelope.Str("sessionToken"));
    }

    private static async Task<List<JsonElement>> Items(Client client, string path) => [.. (await client.Get(path)).Should(200)["items"].EnumerateArray()];

    private static async Task<List<string>> Rows(TestHost host, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>How many rows there are of everything that the story makes.</summary>
    private static async Task<string> Counts(TestHost host)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        var counts = new List<string>();
        foreach (var table in new[] { "orders", "shifts", "assignments", "applications", "sessions", "incidents", "reviews", "staff", "businesses", "memberships", "hubs", "certificates", "staff_documents", "verifications", "timesheets", "swap_requests" })
        {
            await using var command = source.CreateCommand($"SELECT count(*) FROM staffing.{table}");
            counts.Add($"{table} {await command.ExecuteScalarAsync()}");
        }
        return string.Join(", ", counts);
    }

    private sealed class MarketDemoHost : TestHost
    {
        protected override string Environment => "Development";

        protected override Dictionary<string, string?> Settings => new() { ["Identity:PhoneCode"] = DemoCompany.PhoneCode, ["Demo:Enabled"] = "false" };
    }
}
