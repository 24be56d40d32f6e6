using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>What other modules are told when they ask.</summary>
public sealed class PeopleTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Briefs_show_the_deleted_too_active_only_the_living_and_neither_shows_another_company()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (worker, gone, stranger) = (await company.Hire("Will Worker"), await company.Hire("Gina Gone"), await other.Hire());
        (await company.Owner.Delete($"/auth-api/v1/users/{gone.UserId}")).Should(200);

        UserId[] ids = [new(worker.UserId), new(gone.UserId), new(stranger.UserId), new(worker.UserId)];
        var (briefs, active) = await Ask(company, async services =>
        {
            var people = services.GetRequiredService<IPeople>();
            return (await people.Briefs(ids, default), await people.Active(ids, default));
        });
        briefs.Values.Select(b => b.Fullname).Order().ShouldBe(["Gina Gone", "Will Worker"]);
        active.ShouldBe([ids[0]]);
    }

    [Fact]
    public async Task Admins_are_the_owner_and_the_admins()
    {
        var company = await TestCompany.Found(host);
        await company.Hire();
        var admin = await company.Hire(role: "tenantAdmin");
        (await Ask(company, services => services.GetRequiredService<IPeople>().Admins(default))).ShouldBe([new(company.Owner.UserId), new(admin.UserId)]);
    }

    [Fact]
    public async Task Departments_have_their_active_members()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (worker, gone) = (await company.Hire(), await company.Hire());
        var kitchen = new DepartmentId(await company.Department("Kitchen", worker, gone));
        var empty = new DepartmentId(await company.Department("Empty"));
        var foreign = new DepartmentId(await other.Department("Foreign", await other.Hire()));
        (await company.Owner.Delete($"/auth-api/v1/users/{gone.UserId}")).Should(200);

        var (members, briefs, mine) = await Ask(company, async services =>
        {
            var departments = services.GetRequiredService<IDepartments>();
            return (await departments.Members([kitchen, empty, foreign], default), await departments.Briefs([kitchen, empty, foreign], default), await departments.Of(new(worker.UserId), default));
        });
        members.Keys.Order(Comparer<DepartmentId>.Create((a, b) => a.Value.CompareTo(b.Value))).ShouldBe([kitchen, empty]);
        members[kitchen].ShouldBe([new(worker.UserId)]);
        members[empty].ShouldBeEmpty();
        briefs.Count.ShouldBe(2);
        mine.ShouldBe([kitchen]);
    }

    [Fact]
    public async Task Somebody_is_in_a_department_once_also_when_a_hundred_say_so_at_once()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var worker = await company.Hire();
        var kitchen = await company.Department("Kitchen");
        var replies = await Race.AtOnce(100, _ => company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = worker.UserId }));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.Message == "errMsg_DuplicateUniqueIndexError:user_group_member").ShouldBe(99);

        var stranger = await other.Hire();
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = stranger.UserId })).ShouldRefuse(400, "UserNotActive");
        (await other.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = stranger.UserId })).Should(404);
        (await worker.Post("/auth-api/v1/usergroups", new { groupName = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
    }

    private async Task<T> Ask<T>(TestCompany company, Func<IServiceProvider, Task<T>> question)
    {
        var facts = await host.Services.GetRequiredService<ICompanies>().Find(company.Codename, default);
        return await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(facts!.Id, "test"), question, default);
    }
}
