using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Operators send hours back to their worker before a client is billed, and take payments back before they are sent; what a client approves is done.</summary>
public sealed class TakenBackPayTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/marketplaceManagement-api/v1";

    [Fact]
    public async Task Hours_that_were_sent_back_are_told_kept_from_bills_and_handed_in_anew()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var sheet = await Sheet(on);

        var rejected = (await Reject(market, sheet, "The break is missing.")).Should(200)["staffTimesheet"];

        (rejected.Str("status"), rejected.Str("rejectionReason")).ShouldBe(("rejected", "The break is missing."));
        await host.DeliverOutbox();
        (await host.Told($"rejected:{sheet}")).ShouldBe(1);
        (await on.Worker.Items("/staff/shifts/completed")).Single().Str("timesheetStatus").ShouldBe("REJECTED");
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{sheet}' ORDER BY id DESC LIMIT 1")).ShouldBe(["TIMESHEET_REJECTED"]);
        (await market.Bill(host)).GetProperty("invoiceIds").GetArrayLength().ShouldBe(0, "a client is not billed for them");
        await host.RunJob("staffing.timesheets");
        (await on.TimesheetStatus()).ShouldBe("rejected", "time hands in only what nobody has looked at");
        (await Reject(market, sheet, "Again.")).ShouldRefuse(400, "TimesheetStateRefuses");

        (await on.Submit(new { breakMinutes = 60 })).Should(200)["status"].GetString().ShouldBe("SUBMITTED");
        (await on.Rows("SELECT rejection_reason, payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single().GetRawText().ShouldBe("""{"payable_minutes": 300, "rejection_reason": null}""");
        await market.Invoice(host);
        (await Reject(market, sheet, "Too late.")).ShouldRefuse(400, "TimesheetBilled");
        (await Put(market.Owner, $"stafftimesheets/{sheet}/reject", new { reason = "Not ours to say." })).Status.ShouldBe(403);
        var seen = (await market.Company.Owner.Get($"{Service}/stafftimesheets?staffId={on.Staff}&status=submitted")).Should(200)["staffTimesheets"].EnumerateArray().Single();
        (seen.Id(), seen.Number("payableMinutes")).ShouldBe((sheet, 300));
    }

    [Fact]
    public async Task Of_who_sends_hours_back_and_who_bills_them_at_once_one_is_heard()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var sheet = await Sheet(on);
        host.Clock.Now = host.Clock.Now.AddDays(1);

        var answers = await Race.AtOnce(20, n => n % 2 == 0 ? Reject(market, sheet, "No.") : market.Company.Owner.Post($"{Service}/businesses/{market.Business}/invoices", new { until = $"{host.Clock.Now.AddDays(-1):yyyy-MM-dd}" }));

        var lines = await host.Number($"SELECT count(*) FROM staffing.invoice_lines WHERE timesheet_id = '{sheet}' AND is_live");
        (await on.TimesheetStatus(), lines).ShouldBeOneOf(("rejected", 0), ("submitted", 1));
        answers.Where((_, n) => n % 2 == 0).Count(a => a.Status == 200).ShouldBe(lines == 1 ? 0 : 1);
    }

    [Fact]
    public async Task A_payment_that_is_taken_back_is_owed_by_another_once()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        (await market.Approve(await market.Invoice(host))).Should(200);
        var payment = (await on.Worker.Items("/staff/payments/history")).Single().Id("paymentId");

        var answers = await Race.AtOnce(10, _ => Put(market.Company.Owner, $"staffpayments/{payment}/cancel", new { reason = "Wrong account." }));

        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 400);
        var again = (await on.Worker.Items("/staff/payments/history")).ShouldHaveSingleItem("what was taken back is none of the worker's");
        (again.Id("paymentId") == payment, again.Str("status"), again.Number("amountCents")).ShouldBe((false, "PENDING", 12650));
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{payment}' ORDER BY id")).ShouldBe(["PAYMENT_CREATED", "PAYMENT_CANCELLED"]);
        (await on.TimesheetStatus()).ShouldBe("approved", "the hours stand");

        (await Put(market.Company.Owner, $"staffpayments/{again.Id("paymentId")}/cancel", new { reason = "Paid in cash.", payAgain = false })).Should(200)["staffPayment"].Str("status").ShouldBe("cancelled");
        (await on.Worker.Items("/staff/payments/history")).ShouldBeEmpty();
        var day = DateOnly.FromDateTime(on.StartsAt.UtcDateTime);
        (await on.Worker.Get($"/staff/payments/summary?from={day:O}&to={day:O}")).Should(200)["totalEarningsCents"].GetInt32().ShouldBe(0);
        (await on.Worker.Items("/staff/shifts/completed")).Single().Str("paymentStatus").ShouldBe("NOT_READY");
        (await market.Company.Owner.Get($"{Service}/staffpayments?staffId={on.Staff}&status=cancelled")).Should(200)["staffPayments"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_sent_or_paid_is_not_taken_back()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        (await market.Approve(await market.Invoice(host))).Should(200);
        var payment = (await on.Worker.Items("/staff/payments/history")).Single().Id("paymentId");
        foreach (var status in new[] { "processing", "failed", "paid" })
        {
            await host.Sql($"UPDATE staffing.payments SET status = '{status}' WHERE id = '{payment}'");
            (await Put(market.Company.Owner, $"staffpayments/{payment}/cancel", new { reason = "Too late." })).ShouldRefuse(400, "PaymentStateRefuses");
        }
    }

    [Fact]
    public async Task What_a_client_approves_is_done_and_counts()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        (await on.Status()).ShouldBe("checkedOut");
        var invoice = await market.Invoice(host);

        (await market.Approve(invoice)).Should(200);
        await host.DeliverOutbox();

        (await on.Status()).ShouldBe("completed");
        (await on.Worker.Get("/staff/profile/stats")).Should(200)["totalShifts"].GetInt32().ShouldBe(1);
    }

    private static Task<Reply> Reject(Marketplace market, Guid sheet, string reason) => Put(market.Company.Owner, $"stafftimesheets/{sheet}/reject", new { reason });

    private static Task<Reply> Put(Client who, string path, object body) => who.Send(HttpMethod.Put, $"{Service}/{path}", JsonContent.Create(body));

    private static async Task<Guid> Sheet(OnShift on) => (await on.Rows("SELECT id FROM staffing.timesheets WHERE assignment_id = $1")).Single().Id();
}
