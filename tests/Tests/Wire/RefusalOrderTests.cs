using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Where several things are wrong, the first of the order is told: company, session and company match, second factor, parameters, role, row, uniqueness.</summary>
public sealed class RefusalOrderTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private const string NoThing = "/probe-api/v1/things/01960000-0000-7000-8000-000000000001";
    private static readonly object BadInput = new { day = "never" };

    [Fact]
    public async Task An_unknown_company_comes_before_everything()
    {
        (await host.Visitor("no-such-firm").Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(400, "UserTenantNotFound").Message.ShouldBe("errMsg_noTenantRegisteredWithGivenCodeName");
    }

    [Fact]
    public async Task Then_the_session()
    {
        var firm = await host.Firm;

        (await host.Visitor(firm.Codename).Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(401, "LoginRequired").Message.ShouldBe("errMsg_updateThingRequiresLogin");
        (await firm.Owner.WithToken("not.a.token").Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task Then_whether_the_session_is_of_this_company()
    {
        var (firm, other) = (await host.Firm, await TestCompany.Found(host));

        (await other.Owner.At(firm.Codename).Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(403, "UserTenantMismatch").Message.ShouldBe("errMsg_TenantMismatch");
    }

    [Fact]
    public async Task Then_the_second_factor()
    {
        var firm = await host.Firm;
        var pending = await TestCompany.SignInWithoutSecondFactor(host, firm.Codename, firm.Owner.Email, TestCompany.Password);

        (await pending.Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(403, "EmailTwoFactorNeeded").Message.ShouldBe("errMsg_updateThingRequiresEmail2FA");
    }

    [Fact]
    public async Task Then_parameters_then_the_role_then_the_row()
    {
        var firm = await host.Firm;
        var employee = await firm.Hire();

        (await employee.Patch("/probe-api/v1/things/garbage", BadInput)).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_thingIdisNotAValidID");
        (await employee.Patch(NoThing, BadInput)).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_dayTypeIsNotValid");
        (await employee.Patch(NoThing, new { day = "2026-01-31" })).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserRoleRequired:[tenantOwner , tenantAdmin]");
        (await firm.Owner.Patch(NoThing, new { day = "2026-01-31" })).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task A_public_route_answers_who_is_signed_in_elsewhere_as_a_stranger()
    {
        var (firm, other) = (await host.Firm, await TestCompany.Found(host));

        (await firm.Owner.Get("/probe-api/v1/greet")).Should(200)["thing"].Str("words")!.ShouldStartWith("friend");
        (await other.Owner.At(firm.Codename).Get("/probe-api/v1/greet")).Should(200)["thing"].Str("words")!.ShouldStartWith("stranger");
        (await firm.Owner.WithToken("garbage").Get("/probe-api/v1/greet")).Should(200)["thing"].Str("words")!.ShouldStartWith("stranger");
    }
}
