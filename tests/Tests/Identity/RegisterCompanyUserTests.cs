using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class RegisterCompanyUserTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/auth-api/v1/registercompanyuser";

    [Fact]
    public async Task People_register_into_the_company_of_the_header_with_the_lowest_role()
    {
        var company = await TestCompany.Found(host);
        var reply = (await host.Visitor(company.Codename).Post(Path, new { email = "Nina@People.Test", password = TestCompany.Password, fullname = "Nina New", roleId = "tenantAdmin", emailVerified = true })).Should(201);
        reply["user"].Str("roleId").ShouldBe("tenantUser");
        reply["user"].GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        reply["user"].Str("email").ShouldBe("nina@people.test");
        reply["emailVerificationNeeded"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_registers_into_the_platform_itself() =>
        (await host.Visitor().Post(Path, Person("root@people.test"))).ShouldRefuse(400, "CompanyNeeded");

    [Fact]
    public async Task One_mail_may_be_in_each_company_once()
    {
        var (one, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        await host.Register(one.Codename, "everywhere@people.test");
        await host.Register(other.Codename, "everywhere@people.test");
        (await host.Visitor(one.Codename).Post(Path, Person("EVERYWHERE@people.test"))).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:user_email");
    }

    [Fact]
    public async Task Of_a_hundred_registrations_of_one_mail_at_once_one_succeeds()
    {
        var company = await TestCompany.Found(host);
        var replies = await Race.AtOnce(100, _ => host.Visitor(company.Codename).Post(Path, Person("rush@people.test")));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.Message == "errMsg_DuplicateUniqueIndexError:user_email").ShouldBe(99);
        (await company.Owner.Get("/auth-api/v1/users?email=rush@people.test")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_archived_their_account_comes_back_by_signing_in_within_thirty_days()
    {
        var (company, worker) = await Archived();
        (await company.Owner.Get($"/auth-api/v1/users/{worker.UserId}")).Should(404);
        host.Clock.Advance(TimeSpan.FromDays(29));
        (await host.Login(company.Codename, worker.Email, TestCompany.Password)).Should(200)["userId"].GetGuid().ShouldBe(worker.UserId);
        (await company.Owner.Get($"/auth-api/v1/users/{worker.UserId}")).Should(200);
    }

    [Fact]
    public async Task After_thirty_days_the_account_is_gone_and_the_address_is_free()
    {
        var (company, worker) = await Archived();
        host.Clock.Advance(TimeSpan.FromDays(30));
        (await host.Login(company.Codename, worker.Email, TestCompany.Password)).ShouldRefuse(401, "WrongPassword");
        (await host.Visitor(company.Codename).Post(Path, Person(worker.Email))).Should(201)["user"].Id().ShouldNotBe(worker.UserId);
    }

    private async Task<(TestCompany Company, Client Worker)> Archived()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var archive = new NpgsqlCommand("UPDATE identity.users SET is_active = false, archived_at = @now WHERE id = @id", connection);
        archive.Parameters.AddWithValue("now", host.Clock.Now);
        archive.Parameters.AddWithValue("id", worker.UserId);
        (await archive.ExecuteNonQueryAsync()).ShouldBe(1);
        return (company, worker);
    }

    private static object Person(string email, string password = TestCompany.Password) => new { email, password, fullname = "Nina New" };
}
