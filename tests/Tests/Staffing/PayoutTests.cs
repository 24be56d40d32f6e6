using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Staffing.Pay;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Workers are paid what is approved, once, whatever happens on the way.</summary>
public sealed class PayoutTests(PayoutTests.PayingHost host) : IClassFixture<PayoutTests.PayingHost>, IDisposable
{
    public void Dispose() => host.Receiver.Answers = (_, _) => Task.FromResult<string?>(null);

    [Fact]
    public async Task What_is_owed_is_paid_at_three_to_the_account_that_the_worker_wants()
    {
        await using var other = new SecondPayingHost(host);
        await other.InitializeAsync();
        var on = await Approved();
        await Batch();
        (await Payment(on)).Str("status").ShouldBe("PENDING", "there is no account");
        await on.Account(status: "pendingVerification");
        await Batch();
        (await Payment(on)).Str("status").ShouldBe("PENDING", "it may not be paid to yet");
        await on.Account("4321");

        await Batch(other);

        var payment = await Payment(on);
        (payment.Str("status"), payment.Str("accountLast4"), payment.Number("amountCents"), payment.Number("minutesWorked")).ShouldBe(("PAID", "4321", 12650, 330));
        var sent = host.Receiver.Received.Where(r => r.Key == $"{payment.Id("paymentId")}").ToList().ShouldHaveSingleItem();
        (sent.IsSigned, sent.Body.Number("amountCents"), sent.Body.Str("currency"), sent.Body.Str("accountLast4"), sent.Body.Id("staffId")).ShouldBe((true, 12650, "USD", "4321", on.Staff));
        sent.Body.GetProperty("account").GetRawText().ShouldBe("""{"bankName":"Bank","accountHolderName":"Ana","accountType":"CHECKING","last4":"4321","routingLast4":"0001"}""");
        (await on.TimesheetStatus()).ShouldBe("paid");
        (await on.Submit()).Should(200)["status"].GetString().ShouldBe("PAID");
        (await on.Worker.Items("/staff/shifts/completed")).Single().Str("paymentStatus").ShouldBe("PAID");
        (await host.Told($"payment:{payment.Id("paymentId")}:paid")).ShouldBe(1);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{payment.Id("paymentId")}' ORDER BY id")).ShouldBe(["PAYMENT_CREATED", "PAYMENT_PROCESSING", "PAYMENT_PAID"]);
    }

    [Fact]
    public async Task A_host_that_dies_after_it_sent_pays_once()
    {
        var on = await Approved();
        await on.Account();
        // The money moves, and whoever sent it never hears of it.
        host.Receiver.Answers = (payout, http) =>
        {
            host.Receiver.Pay(payout);
            http.Abort();
            return Task.FromResult<string?>("");
        };
        await Batch();
        (await Payment(on)).Str("status").ShouldBe("PROCESSING");
        await host.RunJob("staffing.payouts");
        (await on.Rows("SELECT attempts FROM staffing.payments WHERE assignment_id = $1")).Single().Number("attempts").ShouldBe(1, "its time has not come");
        await on.Account("1111");
        host.Clock.Now = host.Clock.Now.AddMinutes(6);

        await host.RunJob("staffing.payouts");

        var payment = await Payment(on);
        (payment.Str("status"), payment.Str("accountLast4")).ShouldBe(("PAID", "6789"), "it went where it had gone");
        host.Receiver.Received.Where(r => r.Body.Id("staffId") == on.Staff).Select(r => r.Key).ShouldBe([$"{payment.Id("paymentId")}", $"{payment.Id("paymentId")}"], "the second time under the key by which it is paid once");
        (await on.TimesheetStatus()).ShouldBe("paid");
    }

    [Fact]
    public async Task What_was_begun_by_a_host_that_is_gone_is_sent_again_when_its_lease_is_over()
    {
        var on = await Approved();
        await on.Account();
        await host.Sql($"UPDATE staffing.payments SET status = 'processing', attempts = 1, account_id = gen_random_uuid(), account_last4 = '2222', next_try_at = '{host.Clock.Now.AddMinutes(5):O}' WHERE assignment_id = '{on.Assignment}'");
        await host.RunJob("staffing.payouts");
        (await Payment(on)).Str("status").ShouldBe("PROCESSING");
        host.Clock.Now = host.Clock.Now.AddMinutes(5);
        await host.RunJob("staffing.payouts");
        (await Payment(on)).Str("status").ShouldBe("PAID");
    }

    [Fact]
    public async Task What_is_refused_waits_for_another_account_and_is_told()
    {
        var on = await Approved();
        await on.Account("9999");
        host.Receiver.Answers = (payout, _) => Task.FromResult(payout.Body.Str("accountLast4") is "9999" ? """{"status":"FAILED","failureCode":"ACCOUNT_CLOSED"}""" : null);
        await Batch();
        await Batch();

        var failed = await Payment(on);
        failed.Str("status").ShouldBe("FAILED");
        host.Receiver.Received.Count(r => r.Key == $"{failed.Id("paymentId")}").ShouldBe(1, "the same account is not asked again");
        (await host.Told($"payment:{failed.Id("paymentId")}:1")).ShouldBe(1);
        (await on.TimesheetStatus()).ShouldBe("approved");
        await on.Account("5555");
        await Batch();
        var paid = await Payment(on);
        (paid.Str("status"), paid.Str("accountLast4")).ShouldBe(("PAID", "5555"));
    }

    [Fact]
    public async Task Whoever_is_slow_or_says_nothing_sensible_is_asked_again_later()
    {
        var on = await Approved();
        await on.Account();
        foreach (var answer in new Func<HttpContext, Task<string?>>[]
        {
            async http => { await Task.Delay(TimeSpan.FromSeconds(3), http.RequestAborted); return ""; },
            http => { http.Response.StatusCode = 500; return Task.FromResult<string?>("""{"status":"PAID"}"""); },
            http => { http.Response.StatusCode = 302; http.Response.Headers.Location = "/elsewhere"; return Task.FromResult<string?>(""); },
            _ => Task.FromResult<string?>("no json"), _ => Task.FromResult<string?>("""{"status":"MAYBE"}"""),
        })
        {
            host.Receiver.Answers = (_, http) => answer(http);
            if ((await Payment(on)).Str("status") is "PENDING") await Batch();
            else await host.RunJob("staffing.payouts");
            (await Payment(on)).Str("status").ShouldBe("PROCESSING");
            host.Clock.Now = host.Clock.Now.AddHours(1);
        }
        (await on.Rows("SELECT attempts FROM staffing.payments WHERE assignment_id = $1")).Single().Number("attempts").ShouldBe(5);
    }

    [Fact]
    public async Task Several_are_sent_at_a_time_and_never_more_than_the_operator_wants()
    {
        var on = await Approved();
        await on.Account();
        await host.Sql($"""
            WITH n AS (SELECT gen_random_uuid() AS id FROM generate_series(1, 11)), t AS (
                INSERT INTO staffing.assignments SELECT (jsonb_populate_record(a, jsonb_build_object('id', n.id, 'status', 'cancelled'))).* FROM staffing.assignments a, n WHERE a.id = '{on.Assignment}'
            ), s AS (
                INSERT INTO staffing.timesheets SELECT (jsonb_populate_record(t, jsonb_build_object('id', n.id, 'assignment_id', n.id))).* FROM staffing.timesheets t, n WHERE t.assignment_id = '{on.Assignment}'
            )
            INSERT INTO staffing.payments SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'assignment_id', n.id, 'timesheet_id', n.id))).* FROM staffing.payments p, n WHERE p.assignment_id = '{on.Assignment}'
            """);
        var (now, most, all) = (0, 0, new TaskCompletionSource());
        host.Receiver.Answers = async (_, _) =>
        {
            var here = Interlocked.Increment(ref now);
            for (var seen = most; here > seen && Interlocked.CompareExchange(ref most, here, seen) != seen; seen = most) { }
            if (here == PayingHost.AtOnce) all.TrySetResult();
            await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(1)));
            Interlocked.Decrement(ref now);
            return null;
        };

        await Batch();

        most.ShouldBe(PayingHost.AtOnce);
        (await host.Number($"SELECT count(*) FROM staffing.payments WHERE staff_id = '{on.Staff}' AND status = 'paid'")).ShouldBe(12);
    }

    [Fact]
    public async Task Two_hosts_at_once_send_a_payment_once()
    {
        await using var other = new SecondPayingHost(host);
        await other.InitializeAsync();
        var on = await Approved();
        await on.Account();
        await host.Sql($"UPDATE staffing.payments SET next_try_at = '{host.Clock.Now:O}' WHERE assignment_id = '{on.Assignment}'");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await host.In(on.Market, async unit =>
        {
            var id = new WorkforceOS.Staffing.PaymentId((await on.Rows("SELECT id FROM staffing.payments WHERE assignment_id = $1")).Single().Id());
            await unit.GetRequiredService<DuePayout>().Pay(id, CancellationToken.None);
            return true;
        })));

        host.Receiver.Received.Count(r => r.Key == $"{host.Rows($"SELECT id FROM staffing.payments WHERE assignment_id = '{on.Assignment}'").GetAwaiter().GetResult().Single()}").ShouldBe(1);
        (await Payment(on)).Str("status").ShouldBe("PAID");
    }

    [Fact]
    public async Task A_worker_sees_what_they_earned_by_day_week_and_month_also_where_it_was_nothing()
    {
        var on = await Approved();
        var day = DateOnly.FromDateTime(on.StartsAt.UtcDateTime);
        var (from, to) = (day.AddDays(-9), day.AddDays(9));
        var sum = (await on.Worker.Get($"/staff/payments/summary?from={from:O}&to={to:O}")).Should(200).Body;
        (sum.Number("totalEarningsCents"), sum.Number("paidCents"), sum.Number("pendingCents"), sum.Str("currency"), sum.GetProperty("totalHours").GetDecimal(), sum.Number("shiftCount"), sum.Number("averageHourlyCents")).ShouldBe((12650, 0, 12650, "USD", 5.5m, 1, 2300));
        sum.Str("nextPayDate").ShouldBe($"{DateOnly.FromDateTime(host.Clock.Now.AddHours(21).UtcDateTime):O}");
        var empty = (await on.Worker.Get($"/staff/payments/summary?from={to.AddDays(1):O}&to={to.AddDays(2):O}")).Should(200).Body;
        (empty.Number("totalEarningsCents"), empty.Number("averageHourlyCents"), empty.GetProperty("nextPayDate").ValueKind).ShouldBe((0, 0, System.Text.Json.JsonValueKind.Null));

        var days = await on.Worker.Items($"/staff/payments/chart?from={from:O}&to={to:O}");
        (days.Count, days[0].Str("bucketStart"), days.Count(d => d.Number("amountCents") == 0)).ShouldBe((19, $"{from:O}", 18));
        (days[9].Str("bucketStart"), days[9].Number("amountCents"), days[9].GetProperty("hours").GetDecimal(), days[9].Number("shiftCount")).ShouldBe(($"{day:O}", 12650, 5.5m, 1));
        var weeks = await on.Worker.Items($"/staff/payments/chart?from={from:O}&to={to:O}&bucket=WEEK");
        weeks.ShouldAllBe(w => DateOnly.Parse(w.Str("bucketStart")!).DayOfWeek == DayOfWeek.Monday);
        weeks.Sum(w => w.Number("amountCents")).ShouldBe(12650);
        (await on.Worker.Items($"/staff/payments/chart?from={from:O}&to={from.AddDays(365):O}&bucket=MONTH")).Count.ShouldBeInRange(12, 13);
        foreach (var wrong in new[] { $"from={to:O}&to={from:O}", $"from={from:O}&to={from.AddDays(366):O}", $"from=0001-01-01&to=0001-01-02", "from=x&to=y", "" })
        {
            (await on.Worker.Get($"/staff/payments/chart?{wrong}")).ShouldSay(400, "VALIDATION_ERROR");
            (await on.Worker.Get($"/staff/payments/summary?{wrong}")).ShouldSay(400, "VALIDATION_ERROR");
        }
        (await on.Worker.Items("/staff/payments/history?status=PAID")).ShouldBeEmpty();
        (await on.Worker.Items($"/staff/payments/history?from={day.AddDays(1):O}")).ShouldBeEmpty();
        (await on.Worker.Items($"/staff/payments/history?to={day:O}&status=PENDING")).ShouldHaveSingleItem();
        var (other, _) = await on.Market.Worker("Ben Barista");
        (await other.Items("/staff/payments/history")).ShouldBeEmpty();
    }

    private async Task<OnShift> Approved()
    {
        var on = await host.Submitted();
        (await on.Market.Approve(await on.Market.Invoice(host))).Should(200);
        return on;
    }

    /// <summary>The next three o'clock, on one host or two.</summary>
    private async Task Batch(SecondHost? other = null)
    {
        // A company that was not seen before has its first turn the next time.
        await host.RunJob("staffing.payments");
        host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero).AddHours(3);
        await Task.WhenAll([host.RunJob("staffing.payments"), other?.RunJob("staffing.payments") ?? Task.CompletedTask]);
        await Task.WhenAll([host.RunJob("staffing.payouts"), other?.RunJob("staffing.payouts") ?? Task.CompletedTask]);
    }

    private static async Task<System.Text.Json.JsonElement> Payment(OnShift on) => (await on.Worker.Items("/staff/payments/history")).ShouldHaveSingleItem();

    private sealed class SecondPayingHost(PayingHost first) : SecondHost(first)
    {
        protected override Dictionary<string, string?> Settings => first.Paying;
    }

    public sealed class PayingHost : TestHost
    {
        public const int AtOnce = 4;

        public PayoutReceiver Receiver { get; } = new();

        protected override Dictionary<string, string?> Settings => Paying;

        public Dictionary<string, string?> Paying => new(SecondHost.SharedSecret)
        {
            ["Staffing:Payouts:Driver"] = "webhook", ["Staffing:Payouts:Address"] = Receiver.Url, ["Staffing:Payouts:Secret"] = PayoutReceiver.Secret, ["Staffing:Payouts:Waits"] = "00:00:02", ["Staffing:Payouts:AtOnce"] = $"{AtOnce}",
        };

        public override async ValueTask InitializeAsync()
        {
            await Receiver.Start();
            await base.InitializeAsync();
        }

        protected override ValueTask CleanUp() => Receiver.DisposeAsync();
    }
}
