using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class PasswordResetTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Flow = "password-reset-by-email";

    [Fact]
    public async Task A_forgotten_password_is_replaced_and_every_session_ends()
    {
        var company = await TestCompany.Found(host);
        var visitor = host.Visitor(company.Codename);
        var email = company.Owner.Email;
        var started = (await visitor.Start(Flow, new { email })).Should(200);
        started.Body.Str("email").ShouldBe(email);
        (await visitor.Complete(Flow, new { email, secretCode = started.Code(), password = "brand-new-word-5" })).Should(200)["isVerified"].GetBoolean().ShouldBeTrue();

        (await company.Owner.Get("/auth-api/currentuser")).Should(401);
        (await host.Login(company.Codename, email, TestCompany.Password)).ShouldRefuse(401, "WrongPassword");
        (await host.Login(company.Codename, email, "brand-new-word-5")).Should(200);
    }

    [Fact]
    public async Task It_opens_a_locked_account_and_verifies_the_address()
    {
        var company = await TestCompany.Found(host);
        var (_, email) = await host.Register(company.Codename, "locked@people.test");
        for (var i = 0; i < 11; i++) await host.Login(company.Codename, email, "wrong-guess");
        (await host.Login(company.Codename, email, TestCompany.Password)).Should(429);

        var visitor = host.Visitor(company.Codename);
        var code = (await visitor.Start(Flow, new { email })).Code();
        (await visitor.Complete(Flow, new { email, secretCode = code, password = "brand-new-word-5" })).Should(200);
        (await host.Login(company.Codename, email, "brand-new-word-5")).Should(200)["emailVerified"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_poor_password_costs_no_try_of_the_code()
    {
        var company = await TestCompany.Found(host);
        var visitor = host.Visitor(company.Codename);
        var email = company.Owner.Email;
        var code = (await visitor.Start(Flow, new { email })).Code();
        for (var i = 0; i < 6; i++) (await visitor.Complete(Flow, new { email, secretCode = code, password = "short" })).ShouldRefuse(400, "PasswordTooShort");
        (await visitor.Complete(Flow, new { email, secretCode = code, password = "Password1" })).ShouldRefuse(400, "PasswordTooCommon");
        (await visitor.Complete(Flow, new { email, secretCode = code, password = "brand-new-word-5" })).Should(200);
    }

    [Fact]
    public async Task Of_a_hundred_wrong_guesses_at_once_five_count_and_the_password_stays()
    {
        var company = await TestCompany.Found(host);
        var visitor = host.Visitor(company.Codename);
        var email = company.Owner.Email;
        var code = (await visitor.Start(Flow, new { email })).Code();
        var replies = await Race.AtOnce(100, _ => visitor.Complete(Flow, new { email, secretCode = CodeFlows.Other(code), password = "brand-new-word-5" }));
        replies.Count(r => r.ErrCode == "CodeMismatch").ShouldBe(5);
        replies.Count(r => r.ErrCode == "StepNotFound").ShouldBe(95);
        (await host.Login(company.Codename, email, TestCompany.Password)).Should(200);
    }

    [Fact]
    public async Task Somebody_unknown_gets_no_code()
    {
        (await host.Visitor("babil").Start(Flow, new { email = "nobody@nowhere.test" })).Should(401);
        (await host.Visitor("babil").Start(Flow, new { email = "not a mail" })).Should(400).Message.ShouldBe("errMsg_emailTypeIsNotValid");
        (await host.Visitor("babil").Complete(Flow, new { email = "admin@workforceos.test", secretCode = "123456", password = "brand-new-word-5" })).ShouldRefuse(403, "StepNotFound");
    }
}
