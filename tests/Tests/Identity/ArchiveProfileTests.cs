using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class ArchiveProfileTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Profile = "/auth-api/v1/profile";

    [Fact]
    public async Task Who_archives_their_account_is_out_everywhere_at_once()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var second = await TestCompany.SignIn(host, company.Codename, person.Email, TestCompany.Password);
        var key = (await person.Post("/auth-api/v1/apikeys", new { name = "Key" })).Should(201)["apiKey"].Str("key");
        (await person.WithToken(key).Get("/auth-api/v1/apikeys")).Should(200);

        (await person.Delete(Profile)).Should(200)["user"].GetProperty("isActive").GetBoolean().ShouldBeFalse();
        foreach (var door in new[] { person, second, person.WithToken(key) }) (await door.Get("/auth-api/v1/apikeys")).ShouldRefuse(401, "LoginRequired");
        (await company.Owner.Get($"/auth-api/v1/users/{person.UserId}")).Should(404);
        (await host.Published("user.deactivated", person.UserId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Signing_in_within_thirty_days_brings_the_account_back_with_its_departments_but_without_its_keys()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await company.Department("Kitchen", person);
        var key = (await person.Post("/auth-api/v1/apikeys", new { name = "Key" })).Should(201)["apiKey"].Str("key");
        (await person.Delete(Profile)).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(29));
        await host.RunJob("identity.eraseArchived");

        var back = await TestCompany.SignIn(host, company.Codename, person.Email, TestCompany.Password);
        back.UserId.ShouldBe(person.UserId);
        (await back.Get("/auth-api/currentuser"))["userGroupNames"][0].GetString().ShouldBe("Kitchen");
        (await person.WithToken(key).Get("/auth-api/v1/apikeys")).Should(401);
    }

    [Fact]
    public async Task The_owner_and_the_super_admin_stay()
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Delete(Profile)).ShouldRefuse(403, "FounderStays");
        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await root.Delete(Profile)).ShouldRefuse(403, "FounderStays");
        (await root.At(company.Codename).Delete(Profile)).ShouldRefuse(403, "FounderStays");
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task Thirty_days_later_the_person_is_gone_from_every_table_and_the_id_stays()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Erasmus Erasable");
        await company.Department("Kitchen", person);
        (await person.Patch(Profile, new { fullname = "Erasmus B. Erasable", avatar = "https://pictures.test/erasmus.png" })).Should(200);
        (await person.Post("/auth-api/v1/apikeys", new { name = "Erasmus laptop" })).Should(201);
        (await host.Visitor(company.Codename).Post("/auth-api/login", new { email = person.Email, password = "wrong" })).Should(401);
        await host.MailsTo(person.Email);
        (await person.Delete(Profile)).Should(200);
        (await Rows("erasmus")).ShouldNotBeEmpty();
        (await Rows(person.Email)).ShouldNotBeEmpty();

        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.RunJob("identity.eraseArchived");
        await host.RunJob("notifications.sweep");
        await host.RunJob("kernel.sweepOutbox");

        (await Rows("erasmus")).ShouldBeEmpty();
        (await Rows(person.Email)).ShouldBeEmpty();
        (await Rows(person.UserId.ToString())).ShouldContain("kernel.changes");
        (await host.Published("user.erased", person.UserId)).Count.ShouldBe(1);
        (await host.Visitor(company.Codename).Post("/auth-api/login", new { email = person.Email, password = TestCompany.Password })).ShouldRefuse(401, "WrongPassword");
        var owner = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);
        (await owner.Post("/auth-api/v1/users", new { email = person.Email, password = TestCompany.Password, fullname = "Another" })).Should(201)["user"].Id().ShouldNotBe(person.UserId);
    }

    [Fact]
    public async Task Nobody_is_erased_twice_nor_before_their_time_nor_in_another_company()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (early, late, elsewhere) = (await company.Hire(), await company.Hire("Lena Later"), await other.Hire("Elsa Elsewhere"));
        (await early.Delete(Profile)).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(1));
        late = await TestCompany.SignIn(host, company.Codename, late.Email, TestCompany.Password);
        (await late.Delete(Profile)).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(29));
        await host.RunJob("identity.eraseArchived");
        await host.RunJob("identity.eraseArchived");

        (await host.Published("user.erased", early.UserId)).Count.ShouldBe(1);
        (await host.Published("user.erased", late.UserId)).ShouldBeEmpty();
        (await Rows("Lena Later")).ShouldContain("identity.users");
        (await Rows("Elsa Elsewhere")).ShouldContain("identity.users");
        elsewhere.UserId.ShouldNotBe(Guid.Empty);
    }

    /// <summary>The tables in which some row holds the text, in any letter case.</summary>
    private async Task<List<string>> Rows(string text)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var all = new NpgsqlCommand("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await all.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }
        tables.Count.ShouldBeGreaterThan(20);
        var holding = new List<string>();
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {table} t WHERE t::text ILIKE $1)", connection) { Parameters = { new() { Value = $"%{text}%" } } };
            if ((bool)(await search.ExecuteScalarAsync())!) holding.Add(table);
        }
        return holding;
    }
}
