using System.Text;
using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What the framework and the pipeline answer on the staffing surface's paths is said in its words.</summary>
public sealed class StaffingFrameworkTests(StaffingProbeHost host) : IClassFixture<StaffingProbeHost>
{
    [Theory]
    [InlineData("/client/nowhere")]
    [InlineData("/staff")]
    [InlineData("/auth/nowhere")]
    [InlineData("/core/upload-file/nowhere")]
    [InlineData("/commands/nowhere")]
    [InlineData("/query/client/nowhere")]
    [InlineData("/rapid-orders/nowhere")]
    [InlineData("/verifications/a/b/c")]
    [InlineData("/uploadFile/nowhere")]
    public async Task An_unknown_route_is_not_found(string path)
    {
        Told(await host.Visitor().Get(path), 404, "NOT_FOUND");
    }

    [Fact]
    public async Task The_company_s_paths_keep_their_words()
    {
        (await host.Visitor().Get("/auth-api/nowhere")).Should(404).Message.ShouldBe("errMsg_RouteNotFound");
        (await host.Visitor().Get("/staffing/nowhere")).Should(404).Message.ShouldBe("errMsg_RouteNotFound");
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        var reply = Told(await host.Visitor().Send(HttpMethod.Patch, "/client/probes", null), 405, "METHOD_NOT_ALLOWED");
        reply.Headers["Allow"].Split(", ").Order().ShouldBe(["DELETE", "GET", "HEAD", "POST"]);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("%2e%2e%2fetc")]
    [InlineData("0196000000007000800000000000000")]
    public async Task Garbage_for_an_id_is_told_with_its_name(string garbage)
    {
        var (worker, _) = await (await host.Market).Worker();
        Told(await worker.Get($"/staff/probes/{garbage}"), 400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("thingId");
    }

    [Fact]
    public async Task Without_a_session_or_with_another_company_s_nobody_gets_in()
    {
        var market = await host.Market;
        Told(await host.Visitor(market.Company.Codename).Get("/client/probes"), 401, "UNAUTHENTICATED");
        Told(await market.Owner.WithToken("garbage").Get("/client/probes"), 401, "UNAUTHENTICATED");
        Told(await (await TestCompany.Found(host)).Owner.At(market.Company.Codename).Get("/client/probes"), 403, "FORBIDDEN");
        var pending = await TestCompany.SignInWithoutSecondFactor(host, market.Company.Codename, market.Company.Owner.Email, TestCompany.Password);
        // The second factor is the house's; here it counts what somebody is to the marketplace.
        Told(await pending.Get("/client/probes"), 403, "NO_CLIENT_ACCESS");
    }

    [Theory]
    [InlineData("{\"name\":", "application/json", 400, "VALIDATION_ERROR")]
    [InlineData("[1]", "application/json", 400, "VALIDATION_ERROR")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "application/json", 400, "VALIDATION_ERROR")]
    [InlineData("name=a", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE")]
    public async Task A_body_that_is_none_is_refused(string body, string type, int status, string code)
    {
        var reply = Told(await (await host.Market).Owner.Send(HttpMethod.Post, "/client/probes", new StringContent(body, Encoding.UTF8, type), ("Idempotency-Key", $"{Guid.CreateVersion7()}")), status, code);
        if (status is 400) reply["details"].GetProperty("issues")[0].Str("path").ShouldBe("");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        Told(await (await host.Market).Owner.Do("POST", "/client/probes", new { name = new string('x', 1024 * 1024) }), 413, "PAYLOAD_TOO_LARGE");
        Told(await (await host.Market).Owner.Send(HttpMethod.Post, "/rapid-orders/upload-probe", new StringContent("a", Encoding.UTF8, "text/plain")), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("bug", 500, "INTERNAL_ERROR", null)]
    [InlineData("unreachable", 503, "SERVICE_UNAVAILABLE", "1")]
    [InlineData("lost", 503, "SERVICE_UNAVAILABLE", "1")]
    [InlineData("rule", 409, "NOT_TODAY", null)]
    public async Task What_goes_wrong_inside_tells_no_internals(string how, int status, string code, string? retryAfter)
    {
        var (worker, _) = await (await host.Market).Worker();
        ((Gate)host.Services.GetService(typeof(Gate))!).Visits = 0;

        var reply = Told(await worker.Do("POST", "/staff/break-probe", new { how }), status, code);
        reply.Text.ShouldNotContain("secret");
        reply.Headers.GetValueOrDefault("Retry-After").ShouldBe(retryAfter);
        if (how is "rule") reply["details"].GetProperty("hint").GetString().ShouldBe("TOMORROW");
    }

    [Fact]
    public async Task A_request_id_is_taken_over_where_it_is_a_UUID()
    {
        var given = Guid.CreateVersion7().ToString();
        (await host.Visitor().Send(HttpMethod.Get, "/client/nowhere", null, ("X-Request-Id", given)))["requestId"].GetString().ShouldBe(given);
        foreach (var other in new[] { "my-own", "{" + given + "}", given.Replace("-", "") })
        {
            var reply = Told(await host.Visitor().Send(HttpMethod.Get, "/client/nowhere", null, ("X-Request-Id", other)), 404, "NOT_FOUND");
            Guid.TryParseExact(reply["requestId"].GetString(), "D", out _).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_company_that_is_not_there_is_told_by_the_header_s_name()
    {
        foreach (var company in new[] { "no-such-firm", null })
            Told(await host.Visitor(company).Get("/client/probes"), 400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("mbx-company-codename");
    }

    /// <summary>All four keys, always, and nothing else.</summary>
    internal static Reply Told(Reply reply, int status, string code)
    {
        reply.ShouldSay(status, code);
        reply.Body.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "message", "details", "requestId"]);
        reply["details"].ValueKind.ShouldBe(JsonValueKind.Object);
        reply.Message.ShouldNotBeNullOrWhiteSpace();
        reply["requestId"].GetString().ShouldBe(reply.Headers["x-request-id"]);
        return reply;
    }
}

/// <summary>With little patience, and a company that is meant where none is named.</summary>
public sealed class StaffingLimitTests(StaffingLimitTests.Strict host) : IClassFixture<StaffingLimitTests.Strict>
{
    public sealed class Strict : StaffingProbeHost
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["RateLimits:SignInPerMinute"] = "60",
            ["RateLimits:Burst"] = "40",
            ["RateLimits:PerSecond"] = "1",
            ["Staffing:DefaultCompany"] = "firmbydefault",
        };
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_back()
    {
        var owner = (await host.Firm).Owner;
        var refused = (await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => owner.Get("/client/probes")))).First(r => r.Status == 429);

        StaffingFrameworkTests.Told(refused, 429, "RATE_LIMITED");
        int.Parse(refused.Headers["Retry-After"]).ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task Where_no_company_is_named_the_setting_s_is_meant()
    {
        (await host.Visitor().Post("/auth-api/v1/registercompanyowner", new { email = "owner@default.test", password = TestCompany.Password, fullname = "Olga Owner", company = new { name = "firmbydefault", fullname = "By default", timezone = "UTC" } })).Should(201)["company"].Str("codename").ShouldBe("firmbydefault");

        (await host.Visitor().Send(HttpMethod.Post, "/auth/probe", new ByteArrayContent([1]))).Should(200);
        StaffingFrameworkTests.Told(await host.Visitor("no-such-firm").Send(HttpMethod.Post, "/auth/probe", new ByteArrayContent([1])), 400, "VALIDATION_ERROR");
    }
}
