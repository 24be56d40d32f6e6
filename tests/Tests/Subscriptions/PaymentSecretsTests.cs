using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>What lets others pay, pose as Stripe or be charged is in no log, no event, no trail and no table.</summary>
public sealed class PaymentSecretsTests(TalkingHost host) : IClassFixture<TalkingHost>
{
    private const string Number = "4242424242424242";

    [Fact]
    public async Task No_secret_of_a_payment_is_kept_or_logged_whatever_goes_wrong_with_it()
    {
        var secrets = new HashSet<string> { StandIn.SecretKey, host.Stripe.Webhooks.Secret, host.Stripe.Webhooks.Secret["whsec_".Length..], Number };
        await Pay();
        await GoWrong();
        secrets.UnionWith(host.Stripe.Acts.All("payment_intent").Select(i => i["client_secret"]!.ToString()));
        secrets.Count.ShouldBeGreaterThan(6);

        host.Said.Count.ShouldBeGreaterThan(50, "the log was heard");
        foreach (var secret in secrets)
        {
            host.Said.Where(line => line.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
            (await TablesWith(secret)).ShouldBeEmpty();
        }
        (await TablesWith("ai-monthly")).ShouldContain("kernel.changes", "the search finds what is there");
    }

    private async Task Pay()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var card = await firm.Owner.Saves("pm_card_authenticationRequired");
        var body = JsonContent.Create(new { paymentUserParams = new { paymentMethodId = card, return_url = PayingHost.Back } });
        var asked = (await firm.Owner.Send(HttpMethod.Patch, $"{PayingHost.Api}/v1/startcompanysubscriptionpayment/{order}", body, ("Idempotency-Key", "once"))).Should(200)["paymentResult"];
        asked.GetProperty("paymentIntentInfo").Str("clientSecret")!.ShouldStartWith("pi_");
        (await firm.Owner.Refreshes(order)).Should(200);
        host.Stripe.Acts.SecondStep(asked.Str("paymentId")!, confirmed: true);
        await host.HearAll();
        host.Stripe.Acts.Renew(await firm.Owner.StripeId(order), asks: true);
        await host.HearAll();
        (await firm.Owner.Pays(order, card)).Should(200);
        (await firm.Owner.Cancels(order)).Should(200);
        await host.MailsTo(firm.Owner.Email);
        host.Clock.Now = TestClock.Start;
    }

    private async Task GoWrong()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        (await firm.Owner.Post($"{PayingHost.Api}/payment-methods/add", new { paymentMethodId = Number, number = Number, cvc = "123" })).Should(400);
        (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200);
        foreach (var fault in new[] { Fault.ErrorBefore, Fault.TooMany, Fault.CutAfterwards })
        {
            host.Stripe.Faults.Plan("*", fault);
            await firm.Owner.Refreshes(order);
            host.Stripe.Faults.None();
        }
        // Stripe calls a request wrong, which is logged.
        host.Stripe.Acts.Change(await firm.Owner.StripeId(order), "object", "gone");
        (await firm.Owner.Refreshes(order)).ShouldRefuse(502, "PaymentProviderRefused");
        host.Stripe.Webhooks.Take();
        var @event = new System.Text.Json.Nodes.JsonObject { ["id"] = "evt_x", ["type"] = "invoice.paid", ["data"] = new System.Text.Json.Nodes.JsonObject { ["object"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "in_x" } } };
        (await host.Hear(@event, Webhooks.Sign(@event.ToJsonString(), "whsec_another", TestClock.Start))).Should(400);
    }

    private async Task<List<string>> TablesWith(string text)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var all = new NpgsqlCommand("SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)'", connection))
        await using (var names = await all.ExecuteReaderAsync())
        {
            while (await names.ReadAsync()) tables.Add(names.GetString(0));
        }
        tables.Count.ShouldBeGreaterThan(50);
        await using (var asAll = new NpgsqlCommand("SET row_security = off", connection)) await asAll.ExecuteNonQueryAsync();
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"SELECT count(*) FROM {table} t WHERE position($1 in t::text) > 0", connection) { Parameters = { new() { Value = text } } };
            if ((long)(await search.ExecuteScalarAsync())! > 0) found.Add(table);
        }
        return found;
    }
}

/// <summary>A paying host of which every word of the log is heard, the most detailed too.</summary>
public sealed class TalkingHost : PayingHost
{
    public ConcurrentQueue<string> Said { get; } = new();

    protected override Dictionary<string, string?> Settings => new(base.Settings.Concat(HeardLog.Everything));

    protected override void Add(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new HeardLog(Said));
}
