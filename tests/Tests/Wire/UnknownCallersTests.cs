using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Who asks for what does not exist makes the database look for little of it, and nobody else suffers for long.</summary>
public sealed class UnknownCallersTests(UnknownCallersTests.Strict host) : IClassFixture<UnknownCallersTests.Strict>
{
    public sealed class Strict : ProbeHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["RateLimits:UnknownPerMinute"] = "60" };
    }

    [Fact]
    public async Task Companies_and_tokens_that_do_not_exist_are_counted_before_they_are_looked_for()
    {
        await using var database = new NpgsqlConnection(host.ConnectionString);
        await database.OpenAsync();
        async Task<long> Transactions()
        {
            await Task.Delay(1200);
            return (long)(await new NpgsqlCommand("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()", database).ExecuteScalarAsync())!;
        }
        var firm = await host.Firm;
        var before = await Transactions();

        var replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => host.Visitor($"nobody{i}").Get("/probe-api/v1/things")));
        var keys = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => firm.Owner.WithToken($"sk_mbx_{i:00000000000000000000000000000000}").Get("/probe-api/v1/things")));

        replies.Count(r => r.Status == 429).ShouldBeGreaterThan(200);
        replies.ShouldAllBe(r => r.Status == 429 || r.ErrCode == "UserTenantNotFound");
        keys.ShouldAllBe(r => r.Status == 429 || r.Status == 401);
        (await Transactions() - before).ShouldBeLessThan(150);
    }
}
