using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Many people at once, straight into the tables: hiring thousands through the front door is not what these tests are about.</summary>
internal static class Crowd
{
    /// <summary>Active users with a profile each.</summary>
    /// <returns>Their ids, in order.</returns>
    public static async Task<IReadOnlyList<Guid>> Seed(this TestHost host, TestCompany company, int count, decimal salary = 5200)
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => NewId.At(host.Clock))];
        await host.Run("""
            INSERT INTO identity.users (company_id, id, is_active, record_version, created_at, updated_at, email, password_hash, fullname, role, email_verified)
            SELECT c.id, u.id, true, 1, $3, $3, u.id || '@' || c.codename || '.test', '-', 'Crowd ' || u.n, 'tenantUser', true
            FROM identity.companies c, unnest($2::uuid[]) WITH ORDINALITY u (id, n) WHERE c.codename = $1
            """, company.Codename, ids, host.Clock.Now);
        await host.Run("""
            WITH employed AS (
                INSERT INTO employees.employments (company_id, id, user_id, starts_on, is_active, record_version, created_at, updated_at)
                SELECT c.id, u, u, '2025-01-01', true, 1, $3, $3 FROM identity.companies c, unnest($2::uuid[]) u WHERE c.codename = $1 RETURNING company_id, user_id
            ), agreed AS (
                INSERT INTO employees.terms (company_id, id, employment_id, user_id, effective_from, position, contract_type, pay_basis, salary, weekly_hours, overtime_mode, is_active, record_version, created_at, updated_at)
                SELECT company_id, user_id, user_id, user_id, '2025-01-01', 'Worker', 'permanent', 'monthly', $4, 40, 'paid', true, 1, $3, $3 FROM employed
            )
            INSERT INTO employees.profiles (company_id, id, user_id, employment_start_date, position, contract_type, pay_basis, salary, employment_id, terms_from, terms_version, is_active, record_version, created_at, updated_at)
            SELECT company_id, gen_random_uuid(), user_id, '2025-01-01', 'Worker', 'permanent', 'monthly', $4, user_id, '2025-01-01', 1, true, 1, $3, $3 FROM employed
            """, company.Codename, ids, host.Clock.Now, salary);
        return ids;
    }

    /// <summary>A statement as the owner of the database.</summary>
    public static async Task Run(this TestHost host, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.ConnectionString) { CommandTimeout = 180 }.ConnectionString);
        await connection.OpenAsync();
        await using (var bypass = new NpgsqlCommand("SET ROLE workforceos_system", connection)) await bypass.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
