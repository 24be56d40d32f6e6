using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Scheduling.DraftsTests;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>A week is copied to others, with its people or as open places.</summary>
public sealed class CopyShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_week_is_copied_with_its_people_to_several_weeks_and_what_was_copied_is_not_copied_again()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        var early = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-09", startTime = "06:00", endTime = "14:00", location = "Hall 3", note = "Gloves", breakMinutes = 30, headCount = 2, assignedUserIds = Roster.Ids(anna) })).Should(201)["shift"];
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-15", startTime = "22:00", endTime = "06:00", departmentId = kitchen, assignedDepartmentIds = new[] { kitchen } })).Should(201);
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "06:00", endTime = "14:00", status = "cancelled" })).Should(201);
        await company.Owner.Planned("2026-03-16", "23:00", "23:30");

        var tried = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-23", "2026-03-16" }, dryRun = true })).Should(200);
        (await company.Owner.ListedShifts()).Count.ShouldBe(4);
        var done = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-23", "2026-03-16" } })).Should(201);
        done["generation"].GetRawText().ShouldBe(tried["generation"].GetRawText());
        var made = done["shifts"].EnumerateArray().ToList();
        made.Select(s => (s.Str("shiftDate"), s.Str("startTime"))).ShouldBe([("2026-03-16", "06:00"), ("2026-03-22", "22:00"), ("2026-03-23", "06:00"), ("2026-03-29", "22:00")]);
        (made[0].Str("location"), made[0].Str("note"), made[0].Number("breakMinutes"), made[0].Number("headCount"), made[0].Number("openPlaces"), made[0].Array("assignedUserIds").Single()).ShouldBe(("Hall 3", "Gloves", 30, 2, 1, anna.UserId));
        made[0].Id().ShouldNotBe(early.Id());
        (await company.Owner.ReadShift(made[1].Id())).GetProperty("people").EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(ben.UserId);
        Report(done).ShouldBe((4, 0, 0));
        (await Kinds(anna)).ShouldBe(["rotaPublished", "shiftAssigned"]);

        Report((await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } })).Should(201)).ShouldBe((0, 2, 0));
        // A copy of a copy is one of the first.
        Report((await Copy(company.Owner, new { fromWeek = "2026-03-16", toWeeks = new[] { "2026-03-23", "2026-03-09" } })).Should(201)).ShouldBe((2, 4, 0), "the shift that was planned there by hand goes along, and the first week is no copy of itself");
        (await company.Owner.Delete($"{Roster.Shifts}/{made[0].Id()}")).Should(200);
        Report((await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } })).Should(201)).ShouldBe((1, 2, 0), "the one that was deleted is made again");
    }

    [Fact]
    public async Task Who_has_no_time_is_left_off_so_that_the_place_is_open_or_the_shift_is_not_made()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        await company.Owner.Planned("2026-03-09", "09:00", "17:00", anna, ben);
        await company.Owner.Planned("2026-03-10", "09:00", "17:00", ben);
        var busy = await company.Owner.Planned("2026-03-16", "12:00", "13:00", anna);
        await company.Approve(ben, "2026-03-24", "2026-03-24");

        var skipped = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16", "2026-03-23" }, onConflict = "skip", dryRun = true })).Should(200);
        Report(skipped).ShouldBe((2, 2, 2));
        var done = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16", "2026-03-23" } })).Should(201);
        Report(done).ShouldBe((4, 0, 2));
        done["generation"].GetProperty("conflicts").EnumerateArray().Select(c => (c.Str("date"), c.Id("userId"), c.Str("kind"))).ShouldBe([("2026-03-16", anna.UserId, "shift"), ("2026-03-24", ben.UserId, "leave")]);
        done["generation"].GetProperty("conflicts")[0].Id("shiftId").ShouldBe(busy);
        done["shifts"].EnumerateArray().Select(s => (s.Str("shiftDate"), s.Number("headCount"), s.Number("openPlaces"))).ShouldBe([("2026-03-16", 2, 1), ("2026-03-17", null, 0), ("2026-03-23", null, 0), ("2026-03-24", 1, 1)]);
    }

    [Fact]
    public async Task As_open_places_and_as_drafts_nobody_hears_of_it()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        await Draft(company.Owner, "2026-03-09", "09:00", "17:00", anna, ben);
        var open = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" }, withPeople = false })).Should(201)["shifts"][0];
        (open.Number("headCount"), open.Number("openPlaces"), open.GetProperty("published").GetBoolean(), open.Array("assignedUserIds").Length).ShouldBe((2, 2, true, 0));
        var draft = (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-23" }, published = false })).Should(201)["shifts"][0];
        (draft.GetProperty("published").GetBoolean(), draft.Array("assignedUserIds").Length).ShouldBe((false, 2));
        (await Kinds(anna)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wall_times_stay_over_both_changes_of_the_clocks_and_what_they_skip_is_not_made()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        await company.Owner.Planned("2026-03-21", "22:00", "06:00");
        await company.Owner.Planned("2026-03-22", "02:00", "03:00");
        var done = (await Copy(company.Owner, new { fromWeek = "2026-03-16", toWeeks = new[] { "2026-03-23", "2026-10-19" } })).Should(201);
        Report(done).ShouldBe((3, 1, 0));
        done["shifts"].EnumerateArray().Select(s => (s.Str("startTime"), s.Str("endTime"), s.GetProperty("startsAt").GetDateTimeOffset(), s.Length().TotalHours)).ShouldBe(
        [
            ("22:00", "06:00", DateTimeOffset.Parse("2026-03-28T21:00:00Z", null), 7), ("22:00", "06:00", DateTimeOffset.Parse("2026-10-24T20:00:00Z", null), 9), ("02:00", "03:00", DateTimeOffset.Parse("2026-10-25T00:00:00Z", null), 2),
        ]);
    }

    [Fact]
    public async Task Weeks_begin_on_the_same_weekday_and_a_line_manager_copies_what_is_theirs()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, ben) = (await company.HireReport(mara, "Anna"), await company.Hire("Ben"));
        foreach (var no in new[] { new[] { "2026-03-17" }, ["2026-03-09"], ["2026-03-16", "2026-03-16"] }) (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = no })).ShouldRefuse(400, "CopyWeeks");
        (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = Array.Empty<string>() })).Should(400);
        (await Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = Enumerable.Range(1, 27).Select(n => new DateOnly(2026, 3, 9).AddDays(7 * n).ToString("yyyy-MM-dd", null)) })).Should(400);
        (await Copy(anna, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } })).Should(403);

        await company.Owner.Planned("2026-03-09", "09:00", "17:00", anna);
        await company.Owner.Planned("2026-03-09", "09:00", "17:00", ben);
        (await Copy(mara, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } })).Should(201)["shifts"].EnumerateArray().ShouldHaveSingleItem().Array("assignedUserIds").ShouldBe([anna.UserId]);
        await company.Approve(anna, "2026-03-23", "2026-03-23");
        Report((await Copy(mara, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-23" } })).Should(201)).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task However_many_copy_at_once_the_week_is_there_once()
    {
        var company = await TestCompany.Found(host);
        for (var day = 9; day < 14; day++) await company.Owner.Planned($"2026-03-{day:00}", "09:00", "17:00");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } })));
        answers.Where(a => a.Status is not 409).Sum(a => Report(a.Should(201)).Created).ShouldBe(5);
        (await company.Owner.ListedShifts()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task It_takes_as_many_statements_for_eight_weeks_of_twenty_people_as_for_one_shift()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 20; n++) crew.Add(await company.Hire());
        await company.Owner.Planned("2026-03-09", "09:00", "17:00", crew[0]);
        foreach (var person in crew) await company.Owner.Planned("2026-06-01", "09:00", "17:00", person);
        var eight = Enumerable.Range(1, 8).Select(n => new DateOnly(2026, 6, 1).AddDays(7 * n).ToString("yyyy-MM-dd", null)).ToArray();

        var one = await host.Statements(company.Owner, () => Copy(company.Owner, new { fromWeek = "2026-03-09", toWeeks = new[] { "2026-03-16" } }));
        (await host.Statements(company.Owner, () => Copy(company.Owner, new { fromWeek = "2026-06-01", toWeeks = eight }))).ShouldBe(one);
        one.ShouldBeLessThanOrEqualTo(14);
    }

    private static Task<Reply> Copy(Client planner, object copy) => planner.Post($"{Roster.Shifts}/copy", copy);

    private static (int Created, int Skipped, int Conflicts) Report(Reply reply) =>
        (reply["generation"].GetProperty("created").GetInt32(), reply["generation"].GetProperty("skipped").GetInt32(), reply["generation"].GetProperty("conflicts").GetArrayLength());
}
