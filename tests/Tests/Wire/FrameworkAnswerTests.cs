using System.Net;
using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What the framework would answer by itself speaks the dialect too.</summary>
public sealed class FrameworkAnswerTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/probe-api")]
    [InlineData("/probe-api/v1/nothing")]
    [InlineData("/probe-api/v1//things")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        var reply = (await host.Visitor().Get(path)).ShouldRefuse(404, "404");

        reply.Message.ShouldBe("errMsg_RouteNotFound");
        reply.Body.EnumerateObject().Select(p => p.Name).ShouldBe(["result", "status", "message", "errCode", "date", "detail"]);
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        var reply = (await host.Visitor().Send(HttpMethod.Put, "/probe-api/v1/things", null)).ShouldRefuse(405, "405");

        reply.Message.ShouldBe("errMsg_MethodNotAllowed");
        reply.Headers["Allow"].Split(", ").Order().ShouldBe(["GET", "HEAD", "POST"]);
    }

    [Theory]
    [InlineData("/PROBE-API/V1/GREET")]
    [InlineData("/probe-api/v1/greet/")]
    [InlineData("/probe-api/v1/gre%65t")]
    public async Task Paths_match_in_any_letter_case_and_with_a_slash_at_the_end(string path)
    {
        (await host.Visitor().Get(path)).Should(200);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("%2e%2e%2fetc%2fpasswd")]
    [InlineData("%ff%fe")]
    [InlineData("%zz")]
    [InlineData("{01960000-0000-7000-8000-000000000001}")]
    [InlineData("0196000000007000800000000000000")]
    public async Task Garbage_for_an_id_is_a_bad_id(string garbage)
    {
        var owner = (await host.Firm).Owner;

        (await owner.Get($"/probe-api/v1/things/{garbage}")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_thingIdisNotAValidID");
    }

    [Fact]
    public async Task An_id_of_nothing_is_not_found()
    {
        (await (await host.Firm).Owner.Get("/probe-api/v1/things/01960000-0000-7000-8000-000000000001")).ShouldRefuse(404, "404").Message.ShouldBe("errMsg_RecordNotFound");
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_without_the_body()
    {
        var reply = (await host.Visitor().Send(HttpMethod.Head, "/probe-api/v1/greet", null)).Should(200);

        reply.Text.ShouldBeEmpty();
        int.Parse(reply.Headers["Content-Length"]).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_bug_tells_no_internals()
    {
        var reply = (await host.Visitor().Get("/probe-api/v1/fail")).ShouldRefuse(500, "500");

        reply.Message.ShouldBe("errMsg_InternalServerError");
        reply.Body.GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.Null);
        reply.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task System_routes_and_buckets_refuse_in_their_own_shape()
    {
        var system = (await host.Visitor("no-such-firm").Post("/probe-api/ping")).Should(400).Body;
        system.EnumerateObject().Select(p => p.Name).ShouldBe(["status", "message", "errCode"]);
        system.Str("errCode").ShouldBe("UserTenantNotFound");

        var bucket = (await host.Visitor((await host.Firm).Codename).Post("/probe-api/bucket/things/upload")).Should(401).Body;
        bucket.EnumerateObject().Select(p => p.Name).ShouldBe(["result", "message"]);
    }

    [Fact]
    public async Task Every_answer_has_an_id_and_keeps_a_decent_one_that_was_sent()
    {
        (await host.Visitor().Get("/nowhere")).Headers["x-request-id"].Length.ShouldBe(36);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/probe-api/v1/greet");
        request.Headers.Add("x-request-id", "walk-17.a_b");
        using var reply = await host.Http.SendAsync(request);
        reply.Headers.GetValues("x-request-id").ShouldBe(["walk-17.a_b"]);
        JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement.Str("requestId").ShouldBe("walk-17.a_b");

        using var indecent = new HttpRequestMessage(HttpMethod.Get, "/probe-api/v1/greet");
        indecent.Headers.TryAddWithoutValidation("x-request-id", "<script>");
        (await host.Http.SendAsync(indecent)).Headers.GetValues("x-request-id").ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("/probe-api/v1/greet", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/docs", HttpStatusCode.OK)]
    public async Task Every_answer_is_careful_with_browsers(string path, HttpStatusCode status)
    {
        using var reply = await host.Http.GetAsync(path);

        reply.StatusCode.ShouldBe(status);
        string Header(string name) => string.Join(", ", reply.Headers.GetValues(name));
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header("Referrer-Policy").ShouldBe("no-referrer");
        reply.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_with_data_is_not_kept_by_caches()
    {
        (await (await host.Firm).Owner.Get("/probe-api/v1/things")).Should(200).Headers["Cache-Control"].ShouldBe("no-store");
    }
}
