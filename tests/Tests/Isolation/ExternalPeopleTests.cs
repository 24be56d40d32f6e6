using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>People of the marketplace and the house: neither finds the way to the other by the company's own surface.</summary>
public sealed class ExternalPeopleTests(TwoCompanies host) : IClassFixture<TwoCompanies>
{
    private const string Mark = "Xanadu";

    private static readonly string[] Theirs =
    [
        "currentUser", "relogin", "renewSession", "getUserSessions", "getUserHistory", "deleteUserSession", "deleteAllSessions", "getUser", "updateProfile", "archiveProfile", "updateUserPassword",
    ];

    private IReadOnlyList<Operation> Operations => [.. host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Where(o => o.Name is not ("streamNotifications" or "streamChanges") && o.Access is not Access.Public)];

    [Fact]
    public async Task Of_the_company_s_surface_nothing_but_profile_and_sessions_answers_them()
    {
        Operations.Where(o => o.IsForExternals).Select(o => o.Name).ShouldBe(Theirs, ignoreOrder: true);
        var external = await Externals.ByMail(host, host.Furnished.Codename, "walls@market.test", "Vera Visitor");
        (await external.Get("/auth-api/v1/companies")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        await external.Complete();

        var before = await host.Rows();
        var wrong = new List<string>();
        // Of that one the parameters, which are looked at first, cannot be made up.
        foreach (var operation in Operations.Where(o => !o.IsForExternals && o.Name is not "createAttendanceCorrection"))
        {
            var reply = await new Asking(operation, host).By(external);
            if (reply.Status is not 403 || (operation.Shape is not Shape.Bucket && reply.ErrCode is not "ForbiddenAccess")) wrong.Add($"{operation.Name}: {reply.Status} {reply.Text}");
        }
        wrong.ShouldBeEmpty();
        (await host.Rows()).Where(t => before[t.Key] != t.Value).Select(t => t.Key).ShouldBeEmpty();

        (await external.Get($"/auth-api/v1/users/{external.UserId}")).Should(200)["user"].GetProperty("external").GetBoolean().ShouldBeTrue();
        (await external.Get($"/auth-api/v1/users/{host.Employee.UserId}")).ShouldRefuse(403, "ForbiddenAccess");
        (await external.Patch("/auth-api/v1/profile", new { language = "de" })).Should(200);
        (await external.Get("/auth-api/getusersessions")).Should(200)["sessions"].GetArrayLength().ShouldBe(1);
        (await external.Get("/auth-api/currentuser")).Should(200).Body.Str("email").ShouldBe("walls@market.test");
        (await external.Post("/auth-api/logout")).Should(200);
        (await external.Get("/auth-api/currentuser")).Should(401);
    }

    [Fact]
    public async Task Nobody_of_the_house_finds_them_but_an_admin_who_asks_for_them()
    {
        var external = await Externals.ByMail(host, host.Furnished.Codename, $"{Mark}@market.test".ToLowerInvariant(), $"Zora {Mark}");
        var phoned = await Externals.ByPhone(host, host.Furnished.Codename, "+4915123456701");
        string[] traces = [Mark, Mark.ToLowerInvariant(), "+4915123456701", $"{external.UserId}", $"{phoned.UserId}"];

        var (asked, found) = (0, new List<string>());
        foreach (var operation in Operations.Where(o => o.Method is "GET" && o.Name is not "relogin"))
        {
            foreach (var path in new[] { new Asking(operation, host).Path }.Concat(new Asking(operation, host).Filtered()))
            {
                var reply = await host.Furnished.Owner.Get(path);
                asked++;
                if (traces.Any(reply.Text.Contains)) found.Add($"{path}: {reply.Text}");
            }
        }
        asked.ShouldBeGreaterThan(100);
        found.ShouldBeEmpty();
        foreach (var search in new[] { $"/auth-api/v1/searchusers?keyword={Mark}", $"/auth-api/v1/users?fullname={Mark}", "/auth-api/v1/users?pageRowCount=500&external=false" })
            traces.Any((await host.Furnished.Owner.Get(search)).Should(200).Text.Contains).ShouldBeFalse(search);

        var listed = (await host.Furnished.Owner.Get("/auth-api/v1/users?external=true")).Should(200);
        traces.ShouldAllBe(trace => listed.Text.Contains(trace));
        listed["users"].EnumerateArray().ShouldAllBe(u => u.GetProperty("external").GetBoolean());
        (await host.Employee.Get("/auth-api/v1/users?external=true")).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task They_are_no_seats_no_audience_and_nobody_to_choose()
    {
        var codename = host.Furnished.Codename;
        var (seats, everyone) = await Count();
        var external = await Externals.ByMail(host, codename, "chosen@market.test", "Carl Chosen");
        (await Count()).ShouldBe((seats, everyone));

        await Externals.Ask(host, codename, async services =>
        {
            var people = services.GetRequiredService<IPeople>();
            (await people.Active([new(external.UserId)], default)).ShouldBeEmpty();
            (await people.Readers([new(external.UserId)], default)).ShouldBeEmpty();
            return true;
        });
        var (owner, id) = (host.Furnished.Owner, external.UserId);
        (string Path, object Body)[] choices =
        [
            ("/auth-api/v1/usergroupmembers", new { groupId = host.Ids["groupId"], userId = id }),
            ("/employeeProfile-api/v1/employeeprofiles", new { userId = id, employmentStartDate = "2025-01-01", position = "Worker", contractType = "permanent" }),
            ("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-04-02", startTime = "10:00", endTime = "16:00", assignedUserIds = new[] { id } }),
            ("/taskManagement-api/v1/taskassignments", new { title = "Task", assigneeUserIds = new[] { id } }),
            ("/taskManagement-api/v1/individualtasks", new { title = "Task", assigneeUserId = id }),
            ("/leaveManagement-api/v1/leaverequests", new { userId = id, leaveType = "vacation", startDate = "2026-05-04", endDate = "2026-05-05" }),
            ("/leaveManagement-api/v1/delegations", new { substituteId = id, from = "2026-06-01", to = "2026-06-05" }),
            ("/payrollReporting-api/v1/payrollreports", new { userId = id, periodStart = "2026-02-01", periodEnd = "2026-02-28" }),
            ("/payrollReporting-api/v1/payadjustments", new { userId = id, kind = "bonus", amount = 10, date = "2026-02-10", code = "extra" }),
            ("/notification-api/notifications", new { userIds = new[] { id }, title = "Hello", text = "World" }),
        ];
        foreach (var (path, body) in choices)
        {
            var reply = await owner.Post(path, body);
            reply.Status.ShouldBeInRange(400, 409, $"{path}: {reply.Text}");
            reply.Text.ShouldNotContain("Carl");
        }
        (await owner.Patch($"/auth-api/v1/userrole/{id}", new { roleId = "tenantAdmin" })).Should(404);

        // What ends an account ends theirs too.
        (await owner.Delete($"/auth-api/v1/users/{id}")).Should(200);
        (await external.Get("/auth-api/currentuser")).Should(401);

        Task<(int, int)> Count() => Externals.Ask(host, codename, async services =>
            (await services.GetRequiredService<IPeople>().CountActive(default), (await services.GetRequiredService<IPeople>().Everyone(default)).Count));
    }
}
