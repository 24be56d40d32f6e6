using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class SecondFactorTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Flow = "email-2factor-verification";

    [Fact]
    public async Task Until_it_is_passed_only_the_ways_on_and_out_are_open()
    {
        var (company, pending) = await Pending();
        (await pending.Get("/auth-api/currentuser")).Should(200)["sessionNeedsEmail2FA"].GetBoolean().ShouldBeTrue();
        (await pending.Get("/auth-api/v1/companies")).ShouldRefuse(403, "EmailTwoFactorNeeded").Message.ShouldBe("errMsg_getCompanyRequiresEmail2FA");
        (await pending.Get("/auth-api/relogin")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        (await pending.Get("/auth-api/getusersessions")).ShouldRefuse(403, "EmailTwoFactorNeeded");

        (await pending.Post("/auth-api/logout")).Should(200);
        (await pending.Get("/auth-api/currentuser")).Should(401);
        company.Codename.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_code_opens_this_session_and_keeps_its_token()
    {
        var (_, pending) = await Pending();
        var started = (await pending.Start(Flow)).Should(200);
        started["sessionId"].GetGuid().ShouldNotBe(Guid.Empty);
        started.Body.TryGetProperty("email", out _).ShouldBeFalse();

        var done = (await pending.Complete(Flow, new { secretCode = started.Code() })).Should(200);
        done["sessionNeedsEmail2FA"].GetBoolean().ShouldBeFalse();
        done.Body.Str("accessToken").ShouldBe(pending.Token);
        (await pending.Get("/auth-api/v1/companies")).Should(200);
    }

    [Fact]
    public async Task Session_and_user_may_stand_in_the_body_instead_of_the_token()
    {
        var (company, pending) = await Pending();
        var me = (await pending.Get("/auth-api/currentuser")).Body;
        var who = new { userId = me.Id("userId"), sessionId = me.Id("sessionId") };
        var visitor = host.Visitor(company.Codename);

        (await visitor.Start(Flow, new { userId = NotMine(), who.sessionId })).ShouldRefuse(401, "LoginRequired");
        (await visitor.Start(Flow)).ShouldRefuse(401, "LoginRequired");
        var code = (await visitor.Start(Flow, who)).Code();
        (await visitor.Complete(Flow, new { who.userId, who.sessionId, secretCode = code })).Should(200);
        (await pending.Get("/auth-api/v1/companies")).Should(200);
    }

    [Fact]
    public async Task A_new_sign_in_ends_the_ones_that_never_got_through()
    {
        var (company, one) = await Pending();
        (await one.Start(Flow)).Should(200)["expireTime"].GetInt32().ShouldBe(600);
        var other = await TestCompany.SignInWithoutSecondFactor(host, company.Codename, company.Owner.Email, TestCompany.Password);
        (await one.Get("/auth-api/currentuser")).Should(401);
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
        (await other.Start(Flow)).ShouldRefuse(403, "CodeSpamError")["detail"].GetProperty("codeIndex").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_code_opens_the_session_it_was_asked_for_and_no_other()
    {
        var (company, one) = await Pending();
        var code = (await one.Start(Flow)).Code();
        var other = await TestCompany.SignInWithoutSecondFactor(host, company.Codename, company.Owner.Email, TestCompany.Password);
        (await other.Complete(Flow, new { secretCode = code })).ShouldRefuse(403, "StepNotFound");
    }

    [Fact]
    public async Task Wrong_expired_missing_and_used_codes_are_told_apart()
    {
        var (_, pending) = await Pending();
        (await pending.Complete(Flow, new { secretCode = "123456" })).ShouldRefuse(403, "StepNotFound");
        var code = (await pending.Start(Flow)).Code();
        (await pending.Start(Flow)).ShouldRefuse(403, "CodeSpamError");
        (await pending.Complete(Flow, new { secretCode = CodeFlows.Other(code) })).ShouldRefuse(403, "CodeMismatch");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await pending.Complete(Flow, new { secretCode = code })).ShouldRefuse(403, "CodeExpired");
        code = (await pending.Start(Flow)).Code();
        (await pending.Complete(Flow, new { secretCode = code })).Should(200);
        (await pending.Complete(Flow, new { secretCode = code })).ShouldRefuse(403, "StepNotFound");
        (await pending.Complete(Flow, new { })).Should(400).Message.ShouldBe("errMsg_secretCodeisRequired");
    }

    private async Task<(TestCompany Company, Client Pending)> Pending()
    {
        var company = await TestCompany.Found(host);
        return (company, await TestCompany.SignInWithoutSecondFactor(host, company.Codename, company.Owner.Email, TestCompany.Password));
    }

    private static Guid NotMine() => Guid.Parse("00000000-0000-7000-8000-00000000000f");
}

/// <summary>A host whose people sign in with a password alone.</summary>
public sealed class WithoutSecondFactorTests(WithoutSecondFactorTests.Trusting host) : IClassFixture<WithoutSecondFactorTests.Trusting>
{
    [Fact]
    public async Task A_password_is_enough_where_the_setting_is_off()
    {
        var owner = await TestCompany.SignInWithoutSecondFactor(host, "babil", "admin@workforceos.test", "a-super-secret-1");
        (await owner.Get("/auth-api/currentuser")).Should(200)["sessionNeedsEmail2FA"].GetBoolean().ShouldBeFalse();
        (await owner.Get("/auth-api/v1/companies")).Should(200);
    }

    public sealed class Trusting : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Identity:EmailTwoFactor"] = "false" };
    }
}
