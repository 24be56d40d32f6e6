using Npgsql;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Employees;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using WorkforceOS.Tests.Payroll;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Identity;

/// <summary>Thirty days after somebody archived their account, nothing that was written about them is anywhere in the database.</summary>
public sealed class ErasureTests(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>So long that no key or hash holds it by chance.</summary>
    private const string Secret = "zq7kept4nobody";

    [Fact]
    public async Task Of_an_erased_person_no_word_is_left_in_any_table_and_the_sums_stay()
    {
        var team = await Team.Gather(host);
        var (owner, person) = (team.Owner, team.Report);
        (await owner.Patch($"{Team.Profiles}/{team.ReportsProfile}", new { notes = $"{Secret} often ill" })).Should(200);
        foreach (var remove in new[] { false, true })
        {
            var document = (await owner.Post(Team.Documents, new { employeeProfileId = team.ReportsProfile, documentType = $"{Secret} disability certificate 60 %", documentUrl = $"https://files.test/{Secret}.pdf" })).Should(201)["employeeDocument"].Id();
            if (remove) (await owner.Delete($"{Team.Documents}/{document}")).Should(200);
        }
        var report = (await owner.Post(Pay.ReportsPath, new { userId = person.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", notes = $"{Secret} garnishment for alimony, case 77/12" })).Should(201)["payrollReport"];
        (await owner.Change(report, new { notes = $"{Secret} case 77/13" })).Should(200);
        var leave = (await person.Post(Asking.Url, new { leaveType = $"{Secret} psychiatric rehab", startDate = "2026-03-10", endDate = "2026-03-12", reason = $"{Secret} clinic" })).Should(201)["leaveRequest"].Id();
        (await person.Patch($"{Asking.Url}/{leave}", new { leaveType = $"{Secret} psychiatric rehab, unpaid", reason = $"{Secret} another clinic" })).Should(200);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await owner.Answer(leave, "approved", $"{Secret} get well")).Should(200);
        var shift = await owner.Planned("2026-03-03", "09:00", "17:00", person);
        host.Clock.Now = new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);
        var absent = (await owner.Post(Work.MarkAbsentPath, new { userId = person.UserId, shiftId = shift, status = "absent", absenceReason = $"{Secret} ill", managerNote = $"{Secret} again" })).Should(200)["attendanceRecord"].Id();
        var company = (await owner.Get($"{Team.Profiles}/{team.ReportsProfile}"))["employeeProfile"].Id("companyId");
        await host.Ask(company, async (EmployeesDb db) =>
        {
            db.Because($"{Secret} it was wrong");
            var profile = (await db.Profiles.FindAsync(new CompanyId(company), new WorkforceOS.Contracts.Employees.EmployeeProfileId(team.ReportsProfile)))!;
            db.Entry(profile).Property(p => p.Position).CurrentValue = "Cook";
            return await db.SaveChangesAsync();
        });
        (await Found()).ShouldBeGreaterThan(10, "the search finds what is there");

        (await person.Delete("/auth-api/v1/profile")).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(32));
        foreach (var job in new[] { "identity.eraseArchived", "kernel.sweepOutbox", "kernel.sweepIdempotencyKeys", "notifications.sweep" }) await host.RunJob(job);
        await host.DeliverOutbox();

        (await Places()).ShouldBeEmpty();
        owner = await TestCompany.SignIn(host, team.Company.Codename, owner.Email, TestCompany.Password);
        (await owner.Get($"{Pay.ReportsPath}/{report.Id()}")).Should(200)["payrollReport"].Money().ShouldBe(report.Money());
        var history = (await owner.Get($"{Pay.ReportsPath}/{report.Id()}/history")).Should(200)["history"].EnumerateArray().ToList();
        history.Count.ShouldBeGreaterThan(1);
        history.Select(h => h.GetRawText()).ShouldAllBe(h => !h.Contains("notes"));
        (await owner.Leave(leave)).Str("leaveType").ShouldBe("leave");
        (await owner.Record(absent)).Str("status").ShouldBe("absent");
    }

    private async Task<int> Found() => (await Places()).Count;

    /// <summary>Every row of the database in which the secret stands.</summary>
    private async Task<List<string>> Places()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var found = new List<string>();
        foreach (var table in await Read("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'"))
            found.AddRange((await Read($"SELECT row_to_json(t)::text FROM {table} t WHERE t::text ~ '{Secret}'")).Select(row => $"{table}: {row}"));
        return found;

        async Task<List<string>> Read(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var all = new List<string>();
            while (await rows.ReadAsync()) all.Add(rows.GetString(0));
            return all;
        }
    }
}
