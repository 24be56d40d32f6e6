using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>What holds for a code of any purpose, shown on the verification of a mail address.</summary>
public sealed class CodeRuleTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Flow = "email-verification";

    [Fact]
    public async Task Starting_says_all_about_the_code_and_mails_it()
    {
        var (visitor, email) = await Newcomer("all@people.test");
        var started = (await visitor.Start(Flow, new { email })).Should(200).Body;

        started.Str("status").ShouldBe("OK");
        started.GetProperty("codeIndex").GetInt32().ShouldBe(1);
        started.GetProperty("timeStamp").GetInt64().ShouldBe(host.Clock.Now.ToUnixTimeMilliseconds());
        started.GetProperty("expireTime").GetInt32().ShouldBe(86_400);
        started.Str("verificationType").ShouldBe("byCode");
        started.Str("email").ShouldBe(email);
        started.Str("secretCode")!.ShouldMatch("^[0-9]{6}$");
        started.TryGetProperty("sessionId", out _).ShouldBeFalse();

        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var mails = new Npgsql.NpgsqlCommand($"SELECT count(*) FROM notifications.mails m WHERE m::text LIKE '%{email}%' AND m::text LIKE '%{started.Str("secretCode")}%'", connection);
        (await mails.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task A_second_code_within_a_minute_is_refused_and_leaves_the_first_good()
    {
        var (visitor, email) = await Newcomer("spam@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        var tooSoon = (await visitor.Start(Flow, new { email })).ShouldRefuse(403, "CodeSpamError")["detail"];
        tooSoon.GetProperty("codeIndex").GetInt32().ShouldBe(1);
        tooSoon.GetProperty("retryAfterSeconds").GetInt32().ShouldBe(1);
        (await visitor.Complete(Flow, new { email, secretCode = code })).Should(200)["isVerified"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Of_a_hundred_starts_at_once_one_makes_a_code()
    {
        var (visitor, email) = await Newcomer("starts@people.test");
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => visitor.Start(Flow, new { email })));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Count(r => r.ErrCode == "CodeSpamError").ShouldBe(99);
    }

    [Fact]
    public async Task A_new_code_takes_the_place_of_the_old_and_the_index_wraps_after_ten()
    {
        var (visitor, email) = await Newcomer("wrap@people.test");
        var first = (await visitor.Start(Flow, new { email })).Code();
        for (var index = 2; index <= 11; index++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(60));
            (await visitor.Start(Flow, new { email })).Should(200)["codeIndex"].GetInt32().ShouldBe(index == 11 ? 1 : index);
        }
        host.Clock.Advance(TimeSpan.FromSeconds(60));
        var last = (await visitor.Start(Flow, new { email })).Code();
        if (first != last) (await visitor.Complete(Flow, new { email, secretCode = first })).ShouldRefuse(403, "CodeMismatch");
        (await visitor.Complete(Flow, new { email, secretCode = last })).Should(200);
    }

    [Fact]
    public async Task Five_wrong_tries_burn_the_code()
    {
        var (visitor, email) = await Newcomer("burn@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        for (var left = 4; left >= 0; left--)
            (await visitor.Complete(Flow, new { email, secretCode = CodeFlows.Other(code) })).ShouldRefuse(403, "CodeMismatch")["detail"].GetProperty("triesLeft").GetInt32().ShouldBe(left);
        (await visitor.Complete(Flow, new { email, secretCode = code })).ShouldRefuse(404, "StepNotFound");
    }

    [Fact]
    public async Task The_fifth_try_may_be_the_right_one()
    {
        var (visitor, email) = await Newcomer("fifth@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        for (var i = 0; i < 4; i++) (await visitor.Complete(Flow, new { email, secretCode = CodeFlows.Other(code) })).ShouldRefuse(403, "CodeMismatch");
        (await visitor.Complete(Flow, new { email, secretCode = code })).Should(200);
    }

    [Fact]
    public async Task Of_a_hundred_wrong_guesses_at_once_five_count()
    {
        var (visitor, email) = await Newcomer("guesses@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => visitor.Complete(Flow, new { email, secretCode = CodeFlows.Other(code) })));
        replies.Count(r => r.ErrCode == "CodeMismatch").ShouldBe(5);
        replies.Count(r => r.ErrCode == "StepNotFound").ShouldBe(95);
    }

    [Fact]
    public async Task The_right_code_given_twice_at_once_is_used_once()
    {
        var (visitor, email) = await Newcomer("twice@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.Complete(Flow, new { email, secretCode = code })));
        replies.Count(r => r.Status == 200).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_is_good_for_a_day()
    {
        var (visitor, email) = await Newcomer("old@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        host.Clock.Advance(TimeSpan.FromHours(24));
        (await visitor.Complete(Flow, new { email, secretCode = code })).ShouldRefuse(403, "CodeExpired");
    }

    [Fact]
    public async Task Without_a_code_there_is_nothing_to_complete()
    {
        var (visitor, email) = await Newcomer("none@people.test");
        (await visitor.Complete(Flow, new { email, secretCode = "123456" })).ShouldRefuse(404, "StepNotFound");
        (await visitor.Complete(Flow, new { email = "nobody@nowhere.test", secretCode = "123456" })).ShouldRefuse(404, "StepNotFound");
        (await visitor.Start(Flow, new { email = "nobody@nowhere.test" })).ShouldRefuse(404, "UserNotFound");
    }

    [Fact]
    public async Task Who_is_verified_needs_no_code()
    {
        var (visitor, email) = await Newcomer("done@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        (await visitor.Complete(Flow, new { email, secretCode = code })).Should(200);
        (await visitor.Start(Flow, new { email })).ShouldRefuse(400, "EmailAlreadyVerified");
        (await visitor.Complete(Flow, new { email, secretCode = code })).ShouldRefuse(400, "EmailAlreadyVerified");
        (await host.Login(visitor.Company, email, TestCompany.Password)).Should(200);
    }

    [Fact]
    public async Task A_code_of_one_purpose_is_worth_nothing_for_another()
    {
        var (visitor, email) = await Newcomer("purpose@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        (await visitor.Complete("password-reset-by-email", new { email, secretCode = code, password = "brand-new-word-5" })).ShouldRefuse(403, "StepNotFound");
    }

    [Fact]
    public async Task A_code_of_one_company_is_worth_nothing_in_another()
    {
        var (visitor, email) = await Newcomer("both@people.test");
        var (elsewhere, _) = await Newcomer("both@people.test");
        var code = (await visitor.Start(Flow, new { email })).Code();
        (await elsewhere.Complete(Flow, new { email, secretCode = code })).ShouldRefuse(404, "StepNotFound");
    }

    private async Task<(Client Visitor, string Email)> Newcomer(string email)
    {
        var company = await TestCompany.Found(host);
        await host.Register(company.Codename, email);
        return (host.Visitor(company.Codename), email);
    }
}

/// <summary>A host that keeps codes to the mail.</summary>
public sealed class CodesAreSecretTests(CodesAreSecretTests.Discreet host) : IClassFixture<CodesAreSecretTests.Discreet>
{
    [Fact]
    public async Task The_code_is_in_the_mail_only()
    {
        await host.Register("babil", "discreet@people.test");
        var started = (await host.Visitor("babil").Start("email-verification", new { email = "discreet@people.test" })).Should(200);
        started.Body.TryGetProperty("secretCode", out _).ShouldBeFalse();
        started.Body.GetProperty("codeIndex").GetInt32().ShouldBe(1);
    }

    public sealed class Discreet : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Identity:RevealCodes"] = "false" };
    }
}
