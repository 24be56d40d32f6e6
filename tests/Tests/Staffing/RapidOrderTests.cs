using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Agents;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>An order is understood by rules where there is no model, against what the caller may order; nothing is ordered.</summary>
public sealed class RapidOrderTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Now = "2026-11-28T10:00:00-05:00";

    [Fact]
    public async Task A_sentence_becomes_an_order_to_look_at()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub("Pier 9", new { timezone = "America/New_York" });
        var parsed = (await market.Owner.Do("POST", "/rapid-orders/parse", new { text = "3 baristas tomorrow 9am-5pm at Pier 9, $23/hr. Note: ask for Ana", timezone = "America/New_York", now = Now })).Should(200).Body;

        var order = parsed.GetProperty("parsed");
        (order.Str("orderType"), order.Id("hubId"), order.Str("startsAt"), order.Str("endsAt"), order.Number("durationMinutes"), order.Str("urgency"), order.Str("notes"), order.Str("title")).ShouldBe(
            ("ONE_TIME", hub, "2026-11-29T14:00:00.000Z", "2026-11-29T22:00:00.000Z", 480, "SCHEDULED", "ask for Ana", "3 × Barista"));
        var position = order.GetProperty("positions")[0];
        (position.Str("roleCode"), position.Id("catalogRoleId"), position.Number("workersNeeded"), position.Number("hourlyRateCents")).ShouldBe(("BARISTA", market.Roles["BARISTA"], 3, 2300));
        order.GetProperty("recurrence").ValueKind.ShouldBe(JsonValueKind.Null);
        (parsed.GetProperty("missingFields").GetArrayLength(), parsed.GetProperty("warnings").GetArrayLength(), parsed.GetProperty("confidence").GetProperty("overall").GetDecimal(), parsed.Str("model")).ShouldBe((0, 0, 1m, "rules-1"));
        (await host.Number("SELECT count(*) FROM staffing.orders")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_comes_again_has_its_days()
    {
        var market = await Marketplace.Open(host);
        await market.Hub("Pier 9");
        await market.Hub("Harbour");
        var empty = (await market.Owner.Do("POST", "/core/rapid-orders/parse", new { text = "hello there", now = Now })).Should(200).Body;
        empty.GetProperty("missingFields").EnumerateArray().Select(m => m.GetString()).ShouldBe(["positions", "hubId", "startsAt", "endsAt"]);
        empty.GetProperty("confidence").GetProperty("overall").GetDecimal().ShouldBe(0);

        var again = (await market.Owner.Do("POST", "/rapid-orders/process", new { text = "2 baristas every Wed and Fri 22:00-06:00", now = Now })).Should(200).Body;
        again.GetProperty("transcript").ValueKind.ShouldBe(JsonValueKind.Null);
        again.GetProperty("missingFields").EnumerateArray().Select(m => m.GetString()).ShouldBe(["hubId", "recurrence.endDate"]);
        var recurrence = again.GetProperty("parsed").GetProperty("recurrence");
        (recurrence.Str("startDate"), recurrence.GetProperty("daysOfWeek").ToString(), recurrence.Str("startTime"), recurrence.Str("endTime")).ShouldBe(("2026-12-02", """["WED","FRI"]""", "22:00", "06:00"));
        again.GetProperty("catalog").GetProperty("hubs").EnumerateArray().Select(h => h.Str("hubName")).ShouldBe(["Harbour", "Pier 9"]);
        again.GetProperty("catalog").GetProperty("roles").EnumerateArray().ShouldContain(r => r.Str("roleCode") == "BARISTA");
    }

    [Fact]
    public async Task Nobody_finds_hubs_that_are_not_shown_to_them()
    {
        var market = await Marketplace.Open(host);
        var (own, other) = (await market.Hub("Pier 9"), await market.Hub("Harbour"));
        var manager = await market.Member(ClientRole.ShiftManager, null, own);
        var (_, stranger) = await market.OpenBusiness("Other Cafes");
        var (worker, _) = await market.Worker();
        foreach (var (who, mayPier, mayHarbour) in new[] { (market.Owner, true, true), (manager, true, false), (stranger, false, false), (worker, false, false) })
        {
            (await Finds(who, "Pier 9", own)).ShouldBe(mayPier);
            (await Finds(who, "Harbour", other)).ShouldBe(mayHarbour);
        }
        (await market.Company.Owner.Do("POST", "/rapid-orders/parse", new { text = "3 baristas" })).ShouldSay(403, "NO_CLIENT_ACCESS");

        static async Task<bool> Finds(Client who, string name, Guid hub) => (await who.Do("POST", "/rapid-orders/process", new { text = $"3 baristas at {name}" })).Should(200).Text.Contains($"{hub}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_request_is_refused()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        foreach (var wrong in new object[] { new { }, new { text = "" }, new { text = new string('x', 4001) }, new { text = "a", timezone = "Mars/One" }, new { text = "a", now = "2026-11-28T10:00:00" }, new { text = "a", locale = "not a locale" }, new { text = "a", more = 1 } })
            (await owner.Do("POST", "/rapid-orders/parse", wrong)).ShouldSay(400, "VALIDATION_ERROR");
        foreach (var wrong in new object[] { new { }, new { text = "a", audioFileUri = "gs://a/b" }, new { text = "a", promptHints = new[] { new string('x', 81) } } })
            (await owner.Do("POST", "/rapid-orders/process", wrong)).ShouldSay(400, "VALIDATION_ERROR");
    }
}

/// <summary>With a model that reads and writes down, whose words are looked at before they are believed.</summary>
public sealed class RapidOrderByModelTests(ModelHost host) : IClassFixture<ModelHost>
{
    private const string Now = "2026-11-28T10:00:00Z";

    [Fact]
    public async Task What_the_model_understands_is_matched_by_the_catalogue()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub("Pier 9");
        host.Model.Says("""{"positions":[{"role":"baristas","workers":4,"hourlyRate":23.5}],"place":"pier 9","date":"2026-12-03","startTime":"18:00","endTime":"02:00","urgent":false,"notes":"Black shirts"}""");
        var parsed = (await market.Owner.Do("POST", "/rapid-orders/parse", new { text = "the usual crew of four for coffee on thursday night", now = Now })).Should(200).Body;
        var order = parsed.GetProperty("parsed");
        (parsed.Str("model"), order.Id("hubId"), order.Str("startsAt"), order.Str("endsAt"), order.Str("notes"), order.GetProperty("positions")[0].Number("workersNeeded"), order.GetProperty("positions")[0].Number("hourlyRateCents"), order.GetProperty("positions")[0].Id("catalogRoleId"))
            .ShouldBe(("test-model", hub, "2026-12-03T18:00:00.000Z", "2026-12-04T02:00:00.000Z", "Black shirts", 4, 2350, market.Roles["BARISTA"]));
    }

    [Fact]
    public async Task Where_it_fails_or_talks_nonsense_the_rules_read_and_it_is_said()
    {
        var market = await Marketplace.Open(host);
        await market.Hub("Pier 9");
        foreach (var nonsense in new[] { "{}", "Sorry.", """{"positions":[]}""", """{"positions":[{"role":"barista","workers":99999}]}""", """{"positions":[{"role":"barista","workers":1}],"date":"someday"}""" })
        {
            host.Model.Says(nonsense);
            await ByRules();
        }
        host.Model.Refuses(400, "{}");
        await ByRules();

        async Task ByRules()
        {
            var parsed = (await market.Owner.Do("POST", "/rapid-orders/parse", new { text = "3 baristas tomorrow 9am-5pm at Pier 9", now = Now })).Should(200).Body;
            (parsed.Str("model"), parsed.GetProperty("parsed").GetProperty("positions")[0].Number("workersNeeded")).ShouldBe(("rules-1", 3));
            parsed.GetProperty("warnings").EnumerateArray().ShouldContain(w => w.GetString()!.Contains("read by rules"));
        }
    }

    [Fact]
    public async Task A_recording_of_ones_own_is_written_down_and_understood()
    {
        var market = await Marketplace.Open(host);
        await market.Hub("Pier 9");
        var (worker, _) = await market.Worker();
        byte[] bytes = [.. "OggS"u8, .. new byte[100]];
        var (own, foreign, picture) = (await market.Owner.Stored(bytes, "order.ogg"), await worker.Stored(bytes, "order.ogg"), await market.Owner.Stored(Pictures.Png()));
        host.Model.Answers = (http, _) => Task.FromResult<string?>(http.Request.Path.Value!.EndsWith("transcriptions", StringComparison.Ordinal) ? "3 baristas tomorrow 9am-5pm at Pier 9" : "Sorry.");
        var heard = (await market.Owner.Do("POST", "/rapid-orders/transcribe", new { audioFileUri = own, locale = "en-GB", promptHints = new[] { "Pier 9" } })).Should(200).Body;
        (heard.Str("transcript"), heard.GetProperty("confidence").GetDecimal(), heard.Str("language"), heard.Str("model"), heard.GetProperty("warnings").GetArrayLength()).ShouldBe(("3 baristas tomorrow 9am-5pm at Pier 9", 0.9m, "en-GB", "test-whisper", 0));
        var asked = host.Model.Asked.Last(a => a.Path.EndsWith("transcriptions", StringComparison.Ordinal)).Body;
        foreach (var part in new[] { "Pier 9", "OggS", "test-whisper" }) asked.ShouldContain(part);

        (await market.Owner.Do("POST", "/rapid-orders/transcribe", new { audioFileUri = foreign })).ShouldSay(403, "FORBIDDEN");
        (await market.Owner.Do("POST", "/rapid-orders/transcribe", new { audioFileUri = own + "x" })).ShouldSay(404, "NOT_FOUND");
        (await market.Owner.Do("POST", "/rapid-orders/transcribe", new { audioFileUri = picture })).ShouldSay(400, "VALIDATION_ERROR");

        var processed = (await market.Owner.Do("POST", "/rapid-orders/process", new { audioFileUri = own, now = Now })).Should(200).Body;
        (processed.Str("transcript"), processed.GetProperty("parsed").GetProperty("positions")[0].Number("workersNeeded")).ShouldBe(("3 baristas tomorrow 9am-5pm at Pier 9", 3));
        host.Model.Refuses(500);
        (await market.Owner.Do("POST", "/rapid-orders/process", new { audioFileUri = own, now = Now })).ShouldSay(502, "MODEL_FAILED");
    }
}
