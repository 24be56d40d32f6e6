using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A client agrees or doubts; what was agreed stands.</summary>
public sealed class ApproveInvoiceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task With_a_bill_its_hours_are_approved_and_their_workers_are_owed_their_pay()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var invoice = await market.Invoice(host);
        (await market.Approve(invoice, new { expectedAmountCents = 17051 })).ShouldSay(409, "INVOICE_CHANGED")["details"].Number("amountCents").ShouldBe(17050);

        var approved = (await market.Approve(invoice, new { expectedAmountCents = 17050, note = "Fine." })).Should(200).Body;

        (approved.Str("status"), approved.Number("amountCents"), approved.Number("timesheetsApproved"), approved.Str("approvedBy")).ShouldBe(("APPROVED", 17050, 1, $"{market.Owner.UserId}"));
        var sheet = (await on.Rows("SELECT id, status, approved_by, approved_at FROM staffing.timesheets WHERE assignment_id = $1")).Single();
        (sheet.Str("status"), sheet.Id("approved_by")).ShouldBe(("approved", market.Owner.UserId));
        (await on.Submit(new { breakMinutes = 0 })).Should(200)["submitted"].GetBoolean().ShouldBeFalse();
        (await on.Rows("SELECT payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single().Number("payable_minutes").ShouldBe(330);
        var payment = (await on.Worker.Items("/staff/payments/history")).ShouldHaveSingleItem();
        (payment.Str("status"), payment.Number("amountCents"), payment.Id("assignmentId"), payment.Str("currency")).ShouldBe(("PENDING", 12650, on.Assignment, "USD"));
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id IN ('{invoice}', '{sheet.Id()}', '{payment.Id("paymentId")}') AND event_type IN ('INVOICE_APPROVED', 'TIMESHEET_APPROVED', 'PAYMENT_CREATED') ORDER BY 1")).ShouldBe(["INVOICE_APPROVED", "PAYMENT_CREATED", "TIMESHEET_APPROVED"]);
        await host.DeliverOutbox();
        (await host.Told($"approved:{sheet.Id()}")).ShouldBe(1);
        (await market.Approve(invoice)).ShouldSay(409, "INVOICE_NOT_REVIEWABLE");
        (await market.Dispute(invoice)).ShouldSay(409, "INVOICE_NOT_REVIEWABLE");
        var seen = (await market.Owner.Items("/client/billing/invoices/history")).ShouldHaveSingleItem();
        (seen.Id("invoiceId"), seen.Str("approvedBy"), seen.Str("status")).ShouldBe((invoice, "Mona Manager", "APPROVED"));
        (await market.Operate(invoice, "payment", new { reference = "WIRE-1" })).Should(200);
        (await market.Owner.Items("/client/billing/invoices/history?status=PAID")).ShouldHaveSingleItem().Str("paymentReference").ShouldBe("WIRE-1");
    }

    [Fact]
    public async Task Of_who_approves_and_who_disputes_at_once_one_is_heard()
    {
        for (var round = 0; round < 5; round++)
        {
            var market = await Marketplace.Open(host);
            var on = await host.Submitted(market);
            var invoice = await market.Invoice(host);
            var lines = new[] { new { lineId = (await market.Pending(invoice)).GetProperty("lines")[0].Id("lineId") } };

            var answers = await Race.AtOnce(20, n => n % 2 == 0 ? market.Approve(invoice) : market.Dispute(invoice, new { reason = "No.", lines }));

            // A dispute may be settled by the approval after it, and never the other way round.
            answers.Count(a => a.Status == 200).ShouldBeInRange(1, 2);
            answers.Where((a, n) => n % 2 == 0).Count(a => a.Status == 200).ShouldBe(1);
            (await host.Number($"SELECT count(*) FROM staffing.payments WHERE timesheet_id IN (SELECT id FROM staffing.timesheets WHERE assignment_id = '{on.Assignment}')")).ShouldBe(1);
            var sheet = (await on.Rows("SELECT status, disputed FROM staffing.timesheets WHERE assignment_id = $1")).Single();
            (sheet.Str("status"), sheet.GetProperty("disputed").GetBoolean()).ShouldBe(("approved", false));
        }
    }

    [Fact]
    public async Task What_is_approved_stands_on_every_path()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var invoice = await market.Invoice(host);
        (await market.Approve(invoice)).Should(200);
        var before = await Money(on);

        (await on.Submit(new { breakMinutes = 120, note = "Less." })).Should(200)["status"].GetString().ShouldBe("APPROVED");
        (await on.ClockIn()).ShouldSay(409, "ATTENDANCE_SESSION_EXISTS");
        (await on.ClockOut()).ShouldSay(409, "NOT_CLOCKED_IN");
        (await market.Operate(invoice, "void", new { reason = "Mistake." })).Should(400);
        (await market.Operate(invoice, "reissue", new { reason = "Mistake.", lines = new[] { new { lineId = Guid.NewGuid(), billableMinutes = 1 } } })).Should(400);
        foreach (var job in new[] { "staffing.timesheets", "staffing.invoices", "staffing.forgotten", "staffing.overdue", "staffing.shifts" }) await host.RunJob(job);
        foreach (var path in new[]
        {
            $"UPDATE staffing.timesheets SET payable_minutes = 1 WHERE assignment_id = '{on.Assignment}'", $"UPDATE staffing.timesheets SET gross_pay_cents = 1 WHERE assignment_id = '{on.Assignment}'",
            $"UPDATE staffing.timesheets SET status = 'submitted' WHERE assignment_id = '{on.Assignment}'", $"UPDATE staffing.timesheets SET pay_rate_cents = 1, bill_rate_cents = 1 WHERE assignment_id = '{on.Assignment}'",
            $"DELETE FROM staffing.timesheets WHERE assignment_id = '{on.Assignment}'",
            $"UPDATE staffing.sessions SET check_out_at = check_out_at + interval '1 hour' WHERE assignment_id = '{on.Assignment}'", $"UPDATE staffing.sessions SET status = 'voided' WHERE assignment_id = '{on.Assignment}'",
            $"UPDATE staffing.sessions SET worked_minutes = 1 WHERE assignment_id = '{on.Assignment}'", $"DELETE FROM staffing.sessions WHERE assignment_id = '{on.Assignment}'",
            $"INSERT INTO staffing.sessions SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'status', 'voided'))).* FROM staffing.sessions s WHERE assignment_id = '{on.Assignment}'",
            $"UPDATE staffing.invoice_lines SET amount_cents = 1 WHERE invoice_id = '{invoice}'", $"UPDATE staffing.invoice_lines SET is_live = false WHERE invoice_id = '{invoice}'", $"DELETE FROM staffing.invoice_lines WHERE invoice_id = '{invoice}'",
            $"UPDATE staffing.invoices SET subtotal_cents = 1, total_cents = 1 WHERE id = '{invoice}'", $"UPDATE staffing.invoices SET status = 'void' WHERE id = '{invoice}'", $"DELETE FROM staffing.invoices WHERE id = '{invoice}'",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => host.Sql(path), path)).ConstraintName.ShouldBe("approved_stands", path);
        }
        await host.Sql($"UPDATE staffing.timesheets SET note = NULL WHERE assignment_id = '{on.Assignment}'; UPDATE staffing.invoice_lines SET staff_name = '—' WHERE invoice_id = '{invoice}'; UPDATE staffing.sessions SET last_batch_at = now() WHERE assignment_id = '{on.Assignment}'");
        (await Money(on)).ShouldBe(before);
    }

    [Fact]
    public async Task A_dispute_marks_lines_keeps_their_time_and_is_settled_by_an_operator()
    {
        var market = await Marketplace.Open(host);
        var (on, other) = (await host.Submitted(market), await host.Submitted(market));
        await host.Sql($"UPDATE staffing.assignments SET hub_id = '{on.Hub}' WHERE id = '{other.Assignment}'");
        var invoice = await market.Invoice(host);
        var line = (await market.Pending(invoice)).GetProperty("lines").EnumerateArray().Single(l => l.Id("assignmentId") == on.Assignment).Id("lineId");
        (await market.Dispute(invoice, new { reason = "x" })).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Dispute(invoice, new { reason = "No.", lines = new[] { new { lineId = Guid.NewGuid() } } })).Should(404);
        (await market.Dispute(invoice, new { reason = "No.", lines = new[] { new { lineId = line }, new { lineId = line } } })).ShouldSay(400, "VALIDATION_ERROR");

        var disputed = (await market.Dispute(invoice, new { reason = "Too long.", lines = new[] { new { lineId = line, reason = "Left at two.", proposedMinutes = 270 } } })).Should(200).Body;

        (disputed.Str("status"), disputed.Str("reason")).ShouldBe(("DISPUTED", "Too long."));
        (await on.Rows("SELECT disputed, status, payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single().ToString().ShouldContain("true");
        (await other.Rows("SELECT disputed FROM staffing.timesheets WHERE assignment_id = $1")).Single().GetProperty("disputed").GetBoolean().ShouldBeFalse();
        (await host.Told($"disputed:{invoice}")).ShouldBeGreaterThan(0);
        (await market.Pending(invoice)).Str("disputeReason").ShouldBe("Too long.");
        (await on.Submit(new { breakMinutes = 90 })).ShouldSay(409, "TIMESHEET_NOT_SUBMITTABLE");
        (await market.Operate(invoice, "reissue", new { reason = "Agreed.", lines = new[] { new { lineId = Guid.NewGuid(), billableMinutes = 1 } } })).Should(404);

        (await market.Operate(invoice, "reissue", new { reason = "Agreed: the client pays for less, the worker is paid for all.", lines = new[] { new { lineId = line, billableMinutes = 270 } } })).Should(200)["invoice"].Number("totalCents").ShouldBe(17050 + 13950);

        var again = await market.Pending(invoice);
        (again.Str("status"), again.Number("amountCents"), again.GetProperty("totalHours").GetDecimal()).ShouldBe(("PENDING", 31000, 10m));
        var sheet = (await on.Rows("SELECT disputed, bill_cents, gross_pay_cents, payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single();
        (sheet.GetProperty("disputed").GetBoolean(), sheet.Number("bill_cents"), sheet.Number("gross_pay_cents"), sheet.Number("payable_minutes")).ShouldBe((false, 13950, 12650, 330));
        (await market.Operate(invoice, "reissue", new { reason = "Twice." })).Should(400);
        (await market.Approve(invoice)).Should(200)["timesheetsApproved"].GetInt32().ShouldBe(2);
    }

    private static async Task<string> Money(OnShift on) => (await on.Rows("""
        SELECT t.status, t.worked_minutes, t.break_minutes, t.payable_minutes, t.gross_pay_cents, t.bill_cents, s.check_in_at, s.check_out_at, l.amount_cents, i.total_cents, i.status AS bill FROM staffing.timesheets t
        JOIN staffing.sessions s ON s.assignment_id = t.assignment_id JOIN staffing.invoice_lines l ON l.timesheet_id = t.id JOIN staffing.invoices i ON i.id = l.invoice_id WHERE t.assignment_id = $1
        """)).Single().ToString();
}
