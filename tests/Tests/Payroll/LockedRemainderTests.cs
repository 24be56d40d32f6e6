using Npgsql;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using WorkforceOS.Tests.Scheduling;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What concerns locked and open days at once takes effect on the open ones, and the others stay as they were approved.</summary>
public sealed class LockedRemainderTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Leave = "/leaveManagement-api/v1/leaverequests";

    [Fact]
    public async Task Leave_over_the_edge_of_locked_days_is_made_shorter_beyond_it_and_cut_by_the_end_of_the_employment()
    {
        var (company, worker) = await Open("2026-03-20T12:00:00Z");
        var leave = await worker.Asked("2026-03-25", "2026-04-10");
        (await company.Owner.Answer(leave, "approved")).Should(200);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        await Approve(company, worker);

        (await company.Owner.Patch($"{Leave}/{leave}", new { endDate = "2026-03-28" })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Patch($"{Leave}/{leave}", new { startDate = "2026-03-26" })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Answer(leave, "cancelled")).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Patch($"{Leave}/{leave}", new { endDate = "2026-04-08" })).Should(200);
        (await EndOf(company, leave)).ShouldBe(("approved", "2026-04-08"));

        var profile = (await company.Owner.Get($"/employeeProfile-api/v1/employeeprofiles?userId={worker.UserId}")).Should(200)["employeeProfiles"][0].Id();
        (await company.Owner.Post($"/employeeProfile-api/v1/employeeprofiles/{profile}/termination", new { endDate = "2026-04-03", endReason = "resigned" })).Should(200);
        (await EndOf(company, leave)).ShouldBe(("approved", "2026-04-03"));
    }

    [Fact]
    public async Task Of_a_shift_moved_into_days_that_are_locked_for_one_the_others_records_follow()
    {
        var (company, worker) = await Open("2026-03-20T12:00:00Z");
        var colleague = await company.Hire("Cleo Colleague");
        await company.Profile(colleague, salary: 3200);
        var shift = await company.Owner.Planned("2026-04-01", "08:00", "16:00", worker, colleague);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var (own, others) = (await company.Owner.MarkAbsent(worker, shift), await company.Owner.MarkAbsent(colleague, shift));
        (await company.Owner.Change(shift, new { assignedUserIds = new[] { colleague.UserId } })).Should(200);
        await Approve(company, worker);

        (await company.Owner.Change(shift, new { shiftDate = "2026-03-31" })).Should(200);

        (await Of("2026-03-31")).ShouldBe([others]);
        (await Of("2026-04-01")).ShouldBe([own]);

        async Task<IEnumerable<Guid>> Of(string day) => (await company.Owner.Get($"{RecordsPath}?shiftDate={day}")).Should(200)["attendanceRecords"].EnumerateArray().Select(r => r.Id());
    }

    [Fact]
    public async Task Planned_breaks_of_locked_days_stay_as_they_are()
    {
        var (company, worker) = await Open("2026-03-20T12:00:00Z");
        var shift = await company.Owner.Planned("2026-03-24", "08:00", "16:00", worker);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        await Approve(company, worker);

        (await company.Owner.Change(shift, new { breakMinutes = 30 })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Change(shift, new { breakMinutes = 0, location = "Pier 3" })).Should(200);
    }

    [Fact]
    public async Task A_new_clock_takes_along_what_is_open_where_it_made_a_day_the_past_and_somebody_locked_it_meanwhile()
    {
        // Nine in the morning of the second of March in Honolulu, and eight of the third in Auckland.
        var (company, worker) = await Open("2026-03-02T19:00:00Z", "Pacific/Honolulu");
        var (locked, open) = (await company.Owner.Planned("2026-03-02", "20:00", "23:00", worker), await company.Owner.Planned("2026-03-04", "09:00", "17:00", worker));
        (await company.Owner.Patch($"/auth-api/v1/companies/{(await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId")}", new { timezone = "Pacific/Auckland" })).Should(200);
        await Approve(company, worker, "2026-03-01", "2026-03-02");

        await host.RunJob("scheduling.followZone");

        (await Booked(locked)).ShouldBe(At("2026-03-03T06:00:00Z"));
        (await Booked(open)).ShouldBe(At("2026-03-03T20:00:00Z"));
        (await company.Owner.Plan("2026-03-05", "09:00", "17:00", worker)).Should(201);
    }

    [Fact]
    public async Task Who_comes_back_to_the_company_is_employed_again_behind_the_days_that_are_settled()
    {
        var (company, worker) = await Open("2026-03-10T12:00:00Z");
        (await worker.Delete("/auth-api/v1/profile")).Should(200);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var march = await Approve(company, worker);
        march.Money().ShouldBe(1018.18m, "7 of 22 days");
        host.Clock.Now = At("2026-04-05T12:00:00Z");

        await TestCompany.SignIn(host, company.Codename, worker.Email, TestCompany.Password);

        (await company.Owner.Plan("2026-04-06", "09:00", "17:00", worker)).Should(201);
        (await company.Owner.Report(march)).IsStale().ShouldBeFalse();
        (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(201)["payrollReport"].Money().ShouldBe(3200);
    }

    private async Task<(TestCompany Company, Client Worker)> Open(string now, string zone = "UTC")
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 3200);
        return (company, worker);
    }

    private static async Task<System.Text.Json.JsonElement> Approve(TestCompany company, Client worker, string from = "2026-03-01", string to = "2026-03-31")
    {
        var report = (await company.Owner.Calculate(worker, from, to)).Should(201)["payrollReport"];
        return (await company.Owner.Approve(report, new { acceptWarnings = new[] { "openRecords", "pendingCorrections", "pendingLeave", "needsReview" } })).Should(200)["payrollReport"];
    }

    private async Task<DateTimeOffset> Booked(Guid shift)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT starts_at FROM scheduling.bookings WHERE shift_id = $1", connection) { Parameters = { new() { Value = shift } } };
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    private static async Task<(string? Status, string? EndDate)> EndOf(TestCompany company, Guid leave)
    {
        var request = (await company.Owner.Get($"{Leave}/{leave}")).Should(200)["leaveRequest"];
        return (request.Str("status"), request.Str("endDate"));
    }
}
