using Npgsql;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class RequestLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_request_waits_for_an_answer_and_the_managers_hear_of_it()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");

        var created = (await team.Report.Post(Asking.Url, new
        {
            leaveType = "vacation", startDate = "2026-03-10", endDate = "2026-03-12", reason = "A rest", departmentId = department,
            approverId = team.Report.UserId, approvedDate = "2026-03-01", status = "approved",
        })).Should(201);

        created.Body.Str("dataName").ShouldBe("leaveRequest");
        var leave = created["leaveRequest"];
        leave.Id("userId").ShouldBe(team.Report.UserId);
        leave.Id("_owner").ShouldBe(team.Report.UserId);
        leave.Id("departmentId").ShouldBe(department);
        leave.Str("status").ShouldBe("pending");
        leave.GetProperty("status_idx").GetInt32().ShouldBe(0);
        leave.Str("startDate").ShouldBe("2026-03-10");
        leave.Str("endDate").ShouldBe("2026-03-12");
        leave.Str("requestDate").ShouldBe("2026-03-02T09:00:00.000Z");
        leave.Str("approverId").ShouldBeNull();
        leave.Str("approvedDate").ShouldBeNull();
        var told = (await host.Published("leave.requested", leave.Id())).ShouldHaveSingleItem();
        told.Id("user").ShouldBe(team.Report.UserId);
        told.Str("from").ShouldBe("2026-03-10");
    }

    [Fact]
    public async Task Nobody_asks_for_somebody_whose_leave_they_do_not_review()
    {
        var team = await Team.Gather(host);
        (await team.Colleague.Post(Asking.Url, new { leaveType = "sick", startDate = "2026-03-10", endDate = "2026-03-10", userId = team.Report.UserId })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Manager.Post(Asking.Url, new { leaveType = "sick", startDate = "2026-03-10", endDate = "2026-03-10", userId = team.Colleague.UserId })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Report.Post(Asking.Url, new { leaveType = "sick", startDate = "2026-03-10", endDate = "2026-03-10", userId = team.Report.UserId })).Should(201);
    }

    [Fact]
    public async Task Days_must_be_in_order_not_past_and_not_endless()
    {
        var team = await Team.Gather(host);
        (await team.Report.Ask("2026-03-10", "2026-03-09")).ShouldRefuse(400, "LeaveEndsBeforeStart");
        (await team.Report.Ask("2026-03-01", "2026-03-05")).ShouldRefuse(400, "LeaveInThePast");
        (await team.Report.Ask("2026-03-10", "2027-03-11")).ShouldRefuse(400, "LeaveTooLong");
        (await team.Report.Ask("2026-03-10", "2027-03-10")).Should(201);
        (await team.Report.Ask("2026-03-02", "2026-03-02")).Should(201);
        (await team.Report.Ask("2026-02-30", "2026-03-05")).Should(400).Message.ShouldBe("errMsg_startDateTypeIsNotValid");
        (await team.Report.Post(Asking.Url, new { startDate = "2026-04-01", endDate = "2026-04-01" })).Should(400).Message.ShouldBe("errMsg_leaveTypeisRequired");
        (await team.Report.Post(Asking.Url, new { leaveType = "sick", startDate = "2026-04-01" })).Should(400).Message.ShouldBe("errMsg_endDateisRequired");
        (await team.Report.Post(Asking.Url, new { leaveType = "sick", startDate = "2028-04-01", endDate = "2028-04-01", departmentId = team.Report.UserId })).ShouldRefuse(400, "NoSuchDepartment");
    }

    [Fact]
    public async Task Today_is_the_companys_today()
    {
        // Already the third of March in Auckland, still the second in Honolulu.
        host.Clock.Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var (auckland, honolulu) = (await Team.Gather(host, "Pacific/Auckland"), await Team.Gather(host, "Pacific/Honolulu"));
        (await auckland.Report.Ask("2026-03-02", "2026-03-04")).ShouldRefuse(400, "LeaveInThePast");
        (await auckland.Report.Ask("2026-03-03", "2026-03-04")).Should(201);
        (await honolulu.Report.Ask("2026-03-02", "2026-03-04")).Should(201);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task One_day_is_asked_for_once_and_the_refusal_names_the_other_request()
    {
        var team = await Team.Gather(host);
        var first = await team.Report.Asked("2026-03-10", "2026-03-12");

        foreach (var (from, to) in new[] { ("2026-03-12", "2026-03-20"), ("2026-03-05", "2026-03-10"), ("2026-03-11", "2026-03-11"), ("2026-03-09", "2026-03-13") })
        {
            var refused = (await team.Report.Ask(from, to)).ShouldRefuse(400, "LeaveOverlap");
            refused["detail"].Id("leaveRequestId").ShouldBe(first);
            refused.Message.ShouldBe("There is pending leave from 2026-03-10 to 2026-03-12 already.");
        }
        (await team.Report.Ask("2026-03-13", "2026-03-13")).Should(201);
        (await team.Report.Ask("2026-03-09", "2026-03-09")).Should(201);
        (await team.Colleague.Ask("2026-03-10", "2026-03-12")).Should(201);
    }

    [Theory]
    [InlineData("approved", 400)]
    [InlineData("rejected", 201)]
    [InlineData("cancelled", 201)]
    public async Task Only_pending_and_approved_requests_take_their_days(string answer, int status)
    {
        var team = await Team.Gather(host);
        (await team.Manager.Answer(await team.Report.Asked(), answer)).Should(200);
        (await team.Report.Ask("2026-03-11", "2026-03-11")).Should(status);
    }

    [Fact]
    public async Task A_deleted_request_gives_its_days_back()
    {
        var team = await Team.Gather(host);
        (await team.Report.Delete($"{Asking.Url}/{await team.Report.Asked()}")).Should(200);
        (await team.Report.Ask("2026-03-11", "2026-03-11")).Should(201);
    }

    [Fact]
    public async Task Of_a_hundred_requests_for_one_day_at_once_one_is_taken()
    {
        var team = await Team.Gather(host);
        var replies = await Race.AtOnce(100, i => team.Report.Ask($"2026-03-{10 + i % 5}", "2026-03-20"));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r is { Status: 400, ErrCode: "LeaveOverlap" }).ShouldBe(99);
        (await team.Report.Leaves()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_table_itself_keeps_a_persons_days_apart()
    {
        var team = await Team.Gather(host);
        await team.Report.Asked("2026-03-10", "2026-03-12");
        var other = await team.Report.Asked("2026-03-13", "2026-03-14");

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var around = new NpgsqlCommand("UPDATE leave.requests SET start_date = '2026-03-12' WHERE id = $1", connection) { Parameters = { new() { Value = other } } };
        var refused = await Should.ThrowAsync<PostgresException>(() => around.ExecuteNonQueryAsync());
        refused.ConstraintName.ShouldBe("leave_request_overlap");
    }

    [Fact]
    public async Task Who_is_not_of_the_company_asks_for_nothing_there()
    {
        var (team, other) = (await Team.Gather(host), await TestCompany.Found(host));
        (await team.Report.At(other.Codename).Ask("2026-03-10", "2026-03-10")).ShouldRefuse(403, "UserTenantMismatch");
        var super = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        (await super.At(team.Company.Codename).Ask("2026-03-10", "2026-03-10")).ShouldRefuse(400, "NotOfThisCompany");
    }
}
