using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class UserGroupMembersTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Members = "/auth-api/v1/usergroupmembers";
    private const string List = "/auth-api/v1/listusergroupmembers";

    [Fact]
    public async Task A_member_is_listed_with_the_person_until_taken_out()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire("Wanda Worker");
        var kitchen = await company.Department("Kitchen");
        var membership = (await company.Owner.Post(Members, new { groupId = kitchen, userId = worker.UserId })).Should(201)["userGroupMember"];
        membership.Id("ownerId").ShouldBe(company.Owner.UserId);

        var listed = (await worker.Get($"{List}/{kitchen}")).Should(200)["userGroupMembers"].EnumerateArray().Single();
        listed.Id().ShouldBe(membership.Id());
        listed.GetProperty("user").Str("fullname").ShouldBe("Wanda Worker");
        listed.GetProperty("user").Str("email").ShouldBe(worker.Email);
        (await worker.Get($"{List}/{kitchen}?getJoins=false"))["userGroupMembers"][0].TryGetProperty("user", out _).ShouldBeFalse();

        (await company.Owner.Delete($"{Members}/{membership.Id()}")).Should(200)["userGroupMember"].GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await worker.Get($"{List}/{kitchen}"))["userGroupMembers"].GetArrayLength().ShouldBe(0);
        (await company.Owner.Delete($"{Members}/{membership.Id()}")).Should(404);
        (await company.Owner.Post(Members, new { groupId = kitchen, userId = worker.UserId })).Should(201);
    }

    [Fact]
    public async Task Joining_leaving_and_closing_are_told_to_the_other_modules()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var kitchen = await company.Department("Kitchen", worker);
        var membership = (await company.Owner.Get($"{List}/{kitchen}"))["userGroupMembers"][0].Id();
        (await company.Owner.Delete($"{Members}/{membership}")).Should(200);
        (await company.Owner.Delete($"/auth-api/v1/usergroups/{kitchen}")).Should(200);

        (await host.Published("department.memberJoined", kitchen)).Single().GetProperty("user").GetGuid().ShouldBe(worker.UserId);
        (await host.Published("department.memberLeft", kitchen)).Single().GetProperty("user").GetGuid().ShouldBe(worker.UserId);
        (await host.Published("department.deleted", kitchen)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_department_has_no_members_and_takes_none()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var kitchen = await company.Department("Kitchen", worker);
        (await company.Owner.Delete($"/auth-api/v1/usergroups/{kitchen}")).Should(200);

        (await company.Owner.Get($"{List}/{kitchen}")).Should(404);
        (await company.Owner.Post(Members, new { groupId = kitchen, userId = worker.UserId })).Should(404);
        (await worker.Get("/auth-api/currentuser"))["userGroupNames"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task One_is_a_member_once_also_when_a_hundred_say_so_at_the_same_time()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var kitchen = await company.Department("Kitchen");

        var replies = await Race.AtOnce(100, _ => company.Owner.Post(Members, new { groupId = kitchen, userId = worker.UserId }));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 400 && r.Message == "errMsg_DuplicateUniqueIndexError:user_group_member");
        (await host.Published("department.memberJoined", kitchen)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_left_the_company_is_in_no_list()
    {
        var company = await TestCompany.Found(host);
        var (stays, leaves) = (await company.Hire(), await company.Hire());
        var kitchen = await company.Department("Kitchen", stays, leaves);
        (await leaves.Delete("/auth-api/v1/profile")).Should(200);

        var list = (await stays.Get($"{List}/{kitchen}")).Should(200);
        list["userGroupMembers"].EnumerateArray().Select(m => m.Id("userId")).ShouldBe([stays.UserId]);
        list["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Members_are_filtered_by_person_and_managed_by_admins_of_the_company_only()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (ann, ben, stranger) = (await company.Hire(), await company.Hire(), await other.Hire());
        var kitchen = await company.Department("Kitchen", ann, ben);
        var filtered = (await ann.Get($"{List}/{kitchen}?userId={ben.UserId}")).Should(200)["userGroupMembers"].EnumerateArray().Single();
        filtered.Id("userId").ShouldBe(ben.UserId);

        (await ann.Post(Members, new { groupId = kitchen, userId = ann.UserId })).ShouldRefuse(403, "ForbiddenAccess");
        (await ann.Delete($"{Members}/{filtered.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Post(Members, new { groupId = kitchen, userId = stranger.UserId })).Should(400);
        (await other.Owner.Post(Members, new { groupId = kitchen, userId = stranger.UserId })).Should(404);
        (await other.Owner.Delete($"{Members}/{filtered.Id()}")).Should(404);
        (await other.Owner.Get($"{List}/{kitchen}")).Should(404);
    }
}
