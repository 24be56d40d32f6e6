using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What a request of the staffing surface gets that is sent again with the same key.</summary>
public sealed class StaffingRepeatTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    private const string Replayed = "Idempotency-Replayed";

    private Gate Gate => host.Services.GetRequiredService<Gate>();

    [Fact]
    public async Task A_key_is_wanted_on_writes_of_clients_and_workers_and_commands_and_heeded_elsewhere()
    {
        var market = await host.Market;
        var (worker, _) = await market.Worker();

        (await market.Owner.Post("/client/probes", new { name = "No key" })).ShouldSay(400, "IDEMPOTENCY_KEY_REQUIRED")["details"].GetRawText().ShouldBe("{}");
        (await worker.Post("/staff/count-probe")).ShouldSay(400, "IDEMPOTENCY_KEY_REQUIRED");
        (await market.Owner.Post("/commands/probe", new { text = "go" })).ShouldSay(400, "IDEMPOTENCY_KEY_REQUIRED");
        (await market.Owner.Delete("/client/probes")).ShouldSay(400, "IDEMPOTENCY_KEY_REQUIRED");
        (await market.Owner.Post("/rapid-orders/probe", new { text = "hello" })).Should(200);
        (await market.Owner.Do("POST", "/rapid-orders/probe", new { text = "hello" }, "core")).Should(200).Headers.ContainsKey(Replayed).ShouldBeFalse();
        (await market.Owner.Do("POST", "/rapid-orders/probe", new { text = "hello" }, "core")).Should(200).Headers[Replayed].ShouldBe("true");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("x201")]
    public async Task A_key_has_1_to_200_visible_characters(string key)
    {
        var given = key is "x201" ? new string('x', 201) : key;
        (await (await host.Market).Owner.Do("POST", "/client/probes", new { name = "Odd key" }, given)).ShouldSay(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("Idempotency-Key");
    }

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_another_is_refused()
    {
        var owner = (await host.Market).Owner;
        var first = (await Send(owner, """{"name":"Key","cents":1}""", "k1")).Should(201);
        first.Headers.ContainsKey(Replayed).ShouldBeFalse();

        // In whichever order and with whatever white space.
        var again = (await Send(owner, """{ "cents": 1, "name": "Key" }""", "k1")).Should(201);
        (again.Text, again.Headers[Replayed]).ShouldBe((first.Text, "true"));
        (await Send(owner, """{"name":"Other"}""", "k1")).ShouldSay(422, "IDEMPOTENCY_KEY_REUSED");
        // Another operation may use the key for itself, and so may somebody else.
        (await owner.Do("DELETE", "/client/probes", new { pushToken = "abc" }, "k1")).Should(200)["words"].GetString().ShouldBe("forgot abc");
        (await owner.Do("POST", $"/client/probes/{Guid.CreateVersion7()}/close", key: "k2")).Should(200);
        (await owner.Do("POST", $"/client/probes/{Guid.CreateVersion7()}/close", key: "k2")).ShouldSay(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Another_query_or_another_file_makes_another_request()
    {
        var owner = (await host.Market).Owner;
        Task<Reply> Forget(string token) => owner.Send(HttpMethod.Delete, $"/client/probes?pushToken={token}", null, ("Idempotency-Key", "forget"));
        Task<Reply> Upload(byte content) => owner.Send(HttpMethod.Post, "/rapid-orders/upload-probe", new MultipartFormDataContent { { new ByteArrayContent([content]), "file", "a.bin" }, { new StringContent("proof"), "category" } }, ("Idempotency-Key", "upload"));

        (await Forget("abc")).Should(200);
        (await Forget("abc")).Should(200).Headers[Replayed].ShouldBe("true");
        (await Forget("abd")).ShouldSay(422, "IDEMPOTENCY_KEY_REUSED");
        (await Upload(1)).Should(200);
        (await Upload(1)).Should(200).Headers[Replayed].ShouldBe("true");
        (await Upload(2)).ShouldSay(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_refusal_by_a_rule_is_kept()
    {
        var owner = (await host.Market).Owner;
        var first = (await Send(owner, """{"name":"Atlantis"}""", "deep")).ShouldSay(422, "HUB_UNDER_WATER");
        first["details"].GetProperty("fathoms").GetInt32().ShouldBe(3);
        var again = (await Send(owner, """{"name":"Atlantis"}""", "deep")).ShouldSay(422, "HUB_UNDER_WATER");
        (again.Text, again.Headers[Replayed]).ShouldBe((first.Text, "true"));
    }

    [Theory]
    [InlineData("bug", 500, "INTERNAL_ERROR")]
    [InlineData("unreachable", 503, "SERVICE_UNAVAILABLE")]
    [InlineData("lost", 503, "SERVICE_UNAVAILABLE")]
    public async Task What_may_go_well_the_next_time_is_not_kept(string how, int status, string code)
    {
        var (worker, _) = await (await host.Market).Worker();
        Gate.Visits = 0;

        (await worker.Do("POST", "/staff/break-probe", new { how }, how)).ShouldSay(status, code);
        var again = (await worker.Do("POST", "/staff/break-probe", new { how }, how)).Should(200);
        again.Headers.ContainsKey(Replayed).ShouldBeFalse();
    }

    [Fact]
    public async Task Fifty_at_once_with_one_key_do_it_once_and_get_equal_answers()
    {
        var (worker, _) = await (await host.Market).Worker();
        Gate.Visits = 0;

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => worker.Do("POST", "/staff/count-probe", key: "fifty")));

        replies.ShouldAllBe(r => r.Status == 200);
        replies.Select(r => r.Text).Distinct().ShouldHaveSingleItem();
        replies.Count(r => r.Headers.ContainsKey(Replayed)).ShouldBe(49);
        Gate.Visits.ShouldBe(1);
    }

    [Fact]
    public async Task Who_repeats_what_still_runs_after_a_while_is_told_so()
    {
        var (worker, _) = await (await host.Market).Worker();
        (Gate.Entered, Gate.Opened, Gate.Visits) = (new(), new(), 0);
        var first = worker.Do("POST", "/staff/slow-probe", key: "slow");
        await Gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var refused = (await worker.Do("POST", "/staff/slow-probe", key: "slow")).ShouldSay(409, "IDEMPOTENCY_IN_PROGRESS");
        refused.Headers["Retry-After"].ShouldBe("1");
        Gate.Opened.SetResult();
        (await first).Should(200);
        (await worker.Do("POST", "/staff/slow-probe", key: "slow")).Should(200).Headers[Replayed].ShouldBe("true");
        Gate.Visits.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_took_a_key_and_died_is_followed_after_a_minute_and_not_before()
    {
        var (worker, _) = await (await host.Market).Worker();
        Gate.Visits = 0;
        (await worker.Do("POST", "/staff/count-probe", key: "dead")).Should(200);

        await Running(worker, "dead", TimeSpan.FromSeconds(59));
        (await worker.Do("POST", "/staff/count-probe", key: "dead")).ShouldSay(409, "IDEMPOTENCY_IN_PROGRESS");
        await Running(worker, "dead", TimeSpan.FromSeconds(61));
        (await worker.Do("POST", "/staff/count-probe", key: "dead")).Should(200).Headers.ContainsKey(Replayed).ShouldBeFalse();
        Gate.Visits.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_day()
    {
        var (worker, _) = await (await host.Market).Worker();
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        (await worker.Do("POST", "/staff/count-probe", key: "day")).Should(200);

        await using var kept = database.CreateCommand("SELECT keep_until - started_at FROM kernel.idempotency_keys WHERE user_id = $1 AND key = 'day'");
        kept.Parameters.AddWithValue(worker.UserId);
        (await kept.ExecuteScalarAsync()).ShouldBe(TimeSpan.FromHours(24));
    }

    /// <summary>As if a host had begun with it so long ago and not ended.</summary>
    private async Task Running(Client who, string key, TimeSpan since)
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = database.CreateCommand("UPDATE kernel.idempotency_keys SET status = NULL, answer = NULL, started_at = $1 WHERE user_id = $2 AND key = $3");
        command.Parameters.AddWithValue(host.Clock.GetUtcNow() - since);
        command.Parameters.AddWithValue(who.UserId);
        command.Parameters.AddWithValue(key);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static Task<Reply> Send(Client who, string body, string key) =>
        who.Send(HttpMethod.Post, "/client/probes", new StringContent(body, Encoding.UTF8, "application/json"), ("Idempotency-Key", key));
}
