using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>One mailbox is one account, however its address is typed; and what cannot be seen is in no name.</summary>
public sealed class MailboxTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/auth-api/v1/registercompanyuser";
    private const string Composed = "x@b\u00FCcher.example";

    [Theory]
    [InlineData("x@xn--bcher-kva.example")]
    [InlineData("X@XN--BCHER-KVA.Example")]
    [InlineData("x@bu\u0308cher.example")]
    [InlineData("x@B\u00DCCHER.example")]
    [InlineData("x@BU\u0308CHER.example")]
    public async Task Every_spelling_of_an_address_is_the_same_account(string spelling)
    {
        var company = await TestCompany.Found(host);
        var user = (await company.Owner.Post("/auth-api/v1/users", new { email = Composed, password = TestCompany.Password, fullname = "Xaver", emailVerified = true })).Should(201)["user"];
        user.Str("email").ShouldBe("x@xn--bcher-kva.example");

        (await host.Visitor(company.Codename).Post(Path, new { email = spelling, password = TestCompany.Password, fullname = "Xaver Again" })).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:user_email");
        (await host.Login(company.Codename, spelling, TestCompany.Password)).Should(200)["userId"].GetGuid().ShouldBe(user.Id());
    }

    [Theory]
    [InlineData("\u00E9lan@people.test")]
    [InlineData("e\u0301lan@people.test")]
    [InlineData("a\u200Bb@people.test")]
    [InlineData("ab@peo\u200Bple.test")]
    [InlineData("ab@peo\u00ADple.test")]
    [InlineData("ab@\uFF50\uFF45\uFF4F.test")]
    [InlineData("ab@people\u3002test")]
    [InlineData("ab@xn--.test")]
    [InlineData("ab@xn--bcher-2pa.example")]
    [InlineData("ab@xn--bucher-xyd.example")]
    [InlineData("a\u0007b@people.test")]
    public async Task What_has_another_spelling_or_cannot_be_written_to_is_no_address(string email)
    {
        var company = await TestCompany.Found(host);
        var refused = (await host.Visitor(company.Codename).Post(Path, new { email, password = TestCompany.Password, fullname = "Nina New" })).Should(400);
        refused.Message.ShouldBe("errMsg_emailTypeIsNotValid");
        refused.Body.Str("detail")!.ShouldContain("ASCII");
    }

    [Theory]
    [InlineData("Hello Team.\n\nYour account was suspended")]
    [InlineData("Ann\u200B=1")]
    [InlineData("Ann\u202Enna")]
    [InlineData("An\u200Dna")]
    [InlineData("\u3164")]
    [InlineData("Ann\u2028a")]
    [InlineData("Ann\u0000")]
    public async Task Invisible_and_control_characters_are_in_no_name(string name)
    {
        var company = await TestCompany.Found(host);
        var own = (await company.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await host.Visitor(company.Codename).Post(Path, new { email = "n@people.test", password = TestCompany.Password, fullname = name })).Should(400).Message.ShouldBe("errMsg_fullnameTypeIsNotValid");
        (await company.Owner.Patch("/auth-api/v1/profile", new { fullname = name })).Should(400).Message.ShouldBe("errMsg_fullnameTypeIsNotValid");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = name })).Should(400).Message.ShouldBe("errMsg_groupNameTypeIsNotValid");
        (await company.Owner.Patch($"/auth-api/v1/companies/{own}", new { name })).Should(400).Message.ShouldBe("errMsg_nameTypeIsNotValid");
        (await host.Visitor().Post("/auth-api/v1/registercompanyowner", new { email = "n@people.test", password = TestCompany.Password, fullname = "N", company = new { name } })).Should(400).Message.ShouldBe("errMsg_company.nameTypeIsNotValid");
    }

    [Theory]
    [InlineData("Zoë Müller-Łuczak")]
    [InlineData("علی\u200Cرضا")]
    [InlineData("ශ්\u200Dරී")]
    [InlineData("Küche 👩\u200D🍳")]
    [InlineData("葛\U000E0100城")]
    public async Task Names_are_written_as_people_write_them(string name) =>
        (await (await TestCompany.Found(host)).Owner.Patch("/auth-api/v1/profile", new { fullname = name })).Should(200)["user"].Str("fullname").ShouldBe(name);

    [Theory]
    [InlineData("/\\evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/a\\b")]
    [InlineData("https://good.example@evil.example/a.png")]
    [InlineData("https:\\\\evil.example")]
    [InlineData("/a\tb")]
    public async Task An_address_leads_where_it_says(string avatar)
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Patch("/auth-api/v1/profile", new { avatar })).Should(400).Message.ShouldBe("errMsg_avatarTypeIsNotValid");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Kitchen", avatar })).Should(400).Message.ShouldBe("errMsg_avatarTypeIsNotValid");
        var profile = await company.Profile(company.Owner);
        (await company.Owner.Post("/employeeProfile-api/v1/employeedocuments", new { employeeProfileId = profile, documentType = "Permit", documentUrl = avatar })).Should(400).Message.ShouldBe("errMsg_documentUrlTypeIsNotValid");
    }

    [Fact]
    public async Task Addresses_that_were_kept_in_other_spellings_are_brought_into_one()
    {
        var company = await TestCompany.Found(host);
        var (older, twin, greek, plain) = (await company.Hire(), await company.Hire(), await company.Hire(), await company.Hire());
        await Execute($"""
            UPDATE identity.users SET email = 'x@bücher.example', created_at = now() - interval '2 days' WHERE id = '{older.UserId}';
            UPDATE identity.users SET email = 'x@bu' || chr(776) || 'cher.example', created_at = now() - interval '1 day' WHERE id = '{twin.UserId}';
            UPDATE identity.users SET email = 'y@παράδειγμα.example' WHERE id = '{greek.UserId}'
            """);
        await Execute(await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, "src", "Schema", "Sql", "0097_identity_mailboxes.sql")));

        (await host.Login(company.Codename, "x@bücher.example", TestCompany.Password)).Should(200)["userId"].GetGuid().ShouldBe(older.UserId);
        (await host.Login(company.Codename, "y@παράδειγμα.example", TestCompany.Password)).Should(200)["userId"].GetGuid().ShouldBe(greek.UserId);
        (await host.Login(company.Codename, plain.Email, TestCompany.Password)).Should(200);
        (await company.Owner.Get($"/auth-api/v1/users/{greek.UserId}"))["user"].Str("email").ShouldBe("y@xn--hxajbheg2az3al.example");
        (await company.Owner.Get($"/auth-api/v1/users/{twin.UserId}"))["user"].Str("email")!.ShouldContain("\u0308");
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
