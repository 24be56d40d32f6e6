using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Demo;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

/// <summary>The demo company as its owner sees it through the front door.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task A_fresh_host_makes_a_company_in_its_working_week_and_a_second_start_changes_nothing()
    {
        await using var host = new DemoHost();
        await host.InitializeAsync();
        await host.Services.GetServices<IHostedService>().OfType<DemoStart>().Single().ExecuteTask!;
        await host.DeliverOutbox();

        var owner = await host.Owner();
        await ShowsPeople(owner);
        var shifts = await ShowsShifts(owner);
        await ShowsAttendance(owner, shifts);
        await ShowsLeave(owner, shifts);
        await ShowsPayroll(owner);
        await ShowsTasksAndNews(owner);
        await LineManagerAndEmployeeSeeTheirPart(host);

        var before = await Everything(owner);
        (await host.Services.GetRequiredService<Story>().Make(CancellationToken.None)).ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromDays(9));
        (await host.Services.GetRequiredService<Story>().Make(CancellationToken.None)).ShouldBeFalse();
        (await Everything(await host.Owner())).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_stopped_in_the_middle_goes_on_at_the_next_start_and_makes_nothing_twice()
    {
        await using var whole = new TestHost();
        await whole.InitializeAsync();
        (await whole.Services.GetRequiredService<Story>().Make(CancellationToken.None)).ShouldBeTrue();
        var wanted = await Counts(await whole.Owner());

        await using var host = new TestHost();
        await host.InitializeAsync();
        var owner = await host.Owner();
        foreach (var (list, rows) in new[]
        {
            ("/leaveManagement-api/v1/leaveentitlements", 1), ("/auth-api/v1/users", 10), ("/scheduleManagement-api/v1/shifts", 20), ("/leaveManagement-api/v1/leaverequests", 5),
            ("/attendanceManagement-api/v1/attendance-records", 30), ("/payrollReporting-api/v1/payrollreports", 39), ("/payrollReporting-api/v1/payrollreports", 79),
        })
        {
            using var stop = new CancellationTokenSource();
            var making = host.Services.GetRequiredService<Story>().Make(stop.Token);
            while (!making.IsCompleted && await Total(owner, list) < rows) { }
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(making);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.Services.GetRequiredService<Story>().Make(CancellationToken.None)).ShouldBeTrue();
        (await Counts(owner)).ShouldBe(wanted);
    }

    [Fact]
    public void Only_Development_has_it_by_itself_and_production_refuses_it()
    {
        var (laptop, open) = (Listening("http://localhost:5080"), Listening("http://localhost:5080;http://0.0.0.0:80"));
        new DemoOptions().IsWanted(new Place("Development"), laptop).ShouldBeTrue();
        new DemoOptions { Enabled = false }.IsWanted(new Place("Development"), laptop).ShouldBeFalse();
        new DemoOptions().IsWanted(new Place("Production"), laptop).ShouldBeFalse();
        new DemoOptions().IsWanted(new Place("Development"), open).ShouldBeFalse();
        foreach (var (place, where) in new[] { ("Production", laptop), ("Staging", laptop), ("Testing", laptop), ("Development", open) })
            Should.Throw<BadConfigurationException>(() => new DemoOptions { Enabled = true }.IsWanted(new Place(place), where)).Message.ShouldContain("Demo:Enabled");
    }

    [Fact]
    public void Its_three_weeks_begin_on_the_Monday_of_last_week_whatever_day_it_is()
    {
        for (var today = new DateOnly(2026, 3, 2); today <= new DateOnly(2026, 3, 8); today = today.AddDays(1))
            (new Days(today).First, new Days(today).Last, new Days(today).NextMonday).ShouldBe((new DateOnly(2026, 2, 23), new DateOnly(2026, 3, 15), new DateOnly(2026, 3, 9)));
        (new Days(new(2026, 1, 1)).MonthStart, new Days(new(2026, 1, 1)).MonthEnd).ShouldBe((new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 31)));
    }

    private static async Task ShowsPeople(Client owner)
    {
        (await Total(owner, "/auth-api/v1/users")).ShouldBe(41);
        (await Total(owner, "/auth-api/v1/usergroups")).ShouldBe(5);
        var profiles = await Rows(owner, "/employeeProfile-api/v1/employeeprofiles", "employeeProfiles");
        profiles.Count.ShouldBe(40);
        profiles.ShouldAllBe(p => p.Str("managerId") != null && p.Str("departmentId") != null);
        profiles.Count(p => p.Str("payBasis") == "hourly" && p.GetProperty("hourlyRate").GetDecimal() > 15).ShouldBe(5);
        profiles.Count(p => p.Str("payBasis") == "monthly" && p.GetProperty("salary").GetDecimal() > 1500).ShouldBe(35);
        profiles.Count(p => p.GetProperty("weeklyHours").GetDecimal() <= 32).ShouldBe(7);
        profiles.Select(p => p.Id("userId")).Distinct().Count().ShouldBe(40);
    }

    private static async Task<List<JsonElement>> ShowsShifts(Client owner)
    {
        var shifts = await Rows(owner, "/scheduleManagement-api/v1/shifts", "shifts");
        var threeWeeks = shifts.Where(s => string.CompareOrdinal(s.Str("shiftDate"), "2026-02-23") >= 0).ToList();
        threeWeeks.Count.ShouldBe(9 * 15 + 2 * 9 + 12);
        threeWeeks.Max(s => s.Str("shiftDate")).ShouldBe("2026-03-15");
        threeWeeks.Count(s => s.Str("startTime") == "22:00" && s.Str("endTime") == "06:00").ShouldBe(15);
        // Whose pay goes by hours or nights worked all of last month.
        shifts.Except(threeWeeks).Select(s => (s.Str("startTime"), s.Str("location"))).Distinct().Order().ShouldBe([("12:00", "Main street"), ("22:00", "Hall 1")]);
        shifts.Min(s => s.Str("shiftDate")).ShouldBe("2026-02-01");

        var turns = from shift in shifts
                    from user in shift.GetProperty("assignedUserIds").EnumerateArray()
                    group (From: shift.GetProperty("startsAt").GetDateTimeOffset(), To: shift.GetProperty("endsAt").GetDateTimeOffset()) by user.GetGuid();
        turns.Count().ShouldBe(40);
        foreach (var own in turns) own.OrderBy(t => t.From).Zip(own.OrderBy(t => t.From).Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From);
        return shifts;
    }

    private static async Task ShowsAttendance(Client owner, List<JsonElement> shifts)
    {
        var records = await Rows(owner, "/attendanceManagement-api/v1/attendance-records", "attendanceRecords");
        var over = shifts.Where(s => s.GetProperty("endsAt").GetDateTimeOffset() < TestClock.Start.AddHours(-1)).Select(s => s.Id()).ToHashSet();
        over.Count.ShouldBeGreaterThan(30);
        records.Select(r => r.Id("shiftId")).ToHashSet().IsSupersetOf(over).ShouldBeTrue();
        records.Select(r => (r.Id("shiftId"), r.Id("userId"))).Distinct().Count().ShouldBe(records.Count);
        records.CountBy(r => r.Str("status")!).Select(s => s.Key).Order().ShouldBe(["absent", "late", "leftEarly", "pending", "present"]);
        records.Count(r => r.Str("status") == "present").ShouldBeGreaterThan(100);
        var night = shifts.Where(s => s.Str("startTime") == "22:00").Select(s => s.Id()).ToHashSet();
        records.Count(r => night.Contains(r.Id("shiftId"))).ShouldBeGreaterThan(20);
    }

    private static async Task ShowsLeave(Client owner, List<JsonElement> shifts)
    {
        var requests = await Rows(owner, "/leaveManagement-api/v1/leaverequests", "leaveRequests");
        requests.CountBy(r => r.Str("status")!).OrderBy(s => s.Key).Select(s => (s.Key, s.Value)).ShouldBe([("approved", 7), ("pending", 4), ("rejected", 2)]);
        foreach (var leave in requests.Where(r => r.Str("status") == "approved"))
        {
            shifts.Where(s => string.CompareOrdinal(s.Str("shiftDate"), leave.Str("startDate")) >= 0 && string.CompareOrdinal(s.Str("shiftDate"), leave.Str("endDate")) <= 0)
                .ShouldAllBe(s => s.GetProperty("assignedUserIds").EnumerateArray().All(u => u.GetGuid() != leave.Id("userId")));
        }
    }

    private static async Task ShowsPayroll(Client owner)
    {
        var reports = await Rows(owner, "/payrollReporting-api/v1/payrollreports", "payrollReports");
        var (february, march) = (reports.Where(r => r.Str("periodEnd") == "2026-02-28").ToList(), reports.Where(r => r.Str("periodEnd") == "2026-03-31").ToList());
        // The newcomer came in March.
        (february.Count, march.Count, reports.Count).ShouldBe((39, 40, 79));
        february.ShouldAllBe(r => r.Str("periodStart") == "2026-02-01" && r.GetProperty("salaryCalculated").GetDecimal() > 700);
        february.Count(r => r.Str("paymentStatus") == "paid").ShouldBe(10);
        february.Count(r => r.GetProperty("bonus").GetDecimal() == 150).ShouldBe(6);
        march.ShouldAllBe(r => r.Str("approvalStatus") == "draft" && !r.GetProperty("stale").GetBoolean());
    }

    private static async Task ShowsTasksAndNews(Client owner)
    {
        var assignments = await Rows(owner, "/taskManagement-api/v1/taskassignments", "taskAssignments");
        assignments.CountBy(a => a.Str("status")!).OrderBy(s => s.Key).Select(s => (s.Key, s.Value)).ShouldBe([("active", 5), ("completed", 1)]);
        assignments.Where(a => a.Str("shiftId") != null).ShouldHaveSingleItem();
        assignments.Where(a => a.Str("completionRule") == "any").ShouldHaveSingleItem();
        var tasks = await Rows(owner, "/taskManagement-api/v1/individualtasks", "individualTasks");
        tasks.Count(t => t.GetProperty("overdue").GetBoolean()).ShouldBe(4);
        tasks.Count(t => t.GetProperty("checklist").EnumerateArray().Count(i => i.GetProperty("done").GetBoolean()) == 2).ShouldBe(1);
        (await Rows(owner, "/taskManagement-api/v1/recurringtasks", "recurringTasks")).ShouldHaveSingleItem().Str("title").ShouldBe("Close the shop");

        var announcements = await Rows(owner, "/announcementManagement-api/v1/announcements", "announcements");
        announcements.CountBy(a => a.Str("status")!).OrderBy(s => s.Key).Select(s => (s.Key, s.Value)).ShouldBe([("cancelled", 1), ("scheduled", 1), ("sent", 3)]);
        var pinned = announcements.Where(a => a.GetProperty("pinned").GetBoolean()).ShouldHaveSingleItem();
        (pinned.GetProperty("acknowledgedCount").GetInt32(), pinned.GetProperty("audienceCount").GetInt32()).ShouldBe((5, 9));

        var subscription = (await Rows(owner, "/subscriptionManagement-api/v1/companysubscriptions", "companySubscriptions")).ShouldHaveSingleItem();
        (subscription.Str("status"), subscription.Str("source")).ShouldBe(("active", "grant"));
    }

    private static async Task LineManagerAndEmployeeSeeTheirPart(TestHost host)
    {
        var manager = await TestCompany.SignIn(host, "babil", "elif.demirtepe@babil.example", "workforceos-demo-1");
        (await Total(manager, "/employeeProfile-api/v1/employeeprofiles")).ShouldBe(12);
        (await Total(manager, "/leaveManagement-api/v1/leaverequests")).ShouldBe(4);
        var employee = await TestCompany.SignIn(host, "babil", Team.Members[0].Email, "workforceos-demo-1");
        (await Total(employee, "/employeeProfile-api/v1/employeeprofiles")).ShouldBe(1);
        (await Total(employee, "/scheduleManagement-api/v1/shifts")).ShouldBe(15);
    }

    private static readonly (string Path, string Name)[] Lists =
    [
        ("/auth-api/v1/users", "users"), ("/auth-api/v1/usergroups", "userGroups"), ("/employeeProfile-api/v1/employeeprofiles", "employeeProfiles"),
        ("/scheduleManagement-api/v1/shifttemplates", "shiftTemplates"), ("/scheduleManagement-api/v1/shifts", "shifts"),
        ("/attendanceManagement-api/v1/attendance-records", "attendanceRecords"), ("/leaveManagement-api/v1/leaverequests", "leaveRequests"), ("/payrollReporting-api/v1/payrollreports", "payrollReports"),
        ("/attendanceManagement-api/v1/places", "places"), ("/attendanceManagement-api/v1/breakrules", "breakRules"), ("/leaveManagement-api/v1/ownholidays", "holidays"),
        ("/leaveManagement-api/v1/leaveentitlements", "leaveEntitlements"), ("/leaveManagement-api/v1/leaveadjustments", "leaveAdjustments"), ("/payrollReporting-api/v1/payrules", "payRules"),
        ("/payrollReporting-api/v1/payrollruns", "payrollRuns"), ("/taskManagement-api/v1/taskassignments", "taskAssignments"), ("/taskManagement-api/v1/individualtasks", "individualTasks"),
        ("/taskManagement-api/v1/recurringtasks", "recurringTasks"), ("/announcementManagement-api/v1/announcements", "announcements"), ("/subscriptionManagement-api/v1/companysubscriptions", "companySubscriptions"),
    ];

    private static async Task<string> Everything(Client owner)
    {
        var all = new List<string>();
        foreach (var (path, name) in Lists) all.AddRange((await Rows(owner, path, name)).Select(r => r.GetRawText()));
        // What is overdue follows from the clock.
        return Regex.Replace(string.Join('\n', all), "\"overdue\":(true|false|\\d+)", "");
    }

    private static async Task<string> Counts(Client owner)
    {
        var counts = new List<string>();
        foreach (var (path, name) in Lists) counts.Add($"{name} {await Total(owner, path)}");
        foreach (var group in await Rows(owner, "/auth-api/v1/usergroups", "userGroups")) counts.Add($"members {await Total(owner, $"/auth-api/v1/listusergroupmembers/{group.Id()}")}");
        return string.Join(", ", counts);
    }

    private static async Task<int> Total(Client client, string path) => (await client.Get(path + "?pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32();

    private static async Task<List<JsonElement>> Rows(Client client, string path, string name)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var reply = (await client.Get($"{path}?pageRowCount=500&getJoins=false&pageNumber={page}")).Should(200);
            rows.AddRange(reply[name].EnumerateArray());
            if (page >= reply["paging"].GetProperty("pageCount").GetInt32()) return rows;
        }
    }

    private static IConfiguration Listening(string urls) => new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build();

    private sealed class DemoHost : TestHost
    {
        protected override string Environment => "Development";

        protected override Dictionary<string, string?> Settings => new() { ["Identity:PhoneCode"] = DemoCompany.PhoneCode };
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}

internal static class DemoOwner
{
    public static Task<Client> Owner(this TestHost host) => TestCompany.SignIn(host, "babil", "admin@workforceos.test", "a-super-secret-1");
}
