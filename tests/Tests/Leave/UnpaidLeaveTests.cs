using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class UnpaidLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Payroll_learns_of_approved_days_of_types_that_are_not_paid()
    {
        var team = await Team.Gather(host);
        await Approved(team, team.Report, "2026-03-10", "2026-03-12", "UnPaid leave");
        await Approved(team, team.Report, "2026-03-20", "2026-03-20", "vacation");
        await Approved(team, team.Colleague, "2026-03-30", "2026-04-02", "unbezahlter  URLAUB");
        await team.Report.Asked("2026-03-25", "2026-03-25", "unpaid");
        var company = (await team.Report.Leaves() is [var any, ..] ? await team.Report.Leave(any) : default).Id("companyId");
        var (report, colleague) = (new UserId(team.Report.UserId), new UserId(team.Colleague.UserId));

        var march = await host.Ask(company, (IUnpaidLeave u) => u.Days([report, colleague], new(2026, 3, 11), new(2026, 3, 31), default));

        march[report].ShouldBe([new DateOnly(2026, 3, 11), new(2026, 3, 12)]);
        march[colleague].ShouldBe([new DateOnly(2026, 3, 30), new(2026, 3, 31)]);
        (await host.Ask(company, (IUnpaidLeave u) => u.Days([report], new(2026, 3, 13), new(2026, 3, 31), default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_erased_person_the_words_go_and_the_days_stay()
    {
        var team = await Team.Gather(host);
        var id = await Approved(team, team.Report, "2026-03-10", "2026-03-12", "Psychiatric rehab");
        (await team.Owner.Answer(id, "cancelled", "Because of the diagnosis")).Should(200);
        var leave = await team.Report.Leave(id);

        await host.Ask(leave.Id("companyId"), async (LeaveDb db) =>
        {
            db.Publish(new UserErased(new(team.Report.UserId)), team.Report.UserId);
            return await db.SaveChangesAsync();
        });

        var after = (await team.Owner.Get($"{Asking.Url}/{id}")).Should(200);
        after["leaveRequest"].Str("reason").ShouldBeNull();
        after["leaveRequest"].Str("leaveType").ShouldBe("leave");
        after["leaveRequest"].Str("startDate").ShouldBe("2026-03-10");
        after["decisions"].EnumerateArray().ShouldAllBe(d => d.Str("note") == null);
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var words = new NpgsqlCommand("SELECT count(*), count(*) FILTER (WHERE coalesce(before::text, '') || after::text ILIKE ANY ('{%a rest%,%rehab%}')) FROM kernel.changes WHERE object_id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await words.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        (reader.GetInt64(0), reader.GetInt64(1)).ShouldBe((3L, 0L));
    }

    private static async Task<Guid> Approved(Team team, Client person, string from, string to, string type)
    {
        var id = await person.Asked(from, to, type);
        (await team.Owner.Answer(id, "approved")).Should(200);
        return id;
    }
}
