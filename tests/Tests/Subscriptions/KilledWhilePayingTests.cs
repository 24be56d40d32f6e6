using Npgsql;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>
/// A host of its own is killed, by <c>kill -9</c>, while many companies pay, each between Stripe's answer and the save of it, at each place where
/// there is one. Another host then looks once: nothing is charged twice, and nothing is paid and not active.
/// </summary>
public sealed class KilledWhilePayingTests(PayingHost host) : IClassFixture<PayingHost>
{
    /// <summary>Payments that each kill cuts off; usually one less than a host asks Stripe at once.</summary>
    private static readonly int AtOnce = Sizes.Of("WORKFORCEOS_PAYMENTS", 15);

    /// <summary>Stripe has done it, and the answer is on its way.</summary>
    private static readonly string[] Answers = ["SubscriptionCreate", "PaymentIntentGet", "PaymentIntentUpdate", "PaymentIntentConfirm", "SubscriptionGet"];

    /// <summary>The answer has come, and what it says is about to be written there.</summary>
    private static readonly string[] Saves = ["subscriptions.provider_ids", "subscriptions.payments"];

    /// <summary>Of the host, at one place after the other.</summary>
    private static readonly int Kills = Sizes.Of("WORKFORCEOS_PAYMENT_KILLS", Answers.Length + Saves.Length);

    [Fact]
    public async Task A_hundred_payments_that_die_between_stripe_s_answer_and_the_save_charge_once_and_give_what_is_paid()
    {
        host.Clock.Now = TimeProvider.System.GetUtcNow();
        try
        {
            await using var killed = new HostProcess(new Dictionary<string, string>
            {
                ["ConnectionStrings__Database"] = host.ConnectionString,
                ["Identity__KeyEncryptionSecret"] = SecondHost.SharedSecret.Values.Single()!,
                ["Stripe__SecretKey"] = StandIn.SecretKey,
                ["Stripe__ApiBase"] = $"{host.Stripe.Address}",
                ["Stripe__WebhookSecrets__0"] = host.Stripe.Webhooks.Secret,
                ["Worker__Enabled"] = "false",
                ["Web__Url"] = "https://app.example",
                ["RateLimits__AtOncePerSession"] = "1000",
                ["RateLimits__AtOncePerCompany"] = "1000",
            });
            var (died, paidAlready) = (0, 0);
            // The price is made by the first who pays.
            await host.Paid();
            string[] all = [.. Answers, .. Saves];
            string[] places = [.. Enumerable.Range(0, Kills).Select(kill => all[kill % all.Length])];
            foreach (var place in places)
            {
                // Both hosts have one clock while somebody signs in at one and pays at the other.
                host.Clock.Now = TimeProvider.System.GetUtcNow();
                var firms = await Firms();
                await killed.Start();
                var paying = firms.Select(f => Quietly(f.Firm.Owner.Over(killed.Http).Pays(f.Order, f.Card))).ToList();
                if (Answers.Contains(place)) await KillAtAnswer(killed, place);
                else await KillAtSave(killed, place);
                died += (await Task.WhenAll(paying)).Count(isCut => isCut);

                host.Clock.Now = TimeProvider.System.GetUtcNow().AddMinutes(3);
                await host.RunJob("subscriptions.reconcile");
                foreach (var (firm, order, card) in firms)
                {
                    var customers = CustomersOf(firm);
                    if (Charges(customers) > 0)
                    {
                        paidAlready++;
                        (await firm.Owner.Stands(order)).ShouldBe("active paid paid", $"{place}: paid and not active");
                    }
                    else
                    {
                        (await firm.Owner.Pays(order, card)).Should(200);
                        (await firm.Owner.Stands(order)).ShouldBe("active paid paid", place);
                    }
                    (Charges(customers), SubscriptionsOf(customers)).ShouldBe((1, 1), place);
                    (await host.Published("payment.succeeded", order)).Count.ShouldBe(1, place);
                }
            }
            TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {Kills * AtOnce} payments: {died} died, {paidAlready} of them were paid already, and none twice.");
            died.ShouldBeGreaterThan(Kills * AtOnce * 96 / 100);
            // Those cut at the confirmation, at the look after it, and at the save of that.
            paidAlready.ShouldBe(places.Count(p => p is "PaymentIntentConfirm" or "SubscriptionGet" or "subscriptions.payments") * AtOnce);
        }
        finally
        {
            host.Stripe.Faults.None();
            host.Clock.Now = TestClock.Start;
        }
    }

    private async Task<List<(TestCompany Firm, Guid Order, string Card)>> Firms()
    {
        var firms = new List<(TestCompany Firm, Guid Order, string Card)>();
        for (var i = 0; i < AtOnce; i++)
        {
            var firm = await TestCompany.Found(host);
            firms.Add((firm, await firm.Owner.Subscribes(), await firm.Owner.Saves()));
        }
        return firms;
    }

    /// <summary>All have had their work done at Stripe, and none has heard of it.</summary>
    private async Task KillAtAnswer(HostProcess killed, string operation)
    {
        var (held, all, gone) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        host.Stripe.Faults.Meanwhile(operation, after: () =>
        {
            if (Interlocked.Increment(ref held) == AtOnce) all.SetResult();
            return gone.Task;
        });
        await all.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await killed.Kill();
        host.Stripe.Faults.None();
        gone.SetResult();
    }

    /// <summary>All have heard of it, and stand before the table that they are to write it to.</summary>
    private async Task KillAtSave(HostProcess killed, string table)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE", connection, transaction)) await hold.ExecuteNonQueryAsync();
        await using var look = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = $1::regclass", connection, transaction) { Parameters = { new() { Value = table } } };
        for (var waits = 0; (long)(await look.ExecuteScalarAsync())! < AtOnce; waits++)
        {
            waits.ShouldBeLessThan(600, "They do not come to the save.");
            await Task.Delay(100);
        }
        await killed.Kill();
        // The server ends what a client that is gone had begun before anybody may write again.
        await using (var end = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE NOT granted AND relation = $1::regclass", connection, transaction) { Parameters = { new() { Value = table } } }) await end.ExecuteScalarAsync();
        await transaction.RollbackAsync();
    }

    private int Charges(HashSet<string?> customers)
    {
        var intents = host.Stripe.Acts.All("payment_intent").Where(i => customers.Contains(i["customer"]?.ToString())).Select(i => i["id"]!.ToString()).ToHashSet();
        return host.Stripe.Acts.All("charge").Count(c => intents.Contains(c["payment_intent"]!.ToString()));
    }

    private int SubscriptionsOf(HashSet<string?> customers) => host.Stripe.Acts.All("subscription").Count(s => customers.Contains(s["customer"]!.ToString()));

    private HashSet<string?> CustomersOf(TestCompany firm) => [.. host.Stripe.Acts.All("customer").Where(c => c["email"]?.ToString() == firm.Owner.Email).Select(c => c["id"]!.ToString())];

    /// <returns>Whether no answer came.</returns>
    private static async Task<bool> Quietly(Task<Reply> call)
    {
        try
        {
            await call;
            return false;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return true;
        }
    }
}
