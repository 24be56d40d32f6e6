using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>How often a request goes to the database by itself: without the set-up of its connection, and without those who hear of what it did.</summary>
public sealed class StatementsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_shift_is_read_in_three_and_a_page_of_shifts_in_four()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen", anna);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();

        // Of whom the reader sees the mail address is one more question, but for admins.
        foreach (var (reader, more) in new[] { (company.Owner, 0), (anna, 1) })
        {
            (await Own(reader, () => reader.Get($"{Roster.Shifts}/{shift}"))).ShouldBeLessThanOrEqualTo(2 + more);
            (await Own(reader, () => reader.Get(Roster.Shifts))).ShouldBeLessThanOrEqualTo(2 + more);
            (await Own(reader, () => reader.Get($"{Roster.Shifts}?shiftDate=2026-03-10"))).ShouldBeLessThanOrEqualTo(3 + more);
        }
    }

    [Fact]
    public async Task A_shift_is_planned_in_as_many_for_twenty_as_for_one()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 20; n++) crew.Add(await company.Hire());
        var kitchen = await company.Department("Kitchen");
        object Shift(string day, params Client[] people) => new { shiftDate = day, startTime = "09:00", endTime = "17:00", departmentId = kitchen, assignedUserIds = Roster.Ids(people) };

        var forOne = await Own(company.Owner, () => company.Owner.Post(Roster.Shifts, Shift("2026-03-10", crew[0])));
        var forAll = await Own(company.Owner, () => company.Owner.Post(Roster.Shifts, Shift("2026-03-11", [.. crew])));

        forOne.ShouldBeLessThanOrEqualTo(8);
        forAll.ShouldBe(forOne);
    }

    [Fact]
    public async Task Lists_of_the_other_modules_cost_no_more_than_four_and_leave_one_more_for_its_steps_payroll_one_for_its_totals_and_hours_two_for_the_rules_of_breaks_and_of_rounding()
    {
        var company = await TestCompany.Found(host);
        var (mona, anna) = (await company.Hire("Mona"), await company.Hire("Anna"));
        await company.Profile(anna, mona, 3000);
        var shift = await company.Owner.Planned("2026-03-02", "08:30", "17:00", anna);
        (await company.Owner.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shift, userId = anna.UserId })).Should(201);
        (await anna.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-20", endDate = "2026-03-20" })).Should(201);
        (await company.Owner.Post("/payrollReporting-api/v1/payrollreports", new { userId = anna.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31" })).Should(201);

        foreach (var path in new[] { "/attendanceManagement-api/v1/attendance-records", "/leaveManagement-api/v1/leaverequests", "/payrollReporting-api/v1/payrollreports", "/notification-api/notifications" })
        {
            foreach (var reader in new[] { company.Owner, mona, anna }) (await Own(reader, () => reader.Get(path))).ShouldBeLessThanOrEqualTo(path.StartsWith("/attendance") ? 6 : path.StartsWith("/leave") || path.StartsWith("/payroll") ? 5 : 4, path);
        }
    }

    private Task<int> Own(Client who, Func<Task<Reply>> call) => host.Statements(who, call);
}
