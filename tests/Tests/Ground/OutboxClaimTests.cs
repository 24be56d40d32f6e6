using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What the worker reads to find the next events does not depend on how many wait.</summary>
public sealed class OutboxClaimTests
{
    private const int ManyWait = 100_000;

    [Theory]
    [InlineData("gen_random_uuid()", false)]
    [InlineData("'00000000-0000-0000-0000-000000000001'", false)]
    [InlineData("'00000000-0000-0000-0000-000000000001'", true)]
    public async Task A_claim_reads_as_little_of_a_large_backlog_as_of_a_small_one(string key, bool theFirstIsTriedLater)
    {
        var few = await PagesRead(1000, key, theFirstIsTriedLater);
        var many = await PagesRead(ManyWait, key, theFirstIsTriedLater);
        many.ShouldBeLessThan(few * 2, $"{few} pages of a thousand");
        many.ShouldBeLessThan(6000);
    }

    private static async Task<long> PagesRead(int waiting, string key, bool theFirstIsTriedLater)
    {
        await using var connection = new NpgsqlConnection(await Cluster.NewDatabase());
        await connection.OpenAsync();
        await using (var fill = new NpgsqlCommand($"""
            INSERT INTO kernel.outbox (company_id, id, name, key, payload, created_at, next_try_at)
            SELECT '00000000-0000-0000-0000-000000000009', ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 'test', {key}, '{"{}"}', now(), now() - make_interval(secs => {ManyWait} - n) FROM generate_series(1, {waiting}) AS n;
            UPDATE kernel.outbox SET next_try_at = now() + interval '1 hour', attempts = 5 WHERE {theFirstIsTriedLater} AND id = '00000000-0000-0000-0001-000000000001';
            ANALYZE kernel.outbox
            """, connection)) await fill.ExecuteNonQueryAsync();

        await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {OutboxTable.ClaimSql}", connection);
        explain.Parameters.AddWithValue("now", TimeProvider.System.GetUtcNow());
        explain.Parameters.AddWithValue("soon", TimeProvider.System.GetUtcNow().AddSeconds(1));
        explain.Parameters.AddWithValue("lease", TimeProvider.System.GetUtcNow().AddSeconds(30));
        explain.Parameters.AddWithValue("most", 100);
        var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
        return plan.GetProperty("Shared Hit Blocks").GetInt64() + plan.GetProperty("Shared Read Blocks").GetInt64();
    }
}
