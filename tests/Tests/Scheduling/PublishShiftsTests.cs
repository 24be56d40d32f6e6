using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Scheduling.DraftsTests;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Drafts are published in one go, and each of their people hears of it once.</summary>
public sealed class PublishShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Publish = Roster.Shifts + "/publish";

    [Fact]
    public async Task A_range_is_published_at_once_and_each_person_hears_once_of_all_of_theirs_with_the_note()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        for (var day = 10; day < 15; day++) await Draft(company.Owner, $"2026-03-{day}", "09:00", "17:00", anna);
        await Draft(company.Owner, "2026-03-12", "09:00", "17:00", ben);
        var later = await Draft(company.Owner, "2026-03-20", "09:00", "17:00", anna);
        await company.Owner.Planned("2026-03-13", "09:00", "17:00", ben);

        var tried = (await company.Owner.Post(Publish, new { from = "2026-03-09", to = "2026-03-15", dryRun = true })).Should(200)["publication"];
        (await anna.ListedShifts()).ShouldBeEmpty();
        var done = (await company.Owner.Post(Publish, new { from = "2026-03-09", to = "2026-03-15", note = "Easter is near." })).Should(200)["publication"];
        foreach (var told in new[] { tried, done }) (told.GetProperty("published").GetInt32(), told.GetProperty("people").GetInt32()).ShouldBe((6, 2));

        (await anna.ListedShifts()).Count.ShouldBe(5);
        (await Kinds(anna)).ShouldBe(["rotaPublished"]);
        var news = (await anna.Get("/notification-api/notifications")).Should(200)["notifications"].EnumerateArray().Single(n => n.Str("kind") is "rotaPublished");
        news.Str("text")!.ShouldContain("5");
        news.Str("text")!.ShouldContain("Easter is near.");
        (await Kinds(ben)).ShouldBe(["rotaPublished", "shiftAssigned"]);
        (await company.Owner.ListedShifts("published=false")).ShouldBe([later]);

        (await company.Owner.Post(Publish, new { from = "2026-03-09", to = "2026-03-15" })).Should(200)["publication"].GetProperty("published").GetInt32().ShouldBe(0);
        (await Kinds(anna)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Departments_people_and_ids_narrow_what_is_published()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var (kitchen, bar) = (await company.Department("Kitchen"), await company.Department("Bar", ben));
        async Task<Guid> Of(object shift) => (await company.Owner.Post(Roster.Shifts, shift)).Should(201)["shift"].Id();
        var belongs = await Of(new { shiftDate = "2026-03-10", startTime = "06:00", endTime = "07:00", published = false, departmentId = kitchen });
        var through = await Of(new { shiftDate = "2026-03-10", startTime = "07:00", endTime = "08:00", published = false, assignedDepartmentIds = new[] { bar } });
        var annas = await Draft(company.Owner, "2026-03-10", "09:00", "10:00", anna);
        var open = await Draft(company.Owner, "2026-03-10", "09:00", "10:00");

        async Task Only(object filter, params Guid[] left)
        {
            (await company.Owner.Post(Publish, filter)).Should(200);
            (await company.Owner.ListedShifts("published=false&sortBy=startTime")).ShouldBe(left, ignoreOrder: true);
        }
        await Only(new { from = "2026-03-10", to = "2026-03-10", departmentIds = new[] { kitchen } }, through, annas, open);
        await Only(new { from = "2026-03-10", to = "2026-03-10", departmentIds = new[] { bar } }, annas, open);
        await Only(new { from = "2026-03-10", to = "2026-03-10", userIds = Roster.Ids(anna) }, open);
        await Only(new { shiftIds = new[] { open, belongs } });
    }

    [Fact]
    public async Task A_line_manager_publishes_what_is_theirs_and_nobody_else_anything()
    {
        var company = await TestCompany.Found(host);
        var stranger = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, ben) = (await company.HireReport(mara, "Anna"), await company.Hire("Ben"));
        var (own, others) = (await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna), await Draft(company.Owner, "2026-03-10", "09:00", "17:00", ben));
        var elsewhere = await Draft(stranger.Owner, "2026-03-10", "09:00", "17:00");

        (await anna.Post(Publish, new { from = "2026-03-10", to = "2026-03-10" })).Should(403);
        (await mara.Post(Publish, new { shiftIds = new[] { own, others } })).Should(403);
        (await company.Owner.Post(Publish, new { shiftIds = new[] { own, elsewhere } })).Should(404);
        (await company.Owner.ListedShifts("published=false")).Count.ShouldBe(2);
        (await mara.Post(Publish, new { from = "2026-03-01", to = "2026-03-31" })).Should(200)["publication"].GetProperty("published").GetInt32().ShouldBe(1);
        (await company.Owner.ListedShifts("published=false")).ShouldBe([others]);
        foreach (var no in new object[] { new { }, new { from = "2026-03-10" }, new { from = "2026-03-10", to = "2026-03-09" }, new { from = "2026-01-01", to = "2027-01-02" } })
            (await company.Owner.Post(Publish, no)).ShouldRefuse(400, "PublishingRange");
    }

    [Fact]
    public async Task However_many_publish_at_once_each_draft_is_published_and_told_once()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        for (var day = 10; day < 20; day++) await Draft(company.Owner, $"2026-03-{day}", "09:00", "17:00", anna);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => company.Owner.Post(Publish, new { from = "2026-03-01", to = "2026-03-31" })));
        await host.DeliverOutbox();
        answers.Where(a => a.Status is not 409).Sum(a => a.Should(200)["publication"].GetProperty("published").GetInt32()).ShouldBe(10);
        (await Kinds(anna)).ShouldBe(["rotaPublished"]);
    }

    [Fact]
    public async Task It_takes_as_many_statements_for_sixty_shifts_of_twenty_people_as_for_two()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 20; n++) crew.Add(await company.Hire());
        foreach (var (day, people) in new[] { (10, crew[..1]), (11, crew[..1]), (20, crew), (21, crew), (22, crew) })
            (await company.Owner.Post(Roster.Shifts + "/batch", new { changes = people.Select(p => new { op = "create", shiftDate = $"2026-03-{day}", startTime = "09:00", endTime = "17:00", published = false, assignedUserIds = Roster.Ids(p) }) })).Should(200);

        var (few, many) = (await host.Statements(company.Owner, () => company.Owner.Post(Publish, new { from = "2026-03-10", to = "2026-03-11" })), await host.Statements(company.Owner, () => company.Owner.Post(Publish, new { from = "2026-03-20", to = "2026-03-22" })));
        (await company.Owner.ListedShifts("published=false")).ShouldBeEmpty();
        many.ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(8);
    }
}
