using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class LeaveTypesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Types = "/leaveManagement-api/v1/leavetypes";

    [Fact]
    public async Task A_company_begins_with_the_usual_types_and_its_admins_make_them_their_own()
    {
        var team = await Team.Gather(host);
        var seeded = (await team.Report.Get($"{Types}?sortBy=code")).Should(200)["leaveTypes"].EnumerateArray().ToList();
        seeded.Select(t => t.Str("code")).ShouldBe(["annual", "other", "parental", "sick", "toil", "unpaid"]);
        seeded.Where(t => !t.GetProperty("paid").GetBoolean()).Select(t => t.Str("code")).ShouldBe(["unpaid"]);

        (await team.Manager.Post(Types, new { code = "moving", name = "Moving" })).Should(403);
        var moving = (await team.Admin.Post(Types, new { code = "moving", name = "Moving house", aliases = new[] { "Umzug" }, maxDays = 5 })).Should(201)["leaveType"].Id();
        (await team.Owner.Post(Types, new { code = "x", name = " UM zug " })).ShouldRefuse(400, "LeaveTypeNameTaken");
        (await team.Owner.Patch($"{Types}/{moving}", new { aliases = new[] { "ÜCRETSİZ izin" } })).ShouldRefuse(400, "LeaveTypeNameTaken");
        (await team.Owner.Patch($"{Types}/{moving}", new { needsDocument = "afterDays" })).ShouldRefuse(400, "DocumentDaysNotValid");
        (await team.Owner.Patch($"{Types}/{moving}", new { aliases = new[] { "removal" }, needsDocument = "afterDays", documentAfterDays = 3 })).Should(200);
        (await team.Report.Leave(await team.Report.Asked(type: "removal"))).Id("leaveTypeId").ShouldBe(moving);

        (await team.Owner.Delete($"{Types}/{moving}")).Should(200);
        (await team.Report.Leave(await team.Report.Asked("2026-04-01", "2026-04-01", "removal"))).Str("leaveTypeId").ShouldBeNull();
    }

    [Theory]
    [InlineData("unpaid", false)]
    [InlineData("Unbezahlter Urlaub", false)]
    [InlineData("leave without pay", false)]
    [InlineData("ücretsiz izin", false)]
    [InlineData("ÜCRETSİZ  İZİN", false)]
    [InlineData("vacation (not unpaid)", true)]
    [InlineData("unpaid leave for a friend's wedding", true)]
    [InlineData("vacation", true)]
    [InlineData("krank", true)]
    public async Task Words_mean_a_type_as_a_whole_and_its_type_says_what_is_paid(string words, bool paid)
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", words);
        (await team.Manager.Answer(id, "approved")).Should(200);
        var company = (await team.Report.Leave(id)).Id("companyId");
        var person = new UserId(team.Report.UserId);

        (await host.Ask<IApprovedLeave, ILookup<UserId, LeaveDay>>(company, l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default)))[person].ShouldHaveSingleItem().Paid.ShouldBe(paid);
        (await host.Ask<IUnpaidLeave, ILookup<UserId, DateOnly>>(company, l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default)))[person].Count().ShouldBe(paid ? 0 : 1);
    }

    [Fact]
    public async Task Of_words_that_mean_nothing_reviewers_are_warned_and_say_what_is_meant()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "sabbatical");
        (await team.Report.Leave(id)).Str("leaveTypeId").ShouldBeNull();
        (await team.Report.Get($"{Asking.Url}/{id}"))["warnings"].GetArrayLength().ShouldBe(0);
        (await team.Manager.Get($"{Asking.Url}/{id}"))["warnings"].EnumerateArray().ShouldHaveSingleItem().Str("code").ShouldBe("unknownLeaveType");
        (await team.Manager.Answer(id, "approved")).Should(200)["warnings"].GetArrayLength().ShouldBe(1);

        var unpaid = (await team.Owner.Get($"{Types}?code=unpaid"))["leaveTypes"][0].Id();
        (await team.Manager.Patch($"{Asking.Url}/{id}", new { leaveTypeId = team.Report.UserId })).ShouldRefuse(400, "UnknownLeaveType");
        var named = (await team.Manager.Patch($"{Asking.Url}/{id}", new { leaveTypeId = unpaid })).Should(200);
        named["warnings"].GetArrayLength().ShouldBe(0);
        named["leaveRequest"].Str("leaveType").ShouldBe("sabbatical");
        (await team.Report.Leaves($"leaveTypeId={unpaid}")).ShouldBe([id]);
        (await host.Published("leave.daysChanged", id)).Count.ShouldBe(1);
        var person = new UserId(team.Report.UserId);
        (await host.Ask<IUnpaidLeave, ILookup<UserId, DateOnly>>(named["leaveRequest"].Id("companyId"), l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default)))[person].ShouldBe([new(2026, 3, 10)]);
    }

    [Fact]
    public async Task A_type_that_changes_later_changes_nothing_that_was_asked_for()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "other");
        var other = (await team.Report.Leave(id)).Id("leaveTypeId");
        (await team.Owner.Patch($"{Types}/{other}", new { paid = false })).Should(200);
        (await team.Report.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-11" })).Should(200);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await team.Manager.Answer(id, "approved")).Should(200);
        host.Clock.Now = TestClock.Start;
        var person = new UserId(team.Report.UserId);
        (await host.Ask<IUnpaidLeave, ILookup<UserId, DateOnly>>((await team.Report.Leave(id)).Id("companyId"), l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default)))[person].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_company_may_want_types_that_it_knows_and_keep_some_for_managers()
    {
        var team = await Team.Gather(host);
        var company = (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await team.Owner.Patch($"/auth-api/v1/companies/{company}", new { settings = new { freeLeaveTypes = false } })).Should(200);
        (await team.Report.Ask("2026-03-10", "2026-03-10", "sabbatical")).ShouldRefuse(400, "UnknownLeaveType");
        (await team.Report.Ask("2026-03-10", "2026-03-10", "Urlaub")).Should(201);
        var parental = (await team.Owner.Get($"{Types}?code=parental"))["leaveTypes"][0].Id();
        (await team.Owner.Patch($"{Types}/{parental}", new { requestable = false })).Should(200);
        (await team.Report.Ask("2026-03-11", "2026-03-11", "Elternzeit")).ShouldRefuse(400, "LeaveTypeNotRequestable");
    }
}
