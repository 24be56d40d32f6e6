using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class UserGroupsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Groups = "/auth-api/v1/usergroups";

    [Fact]
    public async Task Admins_make_change_and_close_departments_that_everybody_reads()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var made = (await company.Owner.Post(Groups, new { groupName = " Kitchen ", avatar = "https://pictures.test/k.png" })).Should(201)["userGroup"];
        made.Str("groupName").ShouldBe("Kitchen");
        made.Id("_owner").ShouldBe(company.Owner.UserId);

        var changed = (await company.Owner.Patch($"{Groups}/{made.Id()}", new { groupName = "Bakery" })).Should(200)["userGroup"];
        changed.Str("avatar").ShouldBe("https://pictures.test/k.png", "it was left out");
        (await company.Owner.Patch($"{Groups}/{made.Id()}", new { avatar = (string?)null })).Should(200)["userGroup"].Str("avatar").ShouldBeNull();
        (await worker.Get($"{Groups}/{made.Id()}")).Should(200)["userGroup"].Str("groupName").ShouldBe("Bakery");

        var closed = (await company.Owner.Delete($"{Groups}/{made.Id()}")).Should(200)["userGroup"];
        closed.GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await worker.Get($"{Groups}/{made.Id()}")).Should(404);
        (await company.Owner.Delete($"{Groups}/{made.Id()}")).Should(404);
    }

    [Fact]
    public async Task The_list_finds_by_part_of_the_name_and_shows_the_own_company_only()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        await company.Department("Night kitchen");
        await company.Department("Harbour");
        await other.Department("Kitchen of others");

        var found = (await (await company.Hire()).Get(Groups + "?groupName=KITCH&sortBy=groupName")).Should(200);
        found["userGroups"].EnumerateArray().Select(g => g.Str("groupName")).ShouldBe(["Night kitchen"]);
        (await company.Owner.Get(Groups + "?sortBy=groupName"))["userGroups"].EnumerateArray().Select(g => g.Str("groupName")).ShouldBe(["Harbour", "Night kitchen"]);
    }

    [Fact]
    public async Task Who_is_no_admin_changes_nothing_and_nobody_reaches_into_another_company()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var worker = await company.Hire();
        var group = await company.Department("Kitchen");

        (await worker.Post(Groups, new { groupName = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await worker.Patch($"{Groups}/{group}", new { groupName = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await worker.Delete($"{Groups}/{group}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Get($"{Groups}/{group}")).Should(404);
        (await other.Owner.Patch($"{Groups}/{group}", new { groupName = "Ours" })).Should(404);
        (await other.Owner.Delete($"{Groups}/{group}")).Should(404);
        (await company.Owner.Get($"{Groups}/{group}")).Should(200)["userGroup"].Str("groupName").ShouldBe("Kitchen");
    }

    [Fact]
    public async Task A_name_is_needed_and_a_picture_has_an_address()
    {
        var company = await TestCompany.Found(host);
        var group = await company.Department("Kitchen");

        (await company.Owner.Post(Groups)).Should(400).Message.ShouldBe("errMsg_groupNameisRequired");
        (await company.Owner.Post(Groups, new { groupName = "Kitchen", avatar = "javascript:alert(1)" })).Should(400).Message.ShouldBe("errMsg_avatarTypeIsNotValid");
        (await company.Owner.Patch($"{Groups}/{group}", new { groupName = "  " })).Should(400).Message.ShouldBe("errMsg_groupNameisRequired");
        (await company.Owner.Patch($"{Groups}/x", new { groupName = "Y" })).Should(400).Message.ShouldBe("errMsg_userGroupIdisNotAValidID");
    }
}
