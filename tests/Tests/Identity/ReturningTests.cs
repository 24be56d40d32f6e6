using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Registering the address of an archived account.</summary>
public sealed class ReturningTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/auth-api/v1/registercompanyuser";
    private const string Strangers = "a-stranger-s-word-42";

    [Fact]
    public async Task A_stranger_changes_nothing_of_an_archived_account_and_learns_nothing_of_it()
    {
        var (company, admin) = await Archived("tenantAdmin");
        var before = await Row(admin.UserId);

        var known = (await host.Visitor(company.Codename).Post(Path, Person(admin.Email))).Should(201)["user"];
        var unknown = (await host.Visitor(company.Codename).Post(Path, Person("never-seen@people.test"))).Should(201)["user"];

        (await Row(admin.UserId)).ShouldBe(before);
        known.Id().ShouldNotBe(admin.UserId);
        known.EnumerateObject().Where(p => p.Name is not ("id" or "_owner" or "email" or "avatar")).Select(p => p.Value.ToString())
            .ShouldBe(unknown.EnumerateObject().Where(p => p.Name is not ("id" or "_owner" or "email" or "avatar")).Select(p => p.Value.ToString()));
        known.Str("roleId").ShouldBe("tenantUser");
        foreach (var email in new[] { admin.Email, "never-seen@people.test" })
        {
            (await host.Visitor(company.Codename).Post(Path, Person(email))).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:user_email");
            (await host.Login(company.Codename, email, Strangers)).ShouldRefuse(403, "EmailVerificationNeeded");
            (await host.Visitor(company.Codename).Start("email-verification", new { email })).Should(200).Text.ShouldNotContain(admin.UserId.ToString());
        }
        (await host.Published("user.returned", admin.UserId)).ShouldBeEmpty();
        // The old password is still the account's, and brings it back as it was.
        var back = await TestCompany.SignIn(host, company.Codename, admin.Email, TestCompany.Password);
        (await back.Get("/auth-api/currentuser")).Should(200).Body.Str("fullname").ShouldBe("Ada Archived");
        (await host.Login(company.Codename, admin.Email, Strangers)).ShouldRefuse(401, "WrongPassword");
    }

    [Fact]
    public async Task Its_owner_comes_back_with_the_code_from_the_mailbox_and_to_the_departments()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Ada Archived");
        var kitchen = await company.Department("Kitchen", person);
        (await person.Delete("/auth-api/v1/profile")).Should(200);
        var visitor = host.Visitor(company.Codename);
        (await visitor.Post(Path, Person(person.Email, "another-word-42", "Ada Returned"))).Should(201);
        var code = (await visitor.Start("email-verification", new { email = person.Email })).Code();
        (await visitor.Complete("email-verification", new { email = person.Email, secretCode = CodeFlows.Other(code) })).Should(403);
        (await visitor.Complete("email-verification", new { email = person.Email, secretCode = code })).Should(200)["userId"].GetGuid().ShouldBe(person.UserId);

        (await host.Login(company.Codename, person.Email, TestCompany.Password)).ShouldRefuse(401, "WrongPassword");
        var back = await TestCompany.SignIn(host, company.Codename, person.Email, "another-word-42");
        back.UserId.ShouldBe(person.UserId);
        (await back.Get("/auth-api/currentuser")).Should(200).Body.Str("fullname").ShouldBe("Ada Returned");
        (await host.Published("user.returned", person.UserId)).Count.ShouldBe(1);
        (await host.Published("department.memberJoined", kitchen)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_erasure_comes_all_the_same_where_nobody_gave_the_code()
    {
        var (company, person) = await Archived();
        host.Clock.Advance(TimeSpan.FromDays(29.5));
        (await host.Visitor(company.Codename).Post(Path, Person(person.Email))).Should(201);
        var code = (await host.Visitor(company.Codename).Start("email-verification", new { email = person.Email })).Code();
        host.Clock.Advance(TimeSpan.FromDays(0.6));
        await host.RunJob("identity.eraseArchived");

        (await host.Published("user.erased", person.UserId)).Count.ShouldBe(1);
        (await host.Visitor(company.Codename).Complete("email-verification", new { email = person.Email, secretCode = code })).ShouldRefuse(404, "StepNotFound");
        (await Scalar($"SELECT count(*)::text FROM identity.pending_returns WHERE user_id = '{person.UserId}'")).ShouldBe("0");
    }

    [Fact]
    public async Task Of_a_hundred_registrations_of_an_archived_address_at_once_one_is_remembered()
    {
        var (company, person) = await Archived();
        var before = await Row(person.UserId);
        var replies = await Race.AtOnce(100, n => host.Visitor(company.Codename).Post(Path, Person(person.Email, $"one-of-hundred-{n}")));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.Message == "errMsg_DuplicateUniqueIndexError:user_email").ShouldBe(99);
        (await Row(person.UserId)).ShouldBe(before);
        var winner = Array.FindIndex(replies, r => r.Status == 201);
        var code = (await host.Visitor(company.Codename).Start("email-verification", new { email = person.Email })).Code();
        (await host.Visitor(company.Codename).Complete("email-verification", new { email = person.Email, secretCode = code })).Should(200);
        (await host.Login(company.Codename, person.Email, $"one-of-hundred-{winner}")).Should(200);
    }

    [Fact]
    public async Task A_later_registration_voids_the_code_of_the_one_before()
    {
        var (company, person) = await Archived();
        var visitor = host.Visitor(company.Codename);
        (await visitor.Post(Path, Person(person.Email))).Should(201);
        host.Clock.Advance(TimeSpan.FromHours(23.9));
        var code = (await visitor.Start("email-verification", new { email = person.Email })).Code();
        host.Clock.Advance(TimeSpan.FromHours(0.2));
        (await visitor.Post(Path, Person(person.Email, "another-word-42"))).Should(201);

        (await visitor.Complete("email-verification", new { email = person.Email, secretCode = code })).ShouldRefuse(404, "StepNotFound");
    }

    private async Task<(TestCompany Company, Client Person)> Archived(string role = "tenantUser")
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Ada Archived", role);
        (await person.Delete("/auth-api/v1/profile")).Should(200);
        return (company, person);
    }

    private Task<string?> Row(Guid user) => Scalar($"SELECT u::text FROM identity.users u WHERE id = '{user}'");

    private async Task<string?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static object Person(string email, string password = Strangers, string fullname = "PWNED by stranger") => new { email, password, fullname };
}
