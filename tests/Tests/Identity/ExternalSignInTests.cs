using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Accounts and sessions of people who are not of the house.</summary>
public sealed class ExternalSignInTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_password_is_guessed_at_ten_times_whichever_surface_is_asked()
    {
        var company = await TestCompany.Found(host);
        await Externals.ByMail(host, company.Codename, "eva@market.test");
        await Ask(company, async people =>
        {
            (await people.CheckPassword(" EVA@market.test", TestCompany.Password, default)).Value!.Fullname.ShouldBe("Eva External");
            foreach (var mail in new[] { "eva@market.test", "nobody@market.test" })
            {
                for (var i = 0; i < 10; i++) (await people.CheckPassword(mail, "wrong-horse-9", default)).Value.ShouldBeNull();
                (await people.CheckPassword(mail, TestCompany.Password, default)).Problem!.Kind.ShouldBe(ProblemKind.TooManyRequests, mail);
            }
            return true;
        }, "127.0.0.1");
        // The same count, seen from the house's sign-in.
        (await host.Visitor(company.Codename).Post("/auth-api/login", new { email = "eva@market.test", password = TestCompany.Password })).Should(429);
    }

    [Fact]
    public async Task An_account_is_undone_with_what_was_to_be_made_for_it_and_its_address_is_given_once()
    {
        var company = await TestCompany.Found(host);
        await Externals.Ask(host, company.Codename, async services =>
        {
            await using var undone = await services.GetRequiredService<Scope>().Begin(default);
            var account = await services.GetRequiredService<IExternalPeople>().Register("undone@market.test", "Una Undone", null, default);
            await services.GetRequiredService<IExternalPeople>().BeginSession(account!.Id, null, default);
            return true;
        });
        (await Ask(company, people => people.FindByEmail("undone@market.test", default))).ShouldBeNull();

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask(company, people => people.Register("undone@market.test", "Una Undone", null, default))));
        made.Count(a => a is not null).ShouldBe(1);
        (await company.Owner.Post("/auth-api/v1/users", new { email = "undone@market.test", password = TestCompany.Password, fullname = "Una" })).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:user_email");
    }

    [Fact]
    public async Task A_session_of_the_market_is_none_of_the_house_s_until_the_second_factor_and_ends_everywhere()
    {
        var company = await TestCompany.Found(host);
        var employee = await company.Hire();
        var session = await Ask(company, people => people.BeginSession(new UserId(employee.UserId), "phone", default));
        var there = employee.WithToken(session.Token);

        (await there.Get("/auth-api/v1/companies")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        (await there.Complete()).ShouldNotBeNull();
        (await there.Get("/auth-api/v1/companies")).Should(200);

        await Externals.Ask(host, company.Codename, async services =>
        {
            await services.GetRequiredService<IExternalPeople>().EndSession(default);
            return true;
        }, who => who with { UserOrNobody = new UserId(employee.UserId), Session = session.Id });
        (await there.Get("/auth-api/currentuser")).Should(401);
        (await employee.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task Who_came_by_phone_has_no_mail_and_no_second_factor()
    {
        var company = await TestCompany.Found(host);
        var worker = await Externals.ByPhone(host, company.Codename, "+4917012345678");

        (await worker.Post("/auth-api/verification-services/email-2factor-verification/start")).ShouldRefuse(400, "NoEmailAddress");
        var current = (await worker.Get("/auth-api/currentuser")).Should(200).Body;
        current.Str("email").ShouldBeNull();
        current.GetProperty("sessionNeedsEmail2FA").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Who_was_invited_without_a_password_chooses_one_by_a_code_from_the_mailbox()
    {
        var company = await TestCompany.Found(host);
        await Ask(company, people => people.Register("invited@market.test", "Ines Invited", null, default));
        var visitor = host.Visitor(company.Codename);
        (await Ask(company, people => people.CheckPassword("invited@market.test", "", default))).Value.ShouldBeNull();

        var code = (await visitor.Post("/auth-api/verification-services/password-reset-by-email/start", new { email = "invited@market.test" })).Should(200).Body.Str("secretCode");
        (await visitor.Post("/auth-api/verification-services/password-reset-by-email/complete", new { email = "invited@market.test", secretCode = code, password = TestCompany.Password })).Should(200);
        var account = (await Ask(company, people => people.CheckPassword("invited@market.test", TestCompany.Password, default))).Value!;
        account.EmailVerified.ShouldBeTrue();
    }

    private Task<T> Ask<T>(TestCompany company, Func<IExternalPeople, Task<T>> ask, string address = Externals.Address) =>
        Externals.Ask(host, company.Codename, services => ask(services.GetRequiredService<IExternalPeople>()), who => who with { Address = address });
}
