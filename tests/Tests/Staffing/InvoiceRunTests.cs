using System.Diagnostics;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Billing;
using WorkforceOS.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Hours are billed once, completely, and in good time.</summary>
public sealed class InvoiceRunTests(CertificateTests.FleetHost host) : IClassFixture<CertificateTests.FleetHost>
{
    /// <summary>On a machine that does something else besides.</summary>
    /// <summary>Less than ten on a machine that does nothing else (bench/).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_week_is_billed_on_monday_at_two_by_the_clock_of_the_business_and_what_is_late_the_week_after()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        // In the middle of a week, wherever the tests before have left it.
        host.Clock.Now = NextMonday(host.Clock.Now, 10).AddDays(1);
        var market = await Marketplace.Open(host, "America/Los_Angeles");
        await host.RunJob("staffing.invoices");
        var (on, late) = (await host.Submitted(market), await host.Worked(market));
        var monday = NextMonday(host.Clock.Now, 10);
        host.Clock.Now = monday.AddMinutes(-1);
        await host.RunJob("staffing.invoices");
        (await market.Owner.Items("/client/billing/invoices/pending")).ShouldBeEmpty("it is not two o'clock there");
        host.Clock.Now = monday;

        await Task.WhenAll(host.RunJob("staffing.invoices"), other.RunJob("staffing.invoices"));

        var bill = (await market.Owner.Items("/client/billing/invoices/pending")).ShouldHaveSingleItem();
        (bill.Str("status"), bill.Str("periodEnd"), bill.Number("amountCents"), bill.Number("workerCount"), bill.GetProperty("totalHours").GetDecimal(), bill.Str("currency")).ShouldBe(("PENDING", $"{monday.AddDays(-1):yyyy-MM-dd}", 17050, 1, 5.5m, "USD"));
        bill.Str("periodStart").ShouldBe($"{monday.AddDays(-7):yyyy-MM-dd}");
        bill.Str("dueDate").ShouldBe($"{monday.AddDays(30):yyyy-MM-dd}");
        var line = bill.GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        (line.Id("assignmentId"), line.Str("staffName"), line.Str("roleName"), line.Number("billableMinutes"), line.Number("billRateCents"), line.Number("amountCents"), line.Number("breakMinutes")).ShouldBe((on.Assignment, "Ana Barista", "Barista", 330, 3100, 17050, 30));
        (await host.Told($"invoice:{bill.Id("invoiceId")}")).ShouldBe(1);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{bill.Id("invoiceId")}'")).ShouldBe(["INVOICE_ISSUED"]);

        (await late.Submit()).Should(200);
        host.Clock.Now = host.Clock.Now.AddDays(2);
        await host.RunJob("staffing.invoices");
        (await market.Owner.Items("/client/billing/invoices/pending")).Count.ShouldBe(1);
        // Two Mondays were slept through: one bill for both weeks' hours.
        host.Clock.Now = monday.AddDays(15);
        await host.RunJob("staffing.invoices");
        var bills = await market.Owner.Items("/client/billing/invoices/pending");
        bills.Count.ShouldBe(2);
        bills[1].GetProperty("lines").EnumerateArray().ShouldHaveSingleItem().Id("assignmentId").ShouldBe(late.Assignment);
        bills[1].Str("periodEnd").ShouldBe($"{monday.AddDays(13):yyyy-MM-dd}");
    }

    [Fact]
    public async Task Fifty_runs_at_once_bill_each_hour_once_and_number_without_a_gap()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        await on.Multiply(40);
        var another = await host.Submitted(market);
        host.Clock.Now = host.Clock.Now.AddDays(1);
        var until = DateOnly.FromDateTime(host.Clock.Now.AddDays(-1).UtcDateTime);

        var runs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.In(market, unit => unit.GetRequiredService<BillBusiness>().Until(new(market.Business), until, CancellationToken.None))));

        runs.Sum(r => r.Value.Count).ShouldBe(2, "one for each hub");
        (await host.Number($"SELECT count(*) FROM staffing.invoice_lines WHERE company_id = '{market.CompanyId().Value}'")).ShouldBe(42);
        (await host.Number($"SELECT count(*) FROM (SELECT timesheet_id FROM staffing.invoice_lines WHERE is_live AND company_id = '{market.CompanyId().Value}' GROUP BY 1 HAVING count(*) > 1) twice")).ShouldBe(0);
        (await host.Rows($"SELECT invoice_number FROM staffing.invoices WHERE company_id = '{market.CompanyId().Value}' ORDER BY 1")).ShouldBe([$"INV-{host.Clock.Now:yyyyMM}-00001", $"INV-{host.Clock.Now:yyyyMM}-00002"]);
        (await host.Number($"SELECT count(*) FROM staffing.invoices i WHERE company_id = '{market.CompanyId().Value}' AND total_cents <> (SELECT sum(amount_cents) FROM staffing.invoice_lines l WHERE l.invoice_id = i.id)")).ShouldBe(0);
        another.Hub.ShouldNotBe(on.Hub);
    }

    [Fact]
    public async Task A_second_live_line_of_the_same_hours_is_refused_by_the_database()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        await market.Invoice(host);

        var twice = await Should.ThrowAsync<Npgsql.PostgresException>(() => host.Sql($"""
            INSERT INTO staffing.invoice_lines SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).* FROM staffing.invoice_lines l WHERE l.assignment_id = '{on.Assignment}'
            """));

        twice.ConstraintName.ShouldBe("invoice_line_live");
    }

    [Fact]
    public async Task Ten_thousand_timesheets_are_billed_in_seconds_and_sum_to_the_cent()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        await on.Multiply(9_999, "1 + (n.n * 7919) % 900");
        await host.Sql("ANALYZE staffing.timesheets; ANALYZE staffing.assignments");
        var sheets = (await host.Rows($"SELECT payable_minutes || ' ' || bill_rate_cents FROM staffing.timesheets WHERE company_id = '{market.CompanyId().Value}'")).ConvertAll(r => r.Split(' '));
        var took = Stopwatch.StartNew();

        var run = await market.Bill(host);

        TestContext.Current.SendDiagnosticMessage($"10,000 timesheets were billed in {took.Elapsed.TotalSeconds:0.0} s.");
        took.Elapsed.ShouldBeLessThan(Longest);
        // Each line for itself, in whole sixtieths of a cent: half a cent is one.
        run.GetProperty("totalCents").GetInt64().ShouldBe(sheets.Sum(s => (long.Parse(s[0]) * long.Parse(s[1]) * 2 + 60) / 120));
        (await host.Number($"SELECT count(*) FROM staffing.invoice_lines WHERE company_id = '{market.CompanyId().Value}' AND is_live")).ShouldBe(10_000);
        took.Restart();

        var approved = (await market.Approve(run.GetProperty("invoiceIds")[0].GetGuid(), new { expectedAmountCents = run.GetProperty("totalCents").GetInt64() })).Should(200);

        TestContext.Current.SendDiagnosticMessage($"They were approved in {took.Elapsed.TotalSeconds:0.0} s.");
        approved["timesheetsApproved"].GetInt32().ShouldBe(10_000);
        (await host.Number($"SELECT count(*) FROM staffing.payments WHERE company_id = '{market.CompanyId().Value}'")).ShouldBe(10_000);
        (await host.Number($"SELECT count(*) FROM staffing.domain_events WHERE company_id = '{market.CompanyId().Value}' AND event_type IN ('TIMESHEET_APPROVED', 'PAYMENT_CREATED')")).ShouldBe(20_000);
    }

    [Fact]
    public async Task A_bill_that_is_taken_back_gives_its_hours_to_the_next_run()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var first = await market.Invoice(host);
        (await market.Dispute(first, new { reason = "Whose is this?", lines = new[] { new { lineId = (await market.Pending(first)).GetProperty("lines")[0].Id("lineId") } } })).Should(200);

        (await market.Operate(first, "void", new { reason = "Another business." })).Should(200)["invoice"].Str("status").ShouldBe("void");

        (await market.Operate(first, "void", new { reason = "Twice." })).Should(400);
        (await market.Approve(first)).ShouldSay(409, "INVOICE_NOT_REVIEWABLE");
        (await on.Rows("SELECT disputed FROM staffing.timesheets WHERE assignment_id = $1")).Single().GetProperty("disputed").GetBoolean().ShouldBeFalse();
        var second = (await market.Company.Owner.Post($"/marketplaceManagement-api/v1/businesses/{market.Business}/invoices", new { until = $"{host.Clock.Now.AddDays(-1):yyyy-MM-dd}" })).Should(201)["invoiceRun"].GetProperty("invoiceIds")[0].GetGuid();
        (await market.Pending(second)).GetProperty("lines")[0].Id("assignmentId").ShouldBe(on.Assignment);
        (await market.Owner.Items("/client/billing/invoices/history?status=VOID")).ShouldHaveSingleItem().Id("invoiceId").ShouldBe(first);
    }

    [Fact]
    public async Task Hours_of_today_are_billed_on_demand_and_what_follows_waits_for_tomorrow()
    {
        var market = await Marketplace.Open(host);
        var first = await host.Submitted(market);
        var path = $"/marketplaceManagement-api/v1/businesses/{market.Business}/invoices";
        var today = $"{host.Clock.Now:yyyy-MM-dd}";

        (await market.Company.Owner.Post(path, new { until = today })).Should(201)["invoiceRun"].GetProperty("totalCents").GetInt64().ShouldBe(17050);
        await first.Multiply(1);
        (await market.Company.Owner.Post(path, new { until = today })).Should(201)["invoiceRun"].GetProperty("invoiceIds").GetArrayLength().ShouldBe(0);

        var late = await market.Bill(host);
        late.GetProperty("totalCents").GetInt64().ShouldBe(0);
        host.Clock.Now = host.Clock.Now.AddDays(1);
        (await market.Bill(host)).GetProperty("totalCents").GetInt64().ShouldBe(17050);
    }

    [Fact]
    public async Task Operators_bill_what_has_begun_and_nobody_else_does()
    {
        var market = await Marketplace.Open(host);
        var path = $"/marketplaceManagement-api/v1/businesses/{market.Business}/invoices";
        (await market.Company.Owner.Post(path, new { until = $"{host.Clock.Now.AddDays(1):yyyy-MM-dd}" })).Should(400);
        (await market.Company.Owner.Post(path, new { })).Should(201)["invoiceRun"].GetProperty("invoiceIds").GetArrayLength().ShouldBe(0);
        (await market.Owner.Post(path, new { })).Should(403);
        (await market.Company.Owner.Post($"/marketplaceManagement-api/v1/businesses/{Guid.NewGuid()}/invoices", new { })).Should(404);
    }

    [Fact]
    public async Task Who_does_not_decide_in_time_hears_of_it_once()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var market = await Marketplace.Open(host);
        await host.Sql($"UPDATE staffing.businesses SET billing_terms_days = 3 WHERE id = '{market.Business}'");
        await host.Submitted(market);
        var invoice = await market.Invoice(host);
        var due = DateOnly.Parse((await market.Pending(invoice)).Str("dueDate")!);
        host.Clock.Now = new DateTimeOffset(due, new TimeOnly(23, 59), TimeSpan.Zero);
        await host.RunJob("staffing.overdue");
        (await market.Pending(invoice)).Str("status").ShouldBe("PENDING");
        host.Clock.Now = host.Clock.Now.AddMinutes(1);

        await Task.WhenAll(host.RunJob("staffing.overdue"), other.RunJob("staffing.overdue"));

        (await market.Pending(invoice)).Str("status").ShouldBe("OVERDUE");
        (await host.Told($"overdue:{invoice}")).ShouldBe(1);
        (await market.Approve(invoice)).Should(200);
    }

    private static DateTimeOffset NextMonday(DateTimeOffset now, int hour)
    {
        var day = now.UtcDateTime.Date.AddDays(1);
        while (day.DayOfWeek is not DayOfWeek.Monday) day = day.AddDays(1);
        // Two o'clock in California, in winter time.
        var at = new DateTimeOffset(day, TimeSpan.Zero).AddHours(hour);
        return at >= new DateTimeOffset(2026, 3, 8, 10, 0, 0, TimeSpan.Zero) ? at.AddHours(-1) : at;
    }
}
