using System.Text.Json;
using WorkforceOS.Staffing.Profile;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Where workers are paid: what is kept of it, what is shown, and which account is the primary one, however many say so at once.</summary>
public sealed class BankAccountTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Route = "/staff/profile/bank-accounts";

    /// <summary>Of banks of the United States, with the checksum of ABA.</summary>
    private static readonly string[] Routing = ["021000021", "011401533", "091000019", "122105155"];

    [Fact]
    public async Task The_first_is_primary_until_another_is_said_to_be()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker();
        var first = (await Add(worker, "1234567890")).Should(201).Body;
        (first.Str("bankName"), first.Str("accountHolderName"), first.Str("accountType"), first.Str("last4"), first.Str("routingLast4"), first.Str("status"), first.GetProperty("isPrimary").GetBoolean()).ShouldBe(("Bay Bank", "Ana Barista", "CHECKING", "7890", "0021", "ACTIVE", true));
        (await Add(worker, "1234567891", new { accountType = "savings" })).Should(201).Body.GetProperty("isPrimary").GetBoolean().ShouldBeFalse();
        var third = (await Add(worker, "1234567892", new { isPrimary = true })).Should(201).Body;
        (await Listed(worker)).ShouldBe([(third.Id("accountId"), true), .. (await Listed(worker)).Skip(1)]);
        (await Listed(worker)).Count(a => a.IsPrimary).ShouldBe(1);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{third.Id("accountId")}'")).ShouldBe(["BANK_ACCOUNT_ADDED"]);
        (await host.Number($"SELECT count(*) FROM staffing.staff_bank_accounts WHERE staff_id = '{staff}'")).ShouldBe(3);
    }

    [Fact]
    public async Task What_can_be_no_account_is_refused()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        foreach (var wrong in new object[]
        {
            new { accountNumber = "123" }, new { accountNumber = "123456789012345678" }, new { accountNumber = "12345-678" }, new { routingNumber = "021000022" }, new { routingNumber = "02100002" }, new { routingNumber = "000000000" },
            new { accountType = "CARD" }, new { bankName = " " }, new { bankName = (string?)null }, new { accountHolderName = "" },
        }) (await Add(worker, "1234567890", wrong)).ShouldSay(400, "VALIDATION_ERROR").Text.ShouldNotContain("1234567890");
        (await Listed(worker)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_account_is_there_once_and_other_workers_may_have_it_too()
    {
        var market = await Marketplace.Open(host);
        var ((ana, staff), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        (await Add(ana, "1234567890")).Should(201);
        (await Add(ana, "1234567890", new { bankName = "Other name" })).ShouldSay(409, "BANK_ACCOUNT_EXISTS");
        (await Add(ana, "1234567890", new { routingNumber = Routing[1] })).Should(201);
        (await Add(ben, "1234567890")).Should(201);

        await host.Sql($"UPDATE staffing.staff_bank_accounts SET status = 'failed' WHERE staff_id = '{staff}'");
        (await Add(ana, "1234567890", new { accountHolderName = "Ana B. Barista" })).Should(201).Body.Str("status").ShouldBe("ACTIVE", "what came back is good again when it is said anew");
        for (var n = 0; n < 8; n++) (await Add(ana, $"77777770{n}")).Should(201);
        (await Add(ana, "777777779")).ShouldSay(409, "TOO_MANY_BANK_ACCOUNTS");
    }

    [Fact]
    public async Task Where_the_primary_account_failed_the_next_one_is_primary_without_a_word()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker();
        (await Add(worker, "1234567890")).Should(201);
        await host.Sql($"UPDATE staffing.staff_bank_accounts SET status = 'failed' WHERE staff_id = '{staff}'");

        var next = (await Add(worker, "1234567891")).Should(201).Body;

        next.GetProperty("isPrimary").GetBoolean().ShouldBeTrue();
        (await Listed(worker)).Count(a => a.IsPrimary).ShouldBe(1);
    }

    [Fact]
    public async Task However_many_come_at_once_one_is_primary_and_the_same_is_kept_once()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker();
        // Sealing is slow, so that a busy host tells some to come again.
        async Task<Reply> Come(int n)
        {
            var reply = await Add(worker, $"55500000{n % 6}", new { isPrimary = n % 2 == 0 });
            for (var again = 0; reply.Status is 429 && again < 100; again++)
            {
                await Task.Delay(100);
                reply = await Add(worker, $"55500000{n % 6}", new { isPrimary = n % 2 == 0 });
            }
            return reply;
        }

        var replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(Come));
        replies.Count(r => r.Status == 201).ShouldBe(6);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 409);
        (await host.Number($"SELECT count(*) FROM staffing.staff_bank_accounts WHERE staff_id = '{staff}' AND is_primary")).ShouldBe(1);
        (await host.Number($"SELECT count(*) FROM staffing.staff_bank_accounts WHERE staff_id = '{staff}'")).ShouldBe(6);
    }

    [Fact]
    public async Task Whoever_is_paid_there_is_told_by_mail_in_words_that_tell_nobody_else_anything()
    {
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        var before = (await host.MailsTo(worker.Email)).Count;
        (await Add(worker, "1234567890")).Should(201);
        var mails = await host.MailsTo(worker.Email);
        mails.Count.ShouldBe(before + 1);
        mails[^1].Text.ShouldContain("a bank account that ends in 7890 was added for your pay");
        mails[^1].Text.ShouldNotContain("1234567890");
        mails[^1].Text.ShouldNotContain("Bay Bank");
    }

    [Theory]
    [InlineData("021000021", true)]
    [InlineData("111000025", true)]
    [InlineData("121000358", true)]
    [InlineData("021000012", false)]
    [InlineData("121000385", false)]
    public void A_routing_number_has_the_checksum(string number, bool isOne) => RoutingNumberAttribute.IsRoutingNumber(number).ShouldBe(isOne);

    private static Task<Reply> Add(Client worker, string number, object? with = null) =>
        worker.Do("POST", Route, Marketplace.Merged(new { bankName = " Bay Bank ", accountHolderName = "Ana Barista", accountNumber = number, routingNumber = Routing[0], accountType = "CHECKING" }, with));

    private static async Task<List<(Guid Id, bool IsPrimary)>> Listed(Client worker) => [.. (await worker.Get(Route)).Should(200)["items"].EnumerateArray().Select(a => (a.Id("accountId"), a.GetProperty("isPrimary").GetBoolean()))];
}
