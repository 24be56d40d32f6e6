using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Pages of other origins: the listed ones may, also with cookies; all others with a token.</summary>
public sealed class CorsTests(CorsTests.Listed host) : IClassFixture<CorsTests.Listed>
{
    public sealed class Listed : ProbeHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Cors:Origins:0"] = "https://app.example.com" };
    }

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://preview--app.builder.example", "*")]
    [InlineData("null", "*")]
    public async Task A_preflight_is_answered_to_everybody_and_with_cookies_to_listed_origins(string origin, string allowed)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/probe-api/v1/things");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "mbx-company-codename,authorization");
        using var reply = await host.Http.SendAsync(preflight);

        reply.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        reply.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([allowed]);
        reply.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("authorization");
        reply.Headers.Contains("Access-Control-Allow-Credentials").ShouldBe(allowed is not "*");
        reply.Headers.Vary.ShouldBe(["Origin"]);
    }

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://preview--app.builder.example", "*")]
    public async Task A_page_may_read_the_token_that_it_was_given(string origin, string allowed)
    {
        var firm = await host.Firm;
        var reply = (await host.Visitor(firm.Codename).Send(HttpMethod.Post, "/auth-api/login", JsonContent.Create(new { email = firm.Owner.Email, password = TestCompany.Password }), ("Origin", origin))).Should(200);

        reply.Headers["Access-Control-Allow-Origin"].ShouldBe(allowed);
        reply.Headers["Access-Control-Expose-Headers"].Split(',').ShouldContain($"workforceos-access-token-{firm.Codename}");
        reply.Headers["Access-Control-Expose-Headers"].Split(',').ShouldContain("x-request-id");
    }

    /// <summary>The page's origin, how far away the browser says it is, and whether the visitor's cookie counts.</summary>
    [Theory]
    [InlineData(null, null, 200)]
    [InlineData(null, "same-origin", 200)]
    [InlineData(null, "none", 200)]
    [InlineData(null, "same-site", 401)]
    [InlineData(null, "cross-site", 401)]
    [InlineData("https://evil.example", "cross-site", 401)]
    [InlineData("null", "cross-site", 401)]
    [InlineData("https://app.example.com", "cross-site", 200)]
    public async Task A_cookie_counts_from_here_and_from_listed_origins_and_changes_nothing_from_elsewhere(string? origin, string? site, int status)
    {
        var firm = await host.Firm;
        var cookie = ("Cookie", $"workforceos-access-token-{firm.Codename}={firm.Owner.Token}");
        var from = new[] { ("Origin", origin), ("Sec-Fetch-Site", site) }.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!));

        (await host.Visitor(firm.Codename).Send(HttpMethod.Get, "/auth-api/currentuser", null, [cookie, .. from])).Should(status);
        // A GET that would end the session and make another.
        if (status is 401) (await host.Visitor(firm.Codename).Send(HttpMethod.Get, "/auth-api/relogin", null, [cookie, .. from])).Should(401).Headers.ShouldNotContainKey("Set-Cookie");
        (await firm.Owner.Send(HttpMethod.Get, "/auth-api/currentuser", null, from)).Should(200);
    }

    [Fact]
    public async Task Refusals_may_be_read_by_listed_origins_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Origin", "https://app.example.com");
        using var reply = await host.Http.SendAsync(request);

        reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        reply.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.example.com"]);
    }

    [Fact]
    public void In_Development_every_localhost_may_and_nobody_else()
    {
        var origins = new Origins(new CorsOptions(), new Place("Development"));

        origins.Allows("http://localhost:5173").ShouldBeTrue();
        origins.Allows("http://127.0.0.1:3000").ShouldBeTrue();
        origins.Allows("https://localhost.evil.example").ShouldBeFalse();
        new Origins(new CorsOptions(), new Place("Production")).Allows("http://localhost:5173").ShouldBeFalse();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("app.example.com")]
    [InlineData("https://app.example.com/")]
    [InlineData("ftp://app.example.com")]
    public void What_is_no_origin_stops_the_start_with_a_sentence(string wrong)
    {
        Should.Throw<BadConfigurationException>(() => new Origins(new CorsOptions { Origins = [wrong] }, new Place("Production"))).Message.ShouldContain($"'{wrong}'");
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
