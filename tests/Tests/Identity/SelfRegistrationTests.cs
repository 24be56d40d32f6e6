using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Who comes into a company that was not invited, and which companies one can see.</summary>
public sealed class SelfRegistrationTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/auth-api/v1/registercompanyuser";

    [Fact]
    public async Task Where_an_admin_lets_people_in_nobody_is_in_before()
    {
        var company = await With("approval");
        var reply = (await host.Visitor(company.Codename).Post(Path, Person("waits@people.test"))).Should(201);
        reply["approvalNeeded"].GetBoolean().ShouldBeTrue();
        reply["user"].GetProperty("approved").GetBoolean().ShouldBeFalse();
        var waiting = await VerifiedAndSignedIn(company, "waits@people.test");

        (await host.Services.GetRequiredService<ISignIn>().Check(waiting.Token!, default))!.AwaitsApproval.ShouldBeTrue();
        (await waiting.Get("/auth-api/currentuser")).Should(200)["approved"].GetBoolean().ShouldBeFalse();
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = await company.Department("Kitchen"), userId = waiting.UserId })).ShouldRefuse(400, "UserNotActive");
        (await company.Owner.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = waiting.UserId, employmentStartDate = "2026-01-01", position = "Cook", contractType = "permanent" })).ShouldRefuse(400, "UserNotActive");
        (await waiting.Patch("/auth-api/v1/profile", new { approved = true })).Should(200)["user"].GetProperty("approved").GetBoolean().ShouldBeFalse();

        (await company.Owner.Get("/auth-api/v1/users?approved=false")).Should(200)["users"].EnumerateArray().Single().Id().ShouldBe(waiting.UserId);
        (await company.Owner.Patch($"/auth-api/v1/users/{waiting.UserId}", new { approved = true })).Should(200)["user"].GetProperty("approved").GetBoolean().ShouldBeTrue();
        (await host.Services.GetRequiredService<ISignIn>().Check(waiting.Token!, default))!.AwaitsApproval.ShouldBeFalse();
        (await waiting.Get("/auth-api/v1/usergroups")).Should(200);
        (await company.Owner.Get("/auth-api/v1/users?approved=false")).Should(200)["rowCount"].GetInt32().ShouldBe(0);
        (await company.Owner.Patch($"/auth-api/v1/users/{waiting.UserId}", new { approved = false })).ShouldRefuse(400, "ApprovalStays");
    }

    [Fact]
    public async Task Where_registration_is_off_nobody_registers_and_admins_make_accounts()
    {
        var company = await With("off");
        (await host.Visitor(company.Codename).Post(Path, Person("off@people.test"))).ShouldRefuse(403, "RegistrationClosed");
        await company.Hire();
        (await company.Owner.Get("/auth-api/v1/companies"))["company"].GetProperty("settings").Str("selfRegistration").ShouldBe("off");
        (await company.Owner.Patch($"/auth-api/v1/companies/{await IdOf(company)}", new { settings = new { selfRegistration = "sometimes" } })).Should(400).Message.ShouldBe("errMsg_settings.selfRegistrationIsNotAValidEnumValue");
    }

    [Fact]
    public async Task It_is_open_where_nothing_else_is_said()
    {
        var company = await TestCompany.Found(host);
        (await host.Visitor(company.Codename).Post(Path, Person("open@people.test"))).Should(201)["approvalNeeded"].GetBoolean().ShouldBeFalse();
        (await company.Owner.Get("/auth-api/v1/companies"))["company"].GetProperty("settings").Str("selfRegistration").ShouldBe("open");
    }

    [Fact]
    public async Task A_company_is_listed_and_joined_once_its_founder_is_verified()
    {
        var codename = await Unverified("founder@listed.test");
        (await Listed(codename)).ShouldBeFalse();
        (await host.Visitor(codename).Post(Path, Person("early@people.test"))).ShouldRefuse(403, "RegistrationClosed");

        await Verify(codename, "founder@listed.test");
        (await Listed(codename)).ShouldBeTrue();
        (await host.Visitor(codename).Post(Path, Person("early@people.test"))).Should(201);
    }

    [Fact]
    public async Task A_company_that_nobody_verified_is_gone_after_thirty_days_with_all_it_said()
    {
        var (forgotten, verified) = (await Unverified("forgotten@swept.test"), await TestCompany.Found(host));
        var code = (await host.Visitor(forgotten).Start("email-verification", new { email = "forgotten@swept.test" })).Code();
        (await host.Visitor(forgotten).Complete("email-verification", new { email = "forgotten@swept.test", secretCode = CodeFlows.Other(code) })).Should(403);
        var super = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await super.At(forgotten).Post("/auth-api/v1/usergroups", new { groupName = "Nobody's" })).Should(201);
        host.Clock.Advance(TimeSpan.FromDays(29));
        await host.RunJob("identity.sweepUnverified");
        (await host.Visitor().Get($"/auth-api/v1/companyhome/{forgotten}")).Should(200);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunJob("identity.sweepUnverified");
        (await host.Visitor().Get($"/auth-api/v1/companyhome/{forgotten}")).Should(404);
        (await host.Visitor().Get($"/auth-api/v1/companyhome/{verified.Codename}")).Should(200);
        (await host.Visitor().Get("/auth-api/v1/companyhome/babil")).Should(200);
        (await Count("forgotten@swept.test")).ShouldBe(0);
        (await Unverified("forgotten@swept.test")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Codenames_of_pages_to_come_are_reserved()
    {
        foreach (var name in new[] { "Platform", "Verify", "Reset", "Companies", "Console", "Worker", "Kit", "Offline", "Icons", "Auth", "Client", "Staff", "Core", "Commands", "Query", "Verifications", "OAuth", "OpenAPI", "Readyz" })
            (await Unverified($"{name}@reserved.test", name)).ShouldBe($"{name.ToLowerInvariant()}-2");
    }

    private async Task<TestCompany> With(string selfRegistration)
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Patch($"/auth-api/v1/companies/{await IdOf(company)}", new { settings = new { selfRegistration } })).Should(200);
        return company;
    }

    private async Task<string> Unverified(string email, string name = "Not Yet") => (await host.Visitor().Post("/auth-api/v1/registercompanyowner",
        new { email, password = TestCompany.Password, fullname = "Fred Founder", company = new { name } })).Should(201)["company"].Str("codename")!;

    private async Task Verify(string codename, string email)
    {
        var code = (await host.Visitor(codename).Start("email-verification", new { email })).Code();
        (await host.Visitor(codename).Complete("email-verification", new { email, secretCode = code })).Should(200);
    }

    private async Task<Client> VerifiedAndSignedIn(TestCompany company, string email)
    {
        await Verify(company.Codename, email);
        return await TestCompany.SignIn(host, company.Codename, email, TestCompany.Password);
    }

    private async Task<bool> Listed(string codename) => (await host.Visitor().Get($"/auth-api/v1/briefcompanies?pageRowCount=500")).Should(200)["companies"].EnumerateArray().Any(c => c.Str("codename") == codename);

    private async Task<long> Count(string email)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT (SELECT count(*) FROM identity.users WHERE email = $1) + (SELECT count(*) FROM kernel.changes WHERE after::text LIKE '%' || $1 || '%')", connection) { Parameters = { new() { Value = email } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Guid> IdOf(TestCompany company) => (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();

    private static object Person(string email) => new { email, password = TestCompany.Password, fullname = "Nina New" };
}
