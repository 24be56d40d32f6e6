using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class UserTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_admin_makes_an_account_that_is_verified_if_they_say_so()
    {
        var company = await TestCompany.Found(host);
        var plain = (await company.Owner.Post("/auth-api/v1/users", new { email = "plain@people.test", password = TestCompany.Password, fullname = "Paul Plain" })).Should(201)["user"];
        plain.Str("roleId").ShouldBe("tenantUser");
        plain.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        (await company.Owner.Post("/auth-api/v1/users", new { email = "sure@people.test", password = TestCompany.Password, fullname = "Sue Sure", emailVerified = true })).Should(201);
        (await host.Login(company.Codename, "sure@people.test", TestCompany.Password)).Should(200);
        (await company.Owner.Post("/auth-api/v1/users", new { email = "SURE@people.test", password = TestCompany.Password, fullname = "Sue Twice" })).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:user_email");
        (await company.Owner.Post("/auth-api/v1/users", new { email = "weak@people.test", password = "sunshine", fullname = "Wim Weak" })).ShouldRefuse(400, "PasswordTooCommon");
        (await company.Owner.Post("/auth-api/v1/users", new { email = "odd@people.test", password = TestCompany.Password, fullname = "Odd", roleId = "king" })).Should(400).Message.ShouldBe("errMsg_roleIdIsNotAValidEnumValue");
    }

    [Fact]
    public async Task People_see_themselves_admins_see_all_others_nobody()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (worker, colleague) = (await company.Hire(), await company.Hire());
        (await worker.Get($"/auth-api/v1/users/{worker.UserId}")).Should(200)["user"].Str("email").ShouldBe(worker.Email);
        (await company.Owner.Get($"/auth-api/v1/users/{worker.UserId}")).Should(200);
        (await worker.Get($"/auth-api/v1/users/{colleague.UserId}")).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserShouldBeTheOwnerOfTheObject");
        (await other.Owner.Get($"/auth-api/v1/users/{worker.UserId}")).ShouldRefuse(404, "404").Message.ShouldBe("errMsg_RecordNotFound");
        (await worker.Get("/auth-api/v1/users/nonsense")).Should(400).Message.ShouldBe("errMsg_userIdisNotAValidID");
    }

    [Theory]
    [InlineData("GET", "/auth-api/v1/users", null)]
    [InlineData("GET", "/auth-api/v1/searchusers?keyword=emil", null)]
    [InlineData("POST", "/auth-api/v1/users", """{"email":"x@people.test","password":"correct-horse-9","fullname":"X"}""")]
    [InlineData("PATCH", "/auth-api/v1/users/{id}", """{"fullname":"X"}""")]
    [InlineData("PATCH", "/auth-api/v1/userrole/{id}", """{"roleId":"tenantAdmin"}""")]
    [InlineData("PATCH", "/auth-api/v1/userpasswordbyadmin/{id}", """{"password":"brand-new-word-5"}""")]
    [InlineData("DELETE", "/auth-api/v1/users/{id}", null)]
    public async Task Running_accounts_is_for_admins_of_that_company(string method, string path, string? body)
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (worker, colleague) = (await company.Hire(), await company.Hire());
        var url = path.Replace("{id}", colleague.UserId.ToString());
        (await Send(worker, method, url, body)).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserRoleRequired:[superAdmin , saasAdmin , tenantOwner , tenantAdmin]");
        if (path.Contains("{id}")) (await Send(other.Owner, method, url, body)).ShouldRefuse(404, "404");
        (await Send(other.Owner.At(company.Codename), method, url, body)).ShouldRefuse(403, "UserTenantMismatch");
        (await Send(host.Visitor(company.Codename), method, url, body)).ShouldRefuse(401, "LoginRequired");
        (await colleague.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task People_change_their_own_name_and_picture_and_nothing_else()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var changed = (await worker.Patch("/auth-api/v1/profile", new { fullname = " New Name ", avatar = "/auth-api/bucket/userAvatars/download/key/abc", roleId = "tenantAdmin", email = "x@y.test", emailVerified = false })).Should(200)["user"];
        changed.Str("fullname").ShouldBe("New Name");
        changed.Str("roleId").ShouldBe("tenantUser");
        changed.Str("email").ShouldBe(worker.Email);
        (await worker.Patch("/auth-api/v1/profile", new { avatar = (string?)null })).Should(200)["user"].Str("fullname").ShouldBe("New Name");
        (await worker.Patch("/auth-api/v1/profile", new { fullname = " " })).Should(400).Message.ShouldBe("errMsg_fullnameisRequired");
        (await worker.Patch("/auth-api/v1/profile", new { fullname = (string?)null })).Should(400).Message.ShouldBe("errMsg_fullnameisRequired");
        (await worker.Patch("/auth-api/v1/profile", new { fullname = new[] { "a" } })).Should(400).Message.ShouldBe("errMsg_fullnameMustNotBeAnArray");
    }

    [Fact]
    public async Task The_super_admins_profile_is_in_root_wherever_they_look()
    {
        var company = await TestCompany.Found(host);
        var root = (await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1")).At(company.Codename);
        (await root.Patch("/auth-api/v1/profile", new { fullname = "Sam Super" })).Should(200)["user"].Str("roleId").ShouldBe("superAdmin");
        (await root.Get($"/auth-api/v1/users/{root.UserId}")).Should(200)["user"].Str("fullname").ShouldBe("Sam Super");
    }

    [Fact]
    public async Task A_new_password_ends_every_session()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var phone = await TestCompany.SignIn(host, company.Codename, worker.Email, TestCompany.Password);
        (await worker.Patch("/auth-api/v1/profile/password", new { oldPassword = "not-the-password", newPassword = "brand-new-word-5" })).ShouldRefuse(400, "OldPasswordWrong");
        (await worker.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = "short" })).ShouldRefuse(400, "PasswordTooShort");
        (await worker.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = "brand-new-word-5" })).Should(200);

        (await worker.Get("/auth-api/currentuser")).Should(401);
        (await phone.Get("/auth-api/currentuser")).Should(401);
        (await host.Login(company.Codename, worker.Email, TestCompany.Password)).Should(401);
        (await host.Login(company.Codename, worker.Email, "brand-new-word-5")).Should(200);
    }

    [Fact]
    public async Task Users_are_listed_with_filters_pages_and_order()
    {
        var company = await TestCompany.Found(host);
        await company.Hire("Anna Alpha");
        await company.Hire("Berta Beta", "tenantAdmin");
        await company.Hire("Carla Gamma");

        Names(await company.Owner.Get("/auth-api/v1/users?sortBy=fullname")).ShouldBe(["Anna Alpha", "Berta Beta", "Carla Gamma", "Olga Owner"]);
        Names(await company.Owner.Get("/auth-api/v1/users?fullname=alpha&fullname=BETA&sortBy=-fullname")).ShouldBe(["Berta Beta", "Anna Alpha"]);
        Names(await company.Owner.Get("/auth-api/v1/users?roleId=tenantAdmin")).ShouldBe(["Berta Beta"]);
        Names(await company.Owner.Get("/auth-api/v1/users?roleId=admin")).ShouldBe(["Berta Beta"]);
        Names(await company.Owner.Get("/auth-api/v1/users?email=owner@")).ShouldBe(["Olga Owner"]);
        var page = await company.Owner.Get("/auth-api/v1/users?pageRowCount=2&pageNumber=2&sortBy=fullname");
        Names(page).ShouldBe(["Carla Gamma", "Olga Owner"]);
        page["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(4);
        page.Text.ShouldNotContain("password");
        (await company.Owner.Get("/auth-api/v1/users?sortBy=passwordHash")).Should(400);
    }

    [Fact]
    public async Task People_are_found_by_parts_of_name_and_mail_best_first()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        await company.Hire("Johanna Joekel");
        await company.Hire("Joe");
        await company.Hire("Mary Jones");
        await other.Hire("Joe Elsewhere");

        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=joe")).ShouldBe(["Joe", "Johanna Joekel"]);
        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=jones%20mary")).ShouldBe(["Mary Jones"]);
        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=owner@")).ShouldBe(["Olga Owner"]);
        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=%25%25%25")).ShouldBeEmpty();
        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=joe&roleId=tenantAdmin")).ShouldBeEmpty();
        Names(await company.Owner.Get("/auth-api/v1/searchusers?keyword=joe&sortBy=-fullname")).ShouldBe(["Johanna Joekel", "Joe"]);
        (await company.Owner.Get("/auth-api/v1/searchusers?keyword=jo")).Should(400).Message.ShouldBe("errMsg_keywordTypeIsNotValid");
        (await company.Owner.Get("/auth-api/v1/searchusers")).Should(400).Message.ShouldBe("errMsg_keywordisRequired");
    }

    [Fact]
    public async Task A_deleted_account_is_told_once_and_gone_with_its_sessions()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Department("Kitchen", worker);
        (await company.Owner.Delete($"/auth-api/v1/users/{worker.UserId}")).Should(200)["user"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await worker.Get("/auth-api/currentuser")).Should(401);
        (await host.Login(company.Codename, worker.Email, TestCompany.Password)).Should(401);
        (await company.Owner.Get($"/auth-api/v1/users/{worker.UserId}")).Should(404);
        (await company.Owner.Delete($"/auth-api/v1/users/{worker.UserId}")).Should(404);
        Names(await company.Owner.Get("/auth-api/v1/users")).ShouldBe(["Olga Owner"]);
        (await company.Owner.Post("/auth-api/v1/users", new { email = worker.Email, password = TestCompany.Password, fullname = "Emil Again" })).Should(201)["user"].Id().ShouldNotBe(worker.UserId);
    }

    private static List<string?> Names(Reply reply) => [.. reply.Should(200)["users"].EnumerateArray().Select(u => u.Str("fullname"))];

    private static async Task<Reply> Send(Client client, string method, string path, string? body)
    {
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await client.Send(new HttpMethod(method), path, content);
    }
}
