using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>What people hear of their leave in time, and what leave they get by working. The clock stands at Monday, 2026-03-02.</summary>
public sealed class LeaveNoticesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/leaveManagement-api/v1";
    private const string Expiring = "leave.expireNotice";
    private const string Missing = "leave.missingDocuments";

    [Fact]
    public async Task Days_that_will_be_lost_are_told_in_october_in_january_and_thirty_days_before_once_each()
    {
        try
        {
            var team = await Team.Gather(host);
            var annual = await Type(team, "annual");
            (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 20, validFrom = "2026-01-01", carryCap = 5, carryExpires = "03-31" })).Should(201);
            (await team.Manager.Answer(await team.Report.Asked("2026-03-09", "2026-03-20", "annual"), "approved")).Should(200);

            await Turn(Expiring, 2026, 9, 29);
            (await Told(team)).ShouldBeEmpty();
            await Turn(Expiring, 2026, 10, 1);
            await Turn(Expiring, 2026, 10, 2);
            // Of twenty days ten are taken and five are carried.
            (await Told(team)).ShouldBe([(5m, "2026-12-31")]);
            // Thirty days before, found by a host that was down over it.
            await Turn(Expiring, 2026, 12, 3);
            await Turn(Expiring, 2026, 12, 4);
            (await Told(team)).ShouldBe([(5m, "2026-12-31"), (5m, "2026-12-31")]);
            await Turn(Expiring, 2027, 1, 1);
            await Turn(Expiring, 2027, 2, 28);
            await Turn(Expiring, 2027, 3, 1);
            await Turn(Expiring, 2027, 3, 2);
            (await Told(team)).Skip(2).ShouldBe([(5m, "2027-03-31"), (5m, "2027-03-31")]);
            await Turn(Expiring, 2027, 3, 31);
            await Turn(Expiring, 2027, 4, 1);
            (await Told(team)).Count.ShouldBe(4);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task A_missing_document_is_told_once_when_the_days_without_one_are_over()
    {
        try
        {
            var team = await Team.Gather(host);
            (await team.Owner.Patch($"{Service}/leavetypes/{await Type(team, "sick")}", new { needsDocument = "afterDays", documentAfterDays = 2 })).Should(200);
            var (brief, there, lacking) = (await team.Report.Asked("2026-03-03", "2026-03-04", "sick"), await team.Report.Asked("2026-03-10", "2026-03-12", "sick"), await team.Report.Asked("2026-03-16", "2026-03-18", "sick"));
            (await team.Report.Patch($"{Asking.Url}/{there}", new { documentUrl = "https://files.test/note.pdf" })).Should(200);

            await Turn(Missing, 2026, 3, 3);
            await Turn(Missing, 2026, 3, 17);
            (await host.Published("leave.documentMissing", lacking)).ShouldBeEmpty();
            await Turn(Missing, 2026, 3, 18);
            await Turn(Missing, 2026, 3, 19);
            (await host.Published("leave.documentMissing", lacking)).ShouldHaveSingleItem().Id("user").ShouldBe(team.Report.UserId);
            foreach (var other in new[] { brief, there }) (await host.Published("leave.documentMissing", other)).ShouldBeEmpty();
            (await team.Report.Leave(lacking)).GetProperty("recordVersion").GetInt32().ShouldBe(1);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Leave_is_accrued_by_the_hours_that_count()
    {
        try
        {
            var team = await Team.Gather(host);
            var sick = await Type(team, "sick");
            (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = sick, amount = 0, validFrom = "2026-01-01", accrual = "perHour" })).ShouldRefuse(400, "AccrualRateNotValid");
            (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = sick, amount = 0, validFrom = "2026-01-01", rate = 0.05 })).ShouldRefuse(400, "AccrualRateNotValid");
            var promised = (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = sick, amount = 0, validFrom = "2026-01-01", accrual = "perHour", rate = 0.05 })).Should(201)["leaveEntitlement"];
            promised.GetProperty("rate").GetDecimal().ShouldBe(0.05m);
            (await Available(team.Report, sick)).ShouldBe(0);

            var shift = await team.Owner.Plan("2026-03-02", "09:00", "17:00", team.Report);
            await host.Works(team.Report, shift, Work.At("2026-03-02T09:00:00Z"), Work.At("2026-03-02T17:00:00Z"));
            (await Available(team.Report, sick)).ShouldBe(0.4m);
            var night = await team.Owner.Plan("2026-03-03", "20:00", "02:00", team.Report);
            var record = await host.Works(team.Report, night, Work.At("2026-03-03T20:00:00Z"), Work.At("2026-03-04T02:00:00Z"));
            (await Available(team.Report, sick)).ShouldBe(0.7m);

            // A correction is counted as if it had always been so.
            (await team.Manager.Undo(record.Id())).Should(200);
            (await Available(team.Report, sick)).ShouldBe(0.4m);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    private static async Task<decimal> Available(Client person, Guid type) =>
        (await person.Get($"{Service}/leavebalances?leaveTypeId={type}&on=2026-03-04")).Should(200)["leaveBalances"][0].GetProperty("available").GetDecimal();

    private static async Task<Guid> Type(Team team, string code) => (await team.Owner.Get($"{Service}/leavetypes?code={code}")).Should(200)["leaveTypes"][0].Id();

    private async Task Turn(string job, int year, int month, int day)
    {
        host.Clock.Now = new(year, month, day, 8, 0, 0, TimeSpan.Zero);
        await host.RunJob(job);
    }

    private async Task<List<(decimal Days, string Last)>> Told(Team team) =>
        [.. (await host.Published("leave.balanceExpiring", team.Report.UserId)).Select(e => (e.GetProperty("days").GetDecimal(), e.Str("last")!))];
}
