using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Whose a subscription is, when they are no admin any more.</summary>
public sealed class OwnerTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_goes_to_the_company_s_owner_when_an_admin_leaves_or_is_one_no_longer(bool leaves)
    {
        // By a clock that was behind the one of the founding, so that the ids of the others come first.
        host.Clock.Now = TestClock.Start.AddHours(1);
        var firm = await TestCompany.Found(host);
        host.Clock.Now = TestClock.Start;
        var (admin, other) = (await firm.Hire("Anna Admin", "tenantAdmin"), await firm.Hire("Ole Other", "tenantAdmin"));
        other.UserId.ShouldBeLessThan(firm.Owner.UserId);
        var order = await admin.Subscribes();
        (await other.Subscription(order)).Id("ownerId").ShouldBe(admin.UserId);

        if (leaves) (await firm.Owner.Delete($"/auth-api/v1/users/{admin.UserId}")).Should(200);
        else (await firm.Owner.Patch($"/auth-api/v1/userrole/{admin.UserId}", new { roleId = "tenantUser" })).Should(200);

        var one = await other.Subscription(order);
        (one.Id("ownerId"), one.Id("_owner")).ShouldBe((firm.Owner.UserId, firm.Owner.UserId));
        (await other.Get($"{PayingHost.Api}/v1/companysubscriptions/{order}/history")).Should(200)["history"].GetArrayLength().ShouldBe(2);
        (await other.Pays(order, await other.Saves())).Should(403);
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
    }
}
