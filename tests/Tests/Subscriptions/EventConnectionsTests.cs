using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Stripe may take its time: connections to the database are not held for that.</summary>
public sealed class EventConnectionsTests
{
    [Fact]
    public async Task While_stripe_is_asked_of_an_event_its_connection_is_others()
    {
        await using var few = new FewConnections();
        await few.InitializeAsync();
        var (firm, order, _) = await few.Paid();
        var paid = (await firm.Owner.Get($"{PayingHost.Api}/v1/companySubscriptionpaymentbyorderid/{order}"))["sys_companySubscriptionPayment"].Str("paymentId")!;
        for (var i = 0; i < 2 * FewConnections.Most; i++) few.Stripe.Acts.Dispute(paid);
        var (asked, answer) = (0, new TaskCompletionSource());
        few.Stripe.Faults.Meanwhile("DisputeGet", before: () =>
        {
            Interlocked.Increment(ref asked);
            return answer.Task;
        });
        var heard = few.Stripe.Webhooks.Take().Select(e => few.Hear(e)).ToList();
        for (var waits = 0; asked < heard.Count && waits < 100; waits++) await Task.Delay(100);
        asked.ShouldBe(2 * FewConnections.Most, "all ask at once, more than there are connections");
        (await firm.Owner.Get("/auth-api/v1/usergroups").WaitAsync(TimeSpan.FromSeconds(10))).Should(200);

        answer.SetResult();
        (await Task.WhenAll(heard)).ShouldAllBe(r => r.Status == 200);
        (await few.Published("payment.disputed", order)).Count.ShouldBe(heard.Count);
    }

    private sealed class FewConnections : PayingHost
    {
        public const int Most = 4;

        protected override async Task<string> Database() => new NpgsqlConnectionStringBuilder(await Cluster.NewDatabase()) { MaxPoolSize = Most, Timeout = 3 }.ConnectionString;
    }
}
