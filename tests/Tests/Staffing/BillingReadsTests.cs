using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What a client sees of what it owes.</summary>
public sealed class BillingReadsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Admins_see_what_is_paid_from_and_others_do_not()
    {
        var market = await Marketplace.Open(host);
        foreach (var (name, primary) in new[] { ("Other bank", false), ("Main bank", true) })
        {
            await host.Sql($"""
                INSERT INTO staffing.billing_accounts (company_id, id, is_active, record_version, created_at, updated_at, business_id, bank_name, provider_reference, last4, account_type, is_primary, status)
                VALUES ('{market.CompanyId().Value}', gen_random_uuid(), true, 1, now(), now(), '{market.Business}', '{name}', 'ref', '1234', 'checking', {primary}, 'active')
                """);
        }
        var accounts = await market.Owner.Items("/client/billing/accounts");
        accounts.Select(a => a.Str("bankName")).ShouldBe(["Main bank", "Other bank"]);
        (accounts[0].Str("accountType"), accounts[0].Str("status"), accounts[0].Str("last4"), accounts[0].GetProperty("isPrimary").GetBoolean()).ShouldBe(("CHECKING", "ACTIVE", "1234", true));
        (await (await market.Member(ClientRole.ShiftManager)).Get("/client/billing/accounts")).ShouldSay(403, "FORBIDDEN");
    }

    [Fact]
    public async Task The_current_bill_counts_what_is_not_paid_and_estimates_what_is_on_no_bill()
    {
        var market = await Marketplace.Open(host);
        var empty = await Bill(market.Owner);
        (empty.Number("currentBillCents"), empty.Number("accruedUninvoicedCents"), empty.GetProperty("dueDate").ValueKind, empty.GetProperty("invoiceIds").GetArrayLength()).ShouldBe((0, 0, JsonValueKind.Null, 0));
        var on = await host.Submitted(market);
        var invoice = await market.Invoice(host);
        await host.Worked(market);

        var bill = await Bill(market.Owner);

        (bill.Number("currentBillCents"), bill.Number("accruedUninvoicedCents"), bill.Str("currency"), bill.GetProperty("invoiceIds")[0].GetGuid()).ShouldBe((17050, 17050, "USD", invoice));
        DateOnly.Parse(bill.Str("periodStart")!).DayOfWeek.ShouldBe(DayOfWeek.Monday);
        var board = (await market.Owner.Get("/client/dashboard")).Should(200)["pendingInvoices"];
        (board.Number("count"), board.Number("amountCents")).ShouldBe((1, 17050));
        (await market.Approve(invoice)).Should(200);
        (await Bill(market.Owner)).Number("currentBillCents").ShouldBe(17050);
        (await market.Operate(invoice, "payment", new { reference = "WIRE" })).Should(200);
        (await Bill(market.Owner)).Number("currentBillCents").ShouldBe(0);

        // A shift manager sees what is of their hub.
        var (own, others) = (await market.Member(ClientRole.ShiftManager, null, on.Hub), await market.Member(ClientRole.ShiftManager));
        (await own.Items("/client/billing/invoices/history")).Count.ShouldBe(1);
        (await others.Items("/client/billing/invoices/history")).ShouldBeEmpty();
        (await Bill(others)).Number("accruedUninvoicedCents").ShouldBe(0);
    }

    [Fact]
    public async Task Pending_bills_are_found_by_state_vendor_hub_and_days_the_most_urgent_first()
    {
        var market = await Marketplace.Open(host);
        var (one, other) = (await host.Submitted(market), await host.Submitted(market));
        var ids = (await market.Bill(host)).GetProperty("invoiceIds").EnumerateArray().Select(i => i.GetGuid()).ToList();
        var disputed = (await market.Owner.Items($"/client/billing/invoices/pending?hubId={one.Hub}")).ShouldHaveSingleItem();
        (await market.Dispute(disputed.Id("invoiceId"))).Should(200);

        (await Found("?status=DISPUTED")).ShouldBe([disputed.Id("invoiceId")]);
        (await Found("?status=PENDING&status=OVERDUE")).ShouldBe(ids.Except([disputed.Id("invoiceId")]));
        (await Found("")).ShouldBe(ids, ignoreOrder: true);
        (await Found($"?vendorId={market.Vendor}")).Count.ShouldBe(2);
        (await Found($"?hubId={other.Hub}")).Count.ShouldBe(1);
        (await Found($"?from={disputed.Str("periodEnd")}&to={disputed.Str("periodEnd")}")).Count.ShouldBe(2);
        (await Found($"?from={DateOnly.Parse(disputed.Str("periodEnd")!).AddDays(1):O}")).ShouldBeEmpty();
        (await Found($"?to={DateOnly.Parse(disputed.Str("periodStart")!).AddDays(-1):O}")).ShouldBeEmpty();
        (await Found("?limit=1")).Count.ShouldBe(1);
        (await market.Owner.Get("/client/billing/invoices/pending?status=PAID")).ShouldSay(400, "VALIDATION_ERROR");

        async Task<List<Guid>> Found(string query) => (await market.Owner.Items($"/client/billing/invoices/pending{query}")).ConvertAll(i => i.Id("invoiceId"));
    }

    [Fact]
    public async Task Savings_and_spend_are_what_the_hours_come_to()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var day = DateOnly.FromDateTime(on.StartsAt.UtcDateTime);

        var saved = (await market.Owner.Get($"/client/billing/savings?from={day:O}&to={day:O}")).Should(200).Body;

        // 330 minutes at 34.00 instead of 31.00.
        (saved.Number("baselineCents"), saved.Number("actualCents"), saved.Number("savingsCents"), saved.GetProperty("hours").GetDecimal(), saved.Str("method")).ShouldBe((18700, 17050, 1650, 5.5m, "BENCHMARK_RATE"));
        await host.Sql($"UPDATE staffing.vendor_roles SET benchmark_rate_cents = NULL WHERE company_id = '{market.CompanyId().Value}'");
        (await market.Owner.Get($"/client/billing/savings?from={day:O}&to={day:O}")).Should(200)["savingsCents"].GetInt64().ShouldBe(0);
        (await market.Owner.Get("/client/billing/savings")).Should(200);

        var other = await host.Submitted(market);
        var range = $"from={day:O}&to={DateOnly.FromDateTime(other.StartsAt.UtcDateTime):O}";
        var roles = (await market.Owner.Items($"/client/billing/spend-breakdown?{range}")).ShouldHaveSingleItem();
        (roles.Str("key"), roles.Str("label"), roles.Number("amountCents"), roles.GetProperty("percentage").GetDecimal(), roles.GetProperty("hours").GetDecimal(), roles.Number("workerCount")).ShouldBe(("BARISTA", "Barista", 34100, 100m, 11m, 2));
        var hubs = await market.Owner.Items($"/client/billing/spend-breakdown?{range}&groupBy=HUB");
        hubs.Select(h => h.GetProperty("percentage").GetDecimal()).ShouldBe([50m, 50m]);
        hubs.ConvertAll(h => h.Str("key")).ShouldBe([$"{on.Hub}", $"{other.Hub}"], ignoreOrder: true);
        (await market.Owner.Items($"/client/billing/spend-breakdown?{range}&groupBy=VENDOR")).ShouldHaveSingleItem().Str("label").ShouldBe("Legendary Staffing Pool A");
        (await market.Owner.Items($"/client/billing/spend-breakdown?{range}&groupBy=COST_CENTER")).ShouldHaveSingleItem();
        foreach (var wrong in new[] { "", $"from={day:O}", $"from={day:O}&to={day.AddDays(-1):O}", $"from={day:O}&to={day.AddDays(366):O}", $"{range}&groupBy=MOON" })
            (await market.Owner.Get($"/client/billing/spend-breakdown?{wrong}")).ShouldSay(400, "VALIDATION_ERROR");
    }

    private static async Task<JsonElement> Bill(Client client) => (await client.Get("/client/billing/current-bill")).Should(200).Body;
}
