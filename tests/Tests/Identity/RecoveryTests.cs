using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Who takes an account back takes all of it: what somebody else made in one's name ends, and one hears by mail what happens to the account.</summary>
public sealed class RecoveryTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Keys = "/auth-api/v1/apikeys";
    private const string Reset = "password-reset-by-email";

    [Fact]
    public async Task A_password_reset_by_mail_revokes_api_keys()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var program = person.WithToken(await Key(person));
        (await program.Get(Keys)).Should(200);

        var visitor = host.Visitor(company.Codename);
        var code = (await visitor.Start(Reset, new { email = person.Email })).Code();
        (await visitor.Complete(Reset, new { email = person.Email, secretCode = code, password = "brand-new-word-5" })).Should(200);
        (await program.Get(Keys)).Should(401);
        (await Subjects(person)).ShouldContain("Your password was reset");
    }

    [Fact]
    public async Task A_new_password_from_an_admin_revokes_api_keys()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var program = person.WithToken(await Key(person));
        (await program.Get(Keys)).Should(200);

        (await company.Owner.Patch($"/auth-api/v1/userpasswordbyadmin/{person.UserId}", new { password = "brand-new-word-5" })).Should(200);
        (await program.Get(Keys)).Should(401);
        (await Subjects(person)).ShouldContain("Your password was changed");
    }

    [Fact]
    public async Task Signing_out_everywhere_takes_the_programs_along_where_that_is_wanted()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var program = person.WithToken(await Key(person));
        (await person.Delete("/auth-api/deleteallsessions")).Should(200)["apiKeysRevoked"].GetInt32().ShouldBe(0);
        (await program.Get(Keys)).Should(200);
        (await program.Delete("/auth-api/deleteallsessions?apiKeys=true")).Should(200)["apiKeysRevoked"].GetInt32().ShouldBe(1);
        (await program.Get(Keys)).Should(401);
    }

    [Fact]
    public async Task Each_new_key_is_told_of_by_mail()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var key = await Key(person);
        var mail = (await host.MailsTo(person.Email)).Where(m => m.Subject == "A new API key acts as you").ShouldHaveSingleItem();
        mail.Text.ShouldContain(key[^4..]);
        mail.Text.ShouldNotContain(key);
    }

    [Fact]
    public async Task A_key_lives_for_a_year_unless_another_end_or_none_is_wanted()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        (await person.Post(Keys, new { name = "Usual" })).Should(201)["apiKey"].GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(host.Clock.Now.AddDays(365));
        using var none = System.Net.Http.Json.JsonContent.Create(new Dictionary<string, string?> { ["name"] = "For ever", ["expiresAt"] = null });
        (await person.Send(HttpMethod.Post, Keys, none)).Should(201)["apiKey"].GetProperty("expiresAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task An_admin_revokes_keys_of_those_below_and_of_nobody_else()
    {
        var company = await TestCompany.Found(host);
        var (admin, other, person) = (await company.Hire(role: "tenantAdmin"), await company.Hire(role: "tenantAdmin"), await company.Hire());
        foreach (var above in new[] { company.Owner, other })
        {
            var kept = (await above.Post(Keys, new { name = "Kept" })).Should(201)["apiKey"];
            (await admin.Delete($"{Keys}/{kept.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
            (await above.WithToken(kept.Str("key")).Get(Keys)).Should(200);
        }
        foreach (var below in new[] { person, admin })
        {
            var made = (await below.Post(Keys, new { name = "Revoked" })).Should(201)["apiKey"];
            (await admin.Delete($"{Keys}/{made.Id()}")).Should(200);
            (await below.WithToken(made.Str("key")).Get(Keys)).Should(401);
        }
    }

    [Fact]
    public async Task Ones_own_change_of_password_is_told_of_too()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        (await person.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = "brand-new-word-5" })).Should(200);
        (await Subjects(person)).ShouldContain("Your password was changed");
    }

    [Fact]
    public async Task Whose_password_somebody_guesses_at_hears_of_it_once_a_day()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 11; i++) await host.Login(company.Codename, person.Email, "wrong-guess");
            host.Clock.Advance(TimeSpan.FromMinutes(16));
        }
        (await Subjects(person)).Count(s => s == "Somebody tried to get into your account").ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 11; i++) await host.Login(company.Codename, person.Email, "wrong-guess");
        (await Subjects(person)).Count(s => s == "Somebody tried to get into your account").ShouldBe(2);
    }

    private static async Task<string> Key(Client person) => (await person.Post(Keys, new { name = "Rota export" })).Should(201)["apiKey"].Str("key")!;

    private async Task<List<string>> Subjects(Client person) => [.. (await host.MailsTo(person.Email)).Select(m => m.Subject)];
}
