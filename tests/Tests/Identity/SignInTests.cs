using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class SignInTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_founder_verifies_signs_in_with_two_factors_hires_and_makes_a_department()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var worker = await company.Hire();
        await company.Department("Kitchen", worker);

        var me = (await worker.Get("/auth-api/currentuser")).Should(200);
        me.Body.Str("tenantCodename").ShouldBe(company.Codename);
        me["sessionNeedsEmail2FA"].GetBoolean().ShouldBeFalse();
        me["userGroupNames"][0].GetString().ShouldBe("Kitchen");
        me.Body.TryGetProperty("id", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_ends_the_token_at_once()
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Post("/auth-api/logout")).Should(200);
        (await company.Owner.Get("/auth-api/currentuser")).Should(401);
    }

    [Fact]
    public async Task The_super_admin_signs_in_to_root_and_owns_babil_with_the_same_password()
    {
        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await root.At("babil").Get("/auth-api/currentuser")).Should(200).Body.Str("tenantCodename").ShouldBe("root");
        var babil = await TestCompany.SignIn(host, "babil", "admin@workforceos.test", "a-super-secret-1");
        (await babil.Get("/auth-api/currentuser")).Should(200).Body.Str("roleId").ShouldBe("tenantOwner");
    }
}
