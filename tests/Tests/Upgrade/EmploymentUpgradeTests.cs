using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Upgrade;

/// <summary>Profiles of the build before become employments with terms, and go on being taken in while a host of that build still runs.</summary>
public sealed class EmploymentUpgradeTests(UpgradedHost host) : IClassFixture<UpgradedHost>
{
    [Fact]
    public async Task Each_profile_has_its_employment_and_who_left_has_a_last_day()
    {
        var employments = await Read("""
            SELECT u.fullname, e.starts_on::text, coalesce(e.ends_on::text, '-'), coalesce(e.end_reason, '-'), t.pay_basis, coalesce(t.salary::text, '-'), e.ended_with_account::text
            FROM employees.employments e JOIN identity.users u ON u.company_id = e.company_id AND u.id = e.user_id
            JOIN employees.terms t ON t.company_id = e.company_id AND t.employment_id = e.id AND t.effective_from = e.starts_on WHERE e.is_active ORDER BY 1
            """);
        employments.Where(e => e[0] is "Emil Employee" or "Dora Deleted" or "Zoe Zerohours").Select(e => string.Join(' ', e)).ShouldBe(
        [
            "Dora Deleted 2025-10-23 2026-11-27 accountDeleted monthly 3300 true",
            "Emil Employee 2025-10-23 - - monthly 3200 false",
            "Zoe Zerohours 2026-08-29 2026-11-27 accountArchived none - true",
        ]);
        employments.Count.ShouldBe(8);
    }

    [Fact]
    public async Task What_an_older_host_writes_into_a_profile_becomes_terms()
    {
        await Read("UPDATE employees.profiles SET salary = 3400, position = 'Sous-chef', record_version = record_version + 1 WHERE salary = 3200 AND position = 'Cook' AND notes IS NULL AND user_id = (SELECT id FROM identity.users WHERE fullname = 'Emil Employee')");
        await host.RunJob("employees.turnTerms");
        await host.RunJob("employees.turnTerms");

        var terms = await Read("SELECT t.effective_from::text, t.position, t.salary::text FROM employees.terms t JOIN identity.users u ON u.company_id = t.company_id AND u.id = t.user_id WHERE u.fullname = 'Emil Employee' AND t.is_active ORDER BY 1");
        terms.Select(t => string.Join(' ', t)).ShouldBe(["2025-10-23 Cook 3200", "2026-11-27 Sous-chef 3400"]);
    }

    private async Task<List<string[]>> Read(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<string[]>();
        while (await rows.ReadAsync()) read.Add([.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetString(i))]);
        return read;
    }
}
