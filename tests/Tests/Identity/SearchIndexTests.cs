using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class SearchIndexTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Search_uses_the_trigram_index_behind_row_level_security()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            INSERT INTO identity.users (company_id, id, is_active, record_version, created_at, updated_at, email, password_hash, fullname, role, email_verified)
            SELECT '00000000-0000-7000-8000-000000000001', gen_random_uuid(), true, 1, now(), now(), md5(n::text) || '@people.test', '', md5((-n)::text), 'saasUser', true FROM generate_series(1, 20000) n;
            SELECT gin_clean_pending_list('identity.user_search');
            ANALYZE identity.users;
            SET ROLE workforceos_app; SET app.company_id = '00000000-0000-7000-8000-000000000001';
            EXPLAIN SELECT * FROM identity.users WHERE company_id = '00000000-0000-7000-8000-000000000001' AND is_active AND (fullname ILIKE '%super%' OR email ILIKE '%super%')
            """, connection);
        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            do
            {
                while (await reader.ReadAsync()) plan.Add(reader.GetValue(0).ToString()!);
            }
            while (await reader.NextResultAsync());
        }
        plan.ShouldContain(line => line.Contains("Index Cond") && line.Contains("fullname ~~* '%super%'"), string.Join('\n', plan));
        await using var reset = new NpgsqlCommand("RESET ALL; RESET ROLE", connection);
        await reset.ExecuteNonQueryAsync();
    }
}
