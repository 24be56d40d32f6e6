using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class RoleLadderTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("tenantOwner", "tenantUser", "tenantAdmin", 200)]
    [InlineData("tenantOwner", "tenantAdmin", "tenantUser", 200)]
    [InlineData("tenantOwner", "tenantUser", "tenantOwner", 403)]
    [InlineData("tenantOwner", "tenantUser", "superAdmin", 403)]
    [InlineData("tenantOwner", "tenantUser", "saasAdmin", 400)]
    [InlineData("tenantOwner", "tenantUser", "saasUser", 400)]
    [InlineData("tenantOwner", "tenantOwner", "tenantUser", 403)]
    [InlineData("tenantAdmin", "tenantUser", "tenantAdmin", 403)]
    [InlineData("tenantAdmin", "tenantAdmin", "tenantUser", 403)]
    [InlineData("tenantAdmin", "tenantOwner", "tenantUser", 403)]
    [InlineData("tenantAdmin", "tenantUser", "tenantUser", 200)]
    [InlineData("superAdmin", "tenantUser", "tenantAdmin", 200)]
    [InlineData("superAdmin", "tenantOwner", "tenantUser", 403)]
    public async Task A_role_is_given_and_taken_by_those_who_stand_above_both(string actorRole, string oldRole, string newRole, int status)
    {
        var (actor, target) = await Pair(actorRole, oldRole);
        var reply = (await actor.Patch($"/auth-api/v1/userrole/{target.UserId}", new { roleId = newRole })).Should(status);
        if (status == 200) reply["user"].Str("roleId").ShouldBe(newRole);
        (await target.Get("/auth-api/currentuser")).Should(status == 200 && oldRole != newRole ? 401 : 200);
    }

    [Fact]
    public async Task A_role_may_be_written_by_its_position_and_in_any_letter_case()
    {
        var (actor, target) = await Pair("tenantOwner", "tenantUser");
        (await actor.Patch($"/auth-api/v1/userrole/{target.UserId}", new { roleId = "TENANTADMIN" })).Should(200)["user"].Str("roleId").ShouldBe("tenantAdmin");
        (await actor.Patch($"/auth-api/v1/userrole/{target.UserId}", new { roleId = 0 })).Should(200)["user"].Str("roleId").ShouldBe("tenantUser");
        (await actor.Patch($"/auth-api/v1/userrole/{target.UserId}", new { })).Should(400).Message.ShouldBe("errMsg_roleIdisRequired");
    }

    [Theory]
    [InlineData("tenantOwner", "tenantAdmin", 200)]
    [InlineData("tenantAdmin", "tenantUser", 200)]
    [InlineData("tenantAdmin", "tenantAdmin", 403)]
    [InlineData("tenantAdmin", "tenantOwner", 403)]
    [InlineData("tenantOwner", "tenantOwner", 403)]
    [InlineData("superAdmin", "tenantOwner", 200)]
    public async Task A_password_is_set_by_those_above(string actorRole, string targetRole, int status)
    {
        var (actor, target) = await Pair(actorRole, targetRole);
        (await actor.Patch($"/auth-api/v1/userpasswordbyadmin/{target.UserId}", new { password = "brand-new-word-5" })).Should(status);
        (await host.Login(target.Company, target.Email, status == 200 ? "brand-new-word-5" : TestCompany.Password)).Should(200);
        (await target.Get("/auth-api/currentuser")).Should(status == 200 ? 401 : 200);
    }

    [Theory]
    [InlineData("tenantOwner", "tenantAdmin", 200)]
    [InlineData("tenantAdmin", "tenantUser", 200)]
    [InlineData("tenantAdmin", "tenantAdmin", 403)]
    [InlineData("tenantAdmin", "tenantOwner", 403)]
    [InlineData("tenantOwner", "tenantOwner", 403)]
    [InlineData("superAdmin", "tenantOwner", 403)]
    public async Task An_account_is_deleted_by_those_above_but_never_the_owner(string actorRole, string targetRole, int status)
    {
        var (actor, target) = await Pair(actorRole, targetRole);
        (await actor.Delete($"/auth-api/v1/users/{target.UserId}")).Should(status);
        (await target.Get("/auth-api/currentuser")).Should(status == 200 ? 401 : 200);
    }

    [Theory]
    [InlineData("tenantAdmin", "tenantOwner", 403)]
    [InlineData("tenantAdmin", "tenantAdmin", 200)]
    [InlineData("tenantOwner", "tenantUser", 200)]
    public async Task A_name_is_changed_by_those_not_below(string actorRole, string targetRole, int status)
    {
        var (actor, target) = await Pair(actorRole, targetRole);
        (await actor.Patch($"/auth-api/v1/users/{target.UserId}", new { fullname = "Other Name" })).Should(status);
    }

    [Fact]
    public async Task Accounts_are_made_with_roles_below_ones_own_and_of_the_place()
    {
        var company = await TestCompany.Found(host);
        var admin = await company.Hire(role: "tenantAdmin");
        (await Make(admin, "tenantAdmin")).ShouldRefuse(403, "ForbiddenAccess");
        (await Make(admin, "tenantUser")).Should(201);
        (await Make(company.Owner, "tenantOwner")).ShouldRefuse(403, "RoleIsFixed");
        (await Make(company.Owner, "saasUser")).ShouldRefuse(400, "RoleOfAnotherPlace");

        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await Make(root, "tenantUser")).ShouldRefuse(400, "RoleOfAnotherPlace");
        (await Make(root, "superAdmin")).ShouldRefuse(403, "RoleIsFixed");
        var made = (await Make(root, "saasAdmin")).Should(201)["user"];
        var saasAdmin = await TestCompany.SignIn(host, null, made.Str("email")!, TestCompany.Password);
        (await Make(saasAdmin, "saasAdmin")).ShouldRefuse(403, "ForbiddenAccess");
        (await Make(saasAdmin, null)).Should(201)["user"].Str("roleId").ShouldBe("saasUser");
        (await saasAdmin.Delete($"/auth-api/v1/users/{root.UserId}")).ShouldRefuse(403, "FounderStays");
        (await saasAdmin.Patch($"/auth-api/v1/userpasswordbyadmin/{root.UserId}", new { password = "brand-new-word-5" })).ShouldRefuse(403, "ForbiddenAccess");
        (await saasAdmin.At(company.Codename).Get("/auth-api/v1/users")).ShouldRefuse(403, "UserTenantMismatch");
    }

    [Fact]
    public async Task The_super_admin_acts_in_a_company_by_naming_it()
    {
        var company = await TestCompany.Found(host);
        var root = (await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1")).At(company.Codename);
        (await Make(root, "tenantAdmin")).Should(201)["user"].Id("companyId").ShouldBe((await company.Owner.Get("/auth-api/v1/companies"))["company"].Id());
        (await root.Delete($"/auth-api/v1/users/{root.UserId}")).Should(404);
    }

    private static int made;

    private static Task<Reply> Make(Client actor, string? role) =>
        actor.Post("/auth-api/v1/users", new { email = $"made{Interlocked.Increment(ref made)}@people.test", password = TestCompany.Password, fullname = "Max Made", roleId = role, emailVerified = true });

    private async Task<(Client Actor, Client Target)> Pair(string actorRole, string targetRole)
    {
        var company = await TestCompany.Found(host);
        var actor = actorRole switch
        {
            "superAdmin" => (await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1")).At(company.Codename),
            "tenantOwner" => company.Owner,
            _ => await company.Hire(role: actorRole),
        };
        return (actor, targetRole == "tenantOwner" ? company.Owner : await company.Hire(role: targetRole));
    }
}
