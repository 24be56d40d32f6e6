using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What somebody who got SQL of their own into an everyday connection could do with it.</summary>
public sealed class WorkLoginTests(TestHost host) : IClassFixture<TestHost>
{
    internal const string Expected = "5s 30s 30s 15 5 3 30000";

    /// <summary>What a session of theirs is held to.</summary>
    internal const string Limits = """
        SELECT string_agg(current_setting(name), ' ' ORDER BY place)
        FROM unnest(ARRAY['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout'])
            WITH ORDINALITY AS limits (name, place)
        """;

    private Database Database => host.Services.GetRequiredService<Database>();

    [Theory]
    [InlineData("RESET ROLE; SELECT count(*) FROM identity.users")]
    [InlineData("SET ROLE NONE; SELECT count(*) FROM identity.users")]
    [InlineData("SET SESSION AUTHORIZATION DEFAULT; SELECT count(*) FROM identity.users")]
    [InlineData("SET ROLE workforceos_system")]
    [InlineData("SET ROLE workforceos_system_login")]
    [InlineData("SET ROLE workforceos")]
    [InlineData("SET SESSION AUTHORIZATION workforceos")]
    [InlineData("CREATE ROLE somebody")]
    [InlineData("SET row_security = off; SELECT count(*) FROM identity.users")]
    [InlineData("ALTER TABLE identity.users NO FORCE ROW LEVEL SECURITY")]
    [InlineData("SELECT private_key FROM identity.signing_keys")]
    [InlineData("UPDATE identity.signing_keys SET retired_at = now()")]
    [InlineData("DELETE FROM identity.companies")]
    [InlineData("UPDATE kernel.jobs SET next_run_at = now()")]
    public async Task A_connection_of_one_company_can_become_nothing_more(string sql)
    {
        await using var connection = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        (await Should.ThrowAsync<PostgresException>(() => Execute(connection, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await Execute(connection, "RESET ALL");
    }

    [Theory]
    [InlineData("SET ROLE workforceos")]
    [InlineData("RESET ROLE; CREATE TABLE identity.mine (id int)")]
    [InlineData("CREATE ROLE somebody SUPERUSER")]
    [InlineData("COPY (SELECT 1) TO PROGRAM 'true'")]
    public async Task A_connection_across_companies_is_not_the_owner_s(string sql)
    {
        await using var connection = await Database.OpenAcrossCompanies(CancellationToken.None);
        (await Should.ThrowAsync<PostgresException>(() => Execute(connection, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_company_changes_its_own_row_of_the_directory_only()
    {
        await TestCompany.Found(host);
        await using var connection = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        (await Execute(connection, "UPDATE identity.companies SET industry = 'theirs'")).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => Execute(connection, "UPDATE identity.companies SET id = '00000000-0000-7000-8000-00000000000f' WHERE codename = 'root'"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Everyday_connections_wait_and_work_for_a_bounded_time()
    {
        await using var own = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        await using var across = await Database.OpenAcrossCompanies(CancellationToken.None);
        foreach (var connection in new[] { own, across })
        {
            await using var ask = new NpgsqlCommand(Limits, connection);
            (await ask.ExecuteScalarAsync()).ShouldBe(Expected);
        }
    }

    private static async Task<int> Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
