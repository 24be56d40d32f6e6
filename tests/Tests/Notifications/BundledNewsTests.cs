using System.Text.Json;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Notifications;

/// <summary>More than a few news of one kind are one: in the inbox, in the stream and as mail, on however many hosts.</summary>
public sealed class BundledNewsTests(BundledNewsTests.OneOfTwo host) : IClassFixture<BundledNewsTests.OneOfTwo>
{
    private const string Stream = "/notification-api/stream";

    [Fact]
    public async Task Who_joins_a_department_with_120_shifts_hears_once_and_its_planner_once()
    {
        var company = await TestCompany.Found(host);
        var planner = await company.Hire("Pia Planner", "tenantAdmin");
        var person = await company.Hire("Rita Report");
        var department = await company.Department("Dock");
        await Generate(planner, "Early", "2026-03-10", "2026-07-07", "06:00", "14:00", new { assignedDepartmentIds = new[] { department } });
        await Generate(planner, "Elsewhere", "2026-03-10", "2026-04-08", "08:00", "12:00", new { assignedUserIds = new[] { person.UserId } });
        await host.MailsTo(person.Email);
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        using var stream = await Follow(host, person);
        var mails = (await host.MailsTo(person.Email)).Count;

        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = person.UserId })).Should(201);

        const string text = "You are on 90 new shifts from Thursday 9 April 2026 to Tuesday 7 July 2026.";
        (await person.Told("shiftAssigned")).Select(n => n.Text).ShouldBe([text, "You are on 30 new shifts (Elsewhere) from Tuesday 10 March 2026 to Wednesday 8 April 2026."]);
        (await planner.Told("departmentConflict")).ShouldBe([("Rita Report could not be put on 30 shifts", "Rita Report joined a department, but could not be put on 30 of its shifts from Tuesday 10 March 2026 to Wednesday 8 April 2026.")]);
        (await stream.Next()).Data.Str("text").ShouldBe(text);
        await host.Happen(company, null, Happenings.Assigned(person, day: 20, place: "The last"));
        (await stream.Next()).Data.Str("text")!.ShouldContain("91 new shifts");
        var now = await host.MailsTo(person.Email);
        now.Count.ShouldBe(mails, "It may grow for two minutes.");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        now = await host.MailsTo(person.Email);
        now.Count.ShouldBe(mails + 1);
        now[^1].Subject.ShouldBe("You are on 91 new shifts");
    }

    [Fact]
    public async Task What_came_in_one_go_is_one_mail_at_once()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var mails = (await host.MailsTo(person.Email)).Count;
        await host.Happen(company, null, [.. Enumerable.Range(3, 20).Select(day => Happenings.Assigned(person, day))]);

        var now = await host.MailsTo(person.Email);
        now.Count.ShouldBe(mails + 1);
        now[^1].Subject.ShouldBe("You are on 20 new shifts");
        now[^1].Text.ShouldContain("from Tuesday 3 March 2026 to Sunday 22 March 2026");
    }

    [Fact]
    public async Task The_fourth_within_two_minutes_makes_them_one_and_what_was_seen_or_is_older_stays()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await Plan(company, person, 3, 3);
        var singles = await Ids(person);
        singles.Count.ShouldBe(3);

        await Plan(company, person, 6, 1);
        (await person.Told("shiftAssigned")).ShouldBe([("You are on 4 new shifts", "You are on 4 new shifts from Friday 3 April 2026 to Monday 6 April 2026.")]);
        (await person.Get("/notification-api/notifications")).Should(200).Body.GetProperty("unreadCount").GetInt32().ShouldBe(2, "the welcome, and these");
        // A page that still shows them may say that they were seen.
        (await person.Post("/notification-api/notifications/seen", new { ids = singles })).Should(200);
        await Plan(company, person, 7, 1);
        (await person.Told("shiftAssigned")).Single().Title.ShouldBe("You are on 5 new shifts");

        (await person.Post("/notification-api/notifications/seen")).Should(200);
        await Plan(company, person, 8, 1);
        (await person.Told("shiftAssigned")).Select(n => n.Title).ShouldBe(["You are on a new shift", "You are on 5 new shifts"]);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Plan(company, person, 9, 3);
        (await person.Told("shiftAssigned")).Count(n => n.Title == "You are on a new shift").ShouldBe(4);
    }

    [Fact]
    public async Task Of_forty_told_at_once_by_two_hosts_none_is_lost_and_none_stands_alone()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var elsewhere = new Client(other.Http, company.Codename, company.Owner.Token);
        using var stream = await Follow(other, person);

        var planned = await Race.AtOnce(40, i => (i % 2 == 0 ? company.Owner : elsewhere).Plan($"2026-05-{1 + (i % 28):00}", $"{8 + (i / 28)}:00".PadLeft(5, '0'), $"{8 + (i / 28)}:30".PadLeft(5, '0'), person));
        foreach (var reply in planned) reply.Should(201);

        (await person.Told("shiftAssigned")).Select(n => n.Title).ShouldBe(["You are on 40 new shifts"]);
        Streamed last;
        do last = await stream.Next();
        while (last.Data.Str("title") != "You are on 40 new shifts");
        last.Data.Id().ShouldBe((await Ids(person)).Single());
    }

    [Fact]
    public async Task Many_changes_of_one_shift_are_told_as_from_what_to_what()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var shift = await company.Owner.Planned("2026-06-01", "08:00", "16:00", person);
        for (var hour = 9; hour < 13; hour++) (await company.Owner.Change(shift, new { startTime = $"{hour:00}:00", endTime = "20:00" })).Should(200);

        (await person.Told("shiftMoved")).Select(n => n.Text).ShouldBe(["Your shift of Monday 1 June 2026, 08:00-16:00 is now Monday 1 June 2026, 12:00-20:00."]);
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_left_in_what_was_told_together()
    {
        var company = await TestCompany.Found(host);
        var (manager, person) = (await company.Hire("Mia Manager"), await company.Hire("Rita Report"));
        await company.Profile(person, manager);
        for (var week = 0; week < 4; week++)
        {
            var day = new DateOnly(2026, 9, 1).AddDays(week * 7);
            (await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = day, endDate = day })).Should(201);
        }
        (await manager.Told("leaveRequested")).Single().Text.ShouldBe("4 requests for leave from Tuesday 1 September 2026 to Tuesday 22 September 2026 of Rita Report await your decision.");
        await host.Happen(company, null, new WorkforceOS.Contracts.Identity.UserErased(new(person.UserId)));

        (await host.Count($"SELECT count(*) FROM notifications.notifications n JOIN identity.companies c ON c.id = n.company_id WHERE c.codename = '{company.Codename}' AND (title LIKE '%Rita%' OR text LIKE '%Rita%' OR news::text LIKE '%Rita%')")).ShouldBe(0);
    }

    private static async Task Generate(Client planner, string name, string from, string to, string start, string end, object crew)
    {
        var template = (await planner.Post(Roster.Templates, new { name, recurrenceRule = "FREQ=DAILY", startTime = start, endTime = end })).Should(201)["shiftTemplate"].Id();
        var body = JsonSerializer.SerializeToNode(crew)!.AsObject();
        (body["from"], body["to"]) = (from, to);
        (await planner.Post($"{Roster.Templates}/{template}/generate", body)).Should(201);
    }

    private static async Task Plan(TestCompany company, Client person, int firstDay, int count)
    {
        for (var day = firstDay; day < firstDay + count; day++) await company.Owner.Planned($"2026-04-{day:00}", "09:00", "17:00", person);
    }

    private static async Task<List<Guid>> Ids(Client person) => [.. (await person.Get("/notification-api/notifications?kind=shiftAssigned")).Should(200)["notifications"].EnumerateArray().Select(n => n.Id())];

    private static async Task<EventStream> Follow(TestHost at, Client person)
    {
        var stream = await EventStream.Open(at, person, Stream);
        (await stream.Next()).Name.ShouldBe("ready");
        return stream;
    }

    public sealed class OneOfTwo : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
