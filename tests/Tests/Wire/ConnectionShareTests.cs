using System.Net.Http.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Nobody takes more than their share of the connections to the database, whatever they send: while one company's calls all wait, another's are answered.</summary>
public sealed class ConnectionShareTests(ConnectionShareTests.Shared host) : IClassFixture<ConnectionShareTests.Shared>
{
    private const int Share = 5;

    public sealed class Shared : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["RateLimits:AtOncePerSession"] = "3", ["RateLimits:AtOncePerCompany"] = $"{Share}", ["RateLimits:LongestWaitSeconds"] = "2" };
    }

    /// <summary>Each holds up what the next column sends: a table of the module, or a person's turn.</summary>
    public static TheoryData<string, string, string> Ways => new()
    {
        { "identity.user_groups", "POST", "/auth-api/v1/usergroups" },
        { "identity.user_groups", "GET", "/auth-api/v1/usergroups" },
        { "identity.users", "GET", "/auth-api/v1/users" },
        { "identity.users", "PATCH", "/auth-api/v1/profile" },
        { "scheduling.shifts", "GET", "/scheduleManagement-api/v1/shifts" },
        { "scheduling.shifts", "POST", "/scheduleManagement-api/v1/shifts" },
        { "leave.requests", "POST", "/leaveManagement-api/v1/leaverequests" },
        { "attendance.records", "GET", "/attendanceManagement-api/v1/attendance-records" },
        { "payroll.reports", "GET", "/payrollReporting-api/v1/payrollreports" },
        { "notifications.notifications", "GET", "/notification-api/notifications" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Another_company_is_answered_while_all_of_one_s_calls_are_held_up(string table, string method, string path)
    {
        var (crowded, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var admins = new[] { crowded.Owner, await crowded.Hire(role: "tenantAdmin"), await crowded.Hire(role: "tenantAdmin") };
        // Everybody's session is known: finding it out is no part of what is tried here.
        foreach (var person in admins.Append(other.Owner)) (await person.Get("/notification-api/preferences")).Should(200);
        await using var blocker = new NpgsqlConnection(host.ConnectionString);
        await blocker.OpenAsync();
        await using var held = await blocker.BeginTransactionAsync();
        await new NpgsqlCommand($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", blocker, held).ExecuteNonQueryAsync();

        var calls = Enumerable.Range(0, 90).Select(i => admins[i % 3].Send(new HttpMethod(method), path, method is "GET" ? null : Body())).ToList();
        async Task<long> Waiting() => (long)(await new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", blocker).ExecuteScalarAsync())!;
        for (var looks = 0; looks < 100 && await Waiting() == 0; looks++) await Task.Delay(100);
        await Task.Delay(500);
        // A company's sessions are looked for one by one; all else goes through its share.
        (await Waiting()).ShouldBeInRange(1, Share + 1);

        // Nothing of the held table is asked for: a page of settings, a list of keys.
        (await other.Owner.Get("/notification-api/preferences").WaitAsync(TimeSpan.FromSeconds(10))).Should(200);

        await held.RollbackAsync();
        (await Task.WhenAll(calls)).Select(r => r.Status).ShouldAllBe(status => status < 500);
    }

    private static JsonContent Body() => JsonContent.Create(new
    {
        groupName = $"G {Guid.CreateVersion7()}", fullname = "Some Body", shiftDate = "2026-05-05", startTime = "09:00", endTime = "17:00", leaveType = "vacation", startDate = "2026-06-01", endDate = "2026-06-01",
    });
}
