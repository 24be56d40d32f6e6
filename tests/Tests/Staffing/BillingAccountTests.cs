using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Operators note what a client pays from; of these one is the usual one.</summary>
public sealed class BillingAccountTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/marketplaceManagement-api/v1";

    [Fact]
    public async Task The_usual_account_is_one_however_many_name_another_at_once()
    {
        var market = await Marketplace.Open(host);
        (await Add(market, new { bankName = " Bay Bank ", providerReference = "ba_1", last4 = "4417", accountType = "savings" })).Should(201)["billingAccount"].Str("status").ShouldBe("active");

        (await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Add(market, new { bankName = $"Bank {n}", isPrimary = true })))).ShouldAllBe(r => r.Status == 201);

        var accounts = await market.Owner.Items("/client/billing/accounts?limit=50");
        (accounts.Count, accounts.Count(a => a.GetProperty("isPrimary").GetBoolean())).ShouldBe((11, 1));
        var first = accounts.Single(a => a.Str("bankName") == "Bay Bank");
        (first.Str("last4"), first.Str("providerReference"), first.Str("accountType"), first.Str("status")).ShouldBe(("4417", "ba_1", "SAVINGS", "ACTIVE"));
        (await host.Number($"SELECT count(*) FROM staffing.domain_events WHERE company_id = '{market.CompanyId().Value}' AND event_type = 'BILLING_ACCOUNT_CREATED'")).ShouldBe(11);
    }

    [Fact]
    public async Task Whole_numbers_strangers_and_other_businesses_are_refused()
    {
        var market = await Marketplace.Open(host);
        foreach (var last4 in new[] { "123", "12345", "abcd", "000123456789" }) (await Add(market, new { bankName = "Bank", last4 })).Status.ShouldBe(400);
        (await Add(market, new { bankName = "Bank" }, Guid.NewGuid())).Status.ShouldBe(404);
        (await market.Owner.Post($"{Service}/businesses/{market.Business}/billingaccounts", new { bankName = "Bank" })).Status.ShouldBe(403);
        (await market.Owner.Items("/client/billing/accounts")).ShouldBeEmpty();
    }

    private static Task<Reply> Add(Marketplace market, object account, Guid? business = null) => market.Company.Owner.Post($"{Service}/businesses/{business ?? market.Business}/billingaccounts", account);
}
