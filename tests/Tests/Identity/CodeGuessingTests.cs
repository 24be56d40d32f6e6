using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Wrong codes count for the person and the purpose, whatever sessions and codes they were for.</summary>
public sealed class CodeGuessingTests(TestHost host) : IClassFixture<TestHost>
{
    private const string SecondFactor = "email-2factor-verification";
    private const string Reset = "password-reset-by-email";

    [Fact]
    public async Task Ten_wrong_codes_over_several_sign_ins_end_the_guessing_for_a_while_and_the_person_is_told()
    {
        var company = await TestCompany.Found(host);
        for (var session = 0; session < 2; session++) await GuessFive(company);

        var locked = (await (await SignIn(company)).Start(SecondFactor)).ShouldRefuse(429, "TooManyRequests");
        int.Parse(locked.Headers["Retry-After"]).ShouldBeInRange(1, 15 * 60);
        var mail = (await host.MailsTo(company.Owner.Email)).Where(m => m.Subject == "Somebody tried to get into your account").ShouldHaveSingleItem();
        mail.Text.ShouldContain("127.0.0.1");
        mail.Text.ShouldContain("knows your password");

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await (await SignIn(company)).Start(SecondFactor)).Should(200);
    }

    [Fact]
    public async Task Thirty_wrong_codes_end_it_for_the_day()
    {
        var company = await TestCompany.Found(host);
        for (var session = 0; session < 6; session++)
        {
            await GuessFive(company);
            host.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        var locked = (await (await SignIn(company)).Start(SecondFactor)).ShouldRefuse(429, "TooManyRequests");
        int.Parse(locked.Headers["Retry-After"]).ShouldBeGreaterThan(20 * 3600);
        (await host.Visitor(company.Codename).Start(Reset, new { email = company.Owner.Email })).Should(200);

        host.Clock.Advance(TimeSpan.FromHours(24));
        (await (await SignIn(company)).Start(SecondFactor)).Should(200);
    }

    [Fact]
    public async Task Of_two_hundred_guesses_at_once_ten_are_heard()
    {
        var company = await TestCompany.Found(host);
        var (visitor, email) = (host.Visitor(company.Codename), company.Owner.Email);
        var heard = 0;
        for (var code = 0; code < 2; code++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(60));
            var right = (await visitor.Start(Reset, new { email })).Code();
            var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => visitor.Complete(Reset, new { email, secretCode = CodeFlows.Other(right), password = "brand-new-word-5" })));
            heard += replies.Count(r => r.ErrCode == "CodeMismatch");
        }
        heard.ShouldBe(10);
        host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await visitor.Start(Reset, new { email })).ShouldRefuse(429, "TooManyRequests");
        (await host.Login(company.Codename, email, TestCompany.Password)).Should(200);
    }

    [Fact]
    public async Task What_is_left_of_ten_is_heard_also_when_a_hundred_guess_at_once()
    {
        var company = await TestCompany.Found(host);
        var (visitor, email) = (host.Visitor(company.Codename), company.Owner.Email);
        Task<Reply> Guess(string right) => visitor.Complete(Reset, new { email, secretCode = CodeFlows.Other(right), password = "brand-new-word-5" });
        for (var code = 0; code < 2; code++)
        {
            var right = (await visitor.Start(Reset, new { email })).Code();
            for (var i = 0; i < 4; i++) (await Guess(right)).ShouldRefuse(403, "CodeMismatch");
            host.Clock.Advance(TimeSpan.FromSeconds(60));
        }
        var third = (await visitor.Start(Reset, new { email })).Code();
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Guess(third)));
        replies.Count(r => r.ErrCode == "CodeMismatch").ShouldBe(2);
        replies.Count(r => r.Status == 429).ShouldBe(98);
        (await visitor.Complete(Reset, new { email, secretCode = third, password = "brand-new-word-5" })).Should(429);
    }

    [Fact]
    public async Task However_many_sessions_one_code_is_sent_in_a_minute()
    {
        var company = await TestCompany.Found(host);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var started = 0;
        for (var session = 0; session < 10; session++) started += (await (await SignIn(company)).Start(SecondFactor)).Status == 200 ? 1 : 0;
        started.ShouldBe(1);
    }

    private async Task GuessFive(TestCompany company)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var pending = await SignIn(company);
        var code = (await pending.Start(SecondFactor)).Code();
        for (var i = 0; i < 5; i++) (await pending.Complete(SecondFactor, new { secretCode = CodeFlows.Other(code) })).ShouldRefuse(403, "CodeMismatch");
    }

    private Task<Client> SignIn(TestCompany company) => TestCompany.SignInWithoutSecondFactor(host, company.Codename, company.Owner.Email, TestCompany.Password);
}
