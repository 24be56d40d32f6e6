using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class CompanyTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_sees_the_brief_of_every_company_but_root()
    {
        var company = await TestCompany.Found(host);
        var list = (await host.Visitor().Get("/auth-api/v1/briefcompanies?pageRowCount=500")).Should(200);
        var mine = list["companies"].EnumerateArray().Single(c => c.Str("codename") == company.Codename);
        mine.EnumerateObject().Select(p => p.Name).Order().ShouldBe(new[] { "avatar", "codename", "fullname", "isActive", "name" });
        list["companies"].EnumerateArray().ShouldNotContain(c => c.Str("codename") == "root");
        list["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(list["rowCount"].GetInt32());

        foreach (var path in new[] { "briefcompanies", "companyhome" })
        {
            var one = (await host.Visitor().Get($"/auth-api/v1/{path}/{company.Codename.ToUpperInvariant()}")).Should(200)["company"];
            one.EnumerateObject().Count().ShouldBe(5);
            one.Str("name").ShouldBe(company.Codename);
            (await host.Visitor().Get($"/auth-api/v1/{path}/root")).Should(404);
            (await host.Visitor().Get($"/auth-api/v1/{path}/nosuchcompany")).Should(404);
        }
        (await host.Visitor().Get("/auth-api/v1/briefcompanies?sortBy=ownerId")).Should(400);
    }

    [Fact]
    public async Task Its_people_read_their_company_and_its_admins_the_profile()
    {
        var company = await TestCompany.Found(host, "Asia/Kolkata");
        var worker = await company.Hire();
        var own = (await worker.Get("/auth-api/v1/companies")).Should(200)["company"];
        own.Str("codename").ShouldBe(company.Codename);
        own.Str("timezone").ShouldBe("Asia/Kolkata");
        own.GetProperty("settings").GetProperty("lateGraceMinutes").GetInt32().ShouldBe(5);
        own.Id("companyId").ShouldBe(own.Id());

        (await worker.Get("/auth-api/v1/companyprofile")).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserRoleRequired:[tenantOwner , tenantAdmin]");
        (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].Id("ownerId").ShouldBe(company.Owner.UserId);
        (await host.Visitor(company.Codename).Get("/auth-api/v1/companies")).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task The_platforms_people_look_through_all_accounts()
    {
        var company = await TestCompany.Found(host);
        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        var listed = (await root.Get($"/auth-api/v1/companyaccounts?codename={company.Codename}&ownerId={company.Owner.UserId}")).Should(200)["companies"].EnumerateArray().Single();
        listed.GetProperty("ownerUser").Str("email").ShouldBe(company.Owner.Email);
        (await root.Get($"/auth-api/v1/companyaccounts?companyId={listed.Id()}&getJoins=false")).Should(200)["companies"].EnumerateArray().Single().TryGetProperty("ownerUser", out _).ShouldBeFalse();
        (await root.Get($"/auth-api/v1/companyaccounts/{listed.Id()}")).Should(200)["company"].Str("codename").ShouldBe(company.Codename);
        (await root.Get("/auth-api/v1/companyaccounts/00000000-0000-7000-8000-00000000000f")).Should(404);
        (await root.Get("/auth-api/v1/companyaccounts?codename=root")).Should(200)["rowCount"].GetInt32().ShouldBe(0);
        (await company.Owner.Get("/auth-api/v1/companyaccounts")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Get($"/auth-api/v1/companyaccounts/{listed.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task Its_admins_describe_it_and_the_codename_stays()
    {
        var company = await TestCompany.Found(host);
        var admin = await company.Hire(role: "tenantAdmin");
        var id = await IdOf(company);
        var changed = (await admin.Patch($"/auth-api/v1/companies/{id}", new { name = "Renamed", fullname = (string?)null, industry = "Food", companySize = "11-50", codename = "stolen" })).Should(200)["company"];
        changed.Str("name").ShouldBe("Renamed");
        changed.Str("codename").ShouldBe(company.Codename);
        changed.GetProperty("fullname").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed.Str("industry").ShouldBe("Food");
        changed.GetProperty("recordVersion").GetInt32().ShouldBeGreaterThan(1);
        (await host.Visitor().Get($"/auth-api/v1/companyhome/{company.Codename}")).Should(200)["company"].Str("name").ShouldBe("Renamed");
    }

    [Fact]
    public async Task Settings_are_changed_one_by_one_and_known_at_once()
    {
        var company = await TestCompany.Found(host);
        var id = await IdOf(company);
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { timezone = "Australia/Lord_Howe", settings = new { lateGraceMinutes = 10, overtimeDailyHours = 7.5, currency = "EUR" } })).Should(200);
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { overtimeWeeklyHours = 38 } })).Should(200);

        var facts = await host.Services.GetRequiredService<ICompanies>().Find(company.Codename, default);
        facts!.Zone.Id.ShouldBe("Australia/Lord_Howe");
        facts.Settings.ShouldBe(new CompanySettings(10, 7.5m, 38, "EUR"));
        (await Events(id, "company.zoneChanged")).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"timezone":"Mars/Olympus"}""", "errMsg_timezoneTypeIsNotValid")]
    [InlineData("""{"timezone":null}""", "errMsg_timezoneisRequired")]
    [InlineData("""{"name":" "}""", "errMsg_nameisRequired")]
    [InlineData("""{"settings":{"lateGraceMinutes":121}}""", "errMsg_settings.lateGraceMinutesTypeIsNotValid")]
    [InlineData("""{"settings":{"overtimeDailyHours":25}}""", "errMsg_settings.overtimeDailyHoursTypeIsNotValid")]
    [InlineData("""{"settings":{"overtimeDailyHours":24.4}}""", "errMsg_settings.overtimeDailyHoursTypeIsNotValid")]
    [InlineData("""{"settings":{"overtimeDailyHours":99999999999999999999}}""", "errMsg_settings.overtimeDailyHoursTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"euro"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"eur"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"ZZZ"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"XAU"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"XXX"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    [InlineData("""{"settings":{"currency":"DEM"}}""", "errMsg_settings.currencyTypeIsNotValid")]
    public async Task What_cannot_be_is_refused_and_nothing_changes(string body, string message)
    {
        var company = await TestCompany.Found(host);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await company.Owner.Send(HttpMethod.Patch, $"/auth-api/v1/companies/{await IdOf(company)}", content)).Should(400).Message.ShouldBe(message);
        (await company.Owner.Get("/auth-api/v1/companies"))["company"].Str("timezone").ShouldBe("UTC");
    }

    [Fact]
    public async Task Nobody_changes_another_company_but_the_platforms_admins()
    {
        var (one, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var worker = await one.Hire();
        var (mine, theirs) = (await IdOf(one), await IdOf(other));
        (await one.Owner.Patch($"/auth-api/v1/companies/{theirs}", new { name = "Mine now" })).Should(404);
        (await worker.Patch($"/auth-api/v1/companies/{mine}", new { name = "Mine now" })).ShouldRefuse(403, "ForbiddenAccess");

        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await root.Patch($"/auth-api/v1/companies/{theirs}", new { name = "Tidied" })).Should(200);
        (await other.Owner.Get("/auth-api/v1/companies"))["company"].Str("name").ShouldBe("Tidied");
        var change = await Scalar($"SELECT user_id FROM kernel.changes WHERE company_id = '{theirs}' AND object_id = '{theirs}' ORDER BY id DESC LIMIT 1");
        change.ShouldBe(root.UserId);
    }

    [Fact]
    public async Task All_living_companies_but_root_are_there_for_jobs()
    {
        var company = await TestCompany.Found(host);
        var all = await host.Services.GetRequiredService<ICompanies>().All(default);
        all.ShouldContain(c => c.Codename == company.Codename);
        all.ShouldContain(c => c.Codename == "babil");
        all.ShouldNotContain(c => c.Codename == "root");
    }

    private static async Task<Guid> IdOf(TestCompany company) => (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();

    private async Task<long> Events(Guid company, string name) => (long)(await Scalar($"SELECT count(*) FROM kernel.outbox WHERE company_id = '{company}' AND name = '{name}'"))!;

    private async Task<object?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
