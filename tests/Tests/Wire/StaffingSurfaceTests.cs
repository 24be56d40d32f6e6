using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>The staffing surface spells, lists and lets in by its own rules, on the executor that all surfaces share.</summary>
public sealed class StaffingSurfaceTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    [Fact]
    public async Task One_handler_answers_where_the_surface_mirrors_it()
    {
        var owner = (await host.Market).Owner;

        (await owner.Get("/query/client/probes")).Should(200)["items"].ValueKind.ShouldBe(JsonValueKind.Array);
        (await owner.Do("POST", "/core/rapid-orders/probe", new { text = "two baristas" })).Should(200)["words"].GetString().ShouldBe("two baristas");
        (await owner.Do("POST", "/query/client/probes", new { name = "Mirror" })).ShouldSay(405, "METHOD_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("\"GEO_REQUIRED\"", 201)]
    [InlineData("\"geoRequired\"", 400)]
    [InlineData("\"geo_required\"", 400)]
    [InlineData("\"NOPE\"", 400)]
    [InlineData("1", 400)]
    [InlineData("\"1\"", 400)]
    public async Task Enums_are_spelled_in_one_way(string mode, int status)
    {
        var reply = (await Create($$"""{"name":"Mode {{mode.Trim('"')}}","mode":{{mode}}}""")).Should(status);
        if (status == 201) reply["mode"].GetString().ShouldBe("GEO_REQUIRED");
        else reply.ShouldSay(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("mode");
    }

    [Theory]
    [InlineData("2026-01-31T09:30:00")]
    [InlineData("2026-01-31")]
    public async Task An_instant_without_an_offset_is_refused(string instant)
    {
        var issue = (await Create($$"""{"name":"Naive","opensAt":"{{instant}}"}""")).ShouldSay(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0];

        issue.Str("path").ShouldBe("opensAt");
        issue.Str("message").ShouldBe("An instant: 2026-01-31T09:30:00Z.");
    }

    [Fact]
    public async Task Instants_are_told_in_UTC_with_milliseconds_whatever_offset_they_came_with()
    {
        (await Create("""{"name":"Zoned","opensAt":"2026-01-31T09:30:00+05:30"}""")).Should(201)["opensAt"].GetString().ShouldBe("2026-01-31T04:00:00.000Z");
    }

    [Fact]
    public async Task Every_value_is_written_in_its_one_form_and_none_is_left_out()
    {
        var (worker, _) = await (await host.Market).Worker();
        var reply = (await worker.Get("/staff/probes/01960000-0000-7000-8000-000000000001")).Should(200);

        reply.Body.EnumerateObject().Where(p => p.Name is not "requestId").Select(p => $"{p.Name} {p.Value.GetRawText()}").ShouldBe(
        [
            "thingId \"01960000-0000-7000-8000-000000000001\"", "title \"Espresso\"", "notes null", "startsAt \"2026-03-17T12:48:23.482Z\"", "endsAt null", "date \"2026-03-17\"", "start \"09:30\"",
            "clockInMode \"GEO_REQUIRED\"", "other null", "hourlyRate 23.50", "rateCents 2350", "flags []", "inside null",
        ]);
        reply["requestId"].GetString().ShouldBe(reply.Headers["x-request-id"]);
    }

    [Fact]
    public async Task Unknown_fields_are_refused_where_bodies_are_strict_and_left_alone_elsewhere()
    {
        (await (await host.Market).Owner.Do("POST", "/rapid-orders/probe", new { text = "one cook", colour = "red" })).ShouldSay(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("colour");
        (await Create("""{"name":"Lenient","colour":"red"}""")).Should(201);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_each_with_its_path()
    {
        var refused = (await Create("""{"mode":"NOPE","cents":"many","points":[{"lat":1,"lng":2},{"lat":91,"lng":"x"},7],"reason":"no"}""")).ShouldSay(400, "VALIDATION_ERROR");

        refused["details"].GetProperty("issues").EnumerateArray().Select(i => i.Str("path")).ShouldBe(["name", "mode", "cents", "points[1].lat", "points[1].lng", "points[2]", "reason"], ignoreOrder: true);
        refused["details"].GetProperty("issues").EnumerateArray().ShouldAllBe(i => i.Str("message")!.EndsWith('.'));
    }

    [Fact]
    public async Task Whole_numbers_may_be_long()
    {
        (await Create("""{"name":"Rich","cents":5000000000}""")).Should(201)["cents"].GetInt64().ShouldBe(5_000_000_000);
    }

    [Theory]
    [InlineData("/client/probes")]
    [InlineData("/client/filtered-probes")]
    public async Task Lists_go_by_limit_and_offset(string list)
    {
        var owner = (await Marketplace.Open(host)).Owner;
        for (var i = 0; i < 3; i++) (await owner.Do("POST", "/client/probes", new { name = $"Hub {i}" })).Should(201);

        var first = (await owner.Get($"{list}?limit=2")).Should(200);
        first.Body.EnumerateObject().Select(p => p.Name).ShouldBe(["items", "nextOffset", "requestId"]);
        (first["items"].GetArrayLength(), first["nextOffset"].GetInt32()).ShouldBe((2, 2));
        var last = (await owner.Get($"{list}?limit=2&offset=2&unknown=9")).Should(200);
        (last["items"].GetArrayLength(), last.Body.TryGetProperty("nextOffset", out _)).ShouldBe((1, false));
        (await owner.Get($"{list}?offset=99")).Should(200).Body.EnumerateObject().Select(p => p.Name).ShouldBe(["items", "requestId"]);
        (await owner.Get($"{list}?limit=3")).Should(200).Body.TryGetProperty("nextOffset", out _).ShouldBeFalse();
        foreach (var wrong in new[] { "limit=0", "limit=201", "limit=many", "offset=-1", "limit=1&limit=2" }) (await owner.Get($"{list}?{wrong}")).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_field_may_stand_in_the_body_or_in_the_query_and_the_body_wins()
    {
        var owner = (await host.Market).Owner;
        const string probes = "/client/probes";

        (await owner.Send(HttpMethod.Delete, $"{probes}?pushToken=queried", null, ("Idempotency-Key", "q1"))).Should(200)["words"].GetString().ShouldBe("forgot queried");
        (await owner.Do("DELETE", probes, new { pushToken = "told" })).Should(200)["words"].GetString().ShouldBe("forgot told");
        (await owner.Do("DELETE", $"{probes}?pushToken=queried", new { pushToken = "told" })).Should(200)["words"].GetString().ShouldBe("forgot told");
        (await owner.Do("DELETE", $"{probes}?tokenId=nonsense")).ShouldSay(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("tokenId");
    }

    [Fact]
    public async Task Who_is_not_whom_an_operation_is_for_is_told_so()
    {
        var market = await host.Market;
        var (worker, _) = await market.Worker();
        var (viewer, manager, admin, nobody, ops) = (await market.Member(ClientRole.Viewer), await market.Member(ClientRole.ShiftManager), await market.Member(ClientRole.Admin), await market.Company.Hire(), market.Company.Owner);
        var close = $"/client/probes/{Guid.CreateVersion7()}/close";

        foreach (var stranger in new[] { worker, nobody, ops }) (await stranger.Get("/client/probes")).ShouldSay(403, "NO_CLIENT_ACCESS");
        foreach (var stranger in new[] { admin, nobody, ops }) (await stranger.Do("POST", "/staff/count-probe")).ShouldSay(403, "NO_STAFF_ACCESS");
        (await viewer.Get("/client/probes")).Should(200);
        (await viewer.Do("POST", close)).ShouldSay(403, "FORBIDDEN");
        (await manager.Do("POST", close)).Should(200);
        (await manager.Do("POST", "/client/probes", new { name = "Mine" })).ShouldSay(403, "FORBIDDEN");
        (await admin.Do("POST", "/client/probes", new { name = "Admin's" })).Should(201);
        (await worker.Do("POST", "/staff/count-probe")).Should(200);

        foreach (var either in new[] { viewer, worker }) (await either.Do("POST", "/rapid-orders/probe", new { text = "hello" })).Should(200);
        (await nobody.Do("POST", "/rapid-orders/probe", new { text = "hello" })).ShouldSay(403, "NO_CLIENT_ACCESS");
        (await admin.Do("POST", "/rapid-orders/judge-probe", new { text = "good" })).ShouldSay(403, "FORBIDDEN");
        (await ops.Do("POST", "/rapid-orders/judge-probe", new { text = "good" })).Should(202);
        foreach (var steering in new[] { ops, admin }) (await steering.Do("POST", "/commands/probe", new { text = "go" })).Should(200);
        (await manager.Do("POST", "/commands/probe", new { text = "go" })).ShouldSay(403, "FORBIDDEN");
        (await worker.Do("POST", "/commands/probe", new { text = "go" })).ShouldSay(403, "NO_CLIENT_ACCESS");
        (await nobody.Do("POST", "/staff/become-probe", new { text = "hire me" })).Should(200);
    }

    [Fact]
    public async Task A_handler_may_take_the_body_as_it_was_sent()
    {
        var reply = await host.Visitor((await host.Market).Company.Codename).Send(HttpMethod.Post, "/auth/probe", new ByteArrayContent([0x7B, 0x00, 0xFF, 0x20]), ("Signature", "s1"));
        reply.Should(200)["words"].GetString().ShouldBe("s1:7B00FF20");
    }

    [Fact]
    public async Task A_file_comes_with_fields_and_may_be_larger_or_left_out()
    {
        var owner = (await host.Market).Owner;
        Task<Reply> Upload(int size) => owner.Send(HttpMethod.Post, "/rapid-orders/upload-probe", new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "file", "a.bin" }, { new StringContent("proof"), "category" }, { new StringContent("GEO_REQUIRED"), "visibility" } });

        (await Upload(8 * 1024 * 1024)).Should(200)["words"].GetString().ShouldBe("8388608 proof GeoRequired");
        (await Upload(11 * 1024 * 1024)).ShouldSay(413, "PAYLOAD_TOO_LARGE");
        (await owner.Send(HttpMethod.Post, "/rapid-orders/upload-probe", JsonContent.Create(new { category = "note" }))).Should(200)["words"].GetString().ShouldBe(" note Either");
    }

    private async Task<Reply> Create(string body) =>
        await (await host.Market).Owner.Send(HttpMethod.Post, "/client/probes", new StringContent(body, Encoding.UTF8, "application/json"), ("Idempotency-Key", $"{Guid.CreateVersion7()}"));
}
