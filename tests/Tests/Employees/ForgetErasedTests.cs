using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ForgetErasedTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Of_an_erased_person_notes_and_documents_go_deleted_ones_too_and_the_employment_stays()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { notes = "Often ill" })).Should(200);
        var (kept, removed) = (await team.Document(team.Owner), await team.Document(team.Owner));
        (await team.Owner.Delete($"{Team.Documents}/{removed}")).Should(200);
        var others = await team.Document(team.Owner, profile: await team.Company.Profile(team.Colleague));

        await host.Ask((await team.Owner.Get(url))["employeeProfile"].Id("companyId"), async (EmployeesDb db) =>
        {
            db.Publish(new UserErased(new(team.Report.UserId)), team.Report.UserId);
            return await db.SaveChangesAsync();
        });

        var profile = (await team.Owner.Get(url)).Should(200)["employeeProfile"];
        profile.Str("notes").ShouldBeNull();
        profile.GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
        (await team.Owner.Get($"{Team.Documents}/{kept}")).Should(404);
        (await team.Owner.Get($"{Team.Documents}/{others}")).Should(200);
        (await Count("SELECT count(*) FROM employees.documents WHERE employee_profile_id = $1", team.ReportsProfile)).ShouldBe(0);
    }

    [Fact]
    public async Task The_audit_trail_keeps_salaries_and_never_notes_or_addresses()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Patch($"{Team.Profiles}/{team.ReportsProfile}", new { notes = "Often ill", salary = 1 })).Should(200);
        var document = await team.Document(team.Owner);

        (await Count("SELECT count(*) FROM kernel.changes WHERE object_id = $1 AND (after ->> 'salary')::numeric = 1 AND (before ->> 'salary')::numeric = 3000.50", team.ReportsProfile)).ShouldBe(1);
        (await Count("SELECT count(*) FROM kernel.changes WHERE object_id = $1", document)).ShouldBe(1);
        (await Count("SELECT count(*) FROM kernel.changes WHERE object_id = $1 AND after::text ~* 'files.test|often ill'", document)).ShouldBe(0);
        (await Count("SELECT count(*) FROM kernel.changes WHERE object_id = $1 AND after::text ~* 'files.test|often ill'", team.ReportsProfile)).ShouldBe(0);
    }

    private async Task<long> Count(string sql, Guid about)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = about } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
