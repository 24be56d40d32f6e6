using System.Net;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Pages of other origins: the listed ones may, also with cookies; others are told nothing.</summary>
public sealed class CorsTests(CorsTests.Listed host) : IClassFixture<CorsTests.Listed>
{
    public sealed class Listed : ProbeHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Cors:Origins:0"] = "https://app.example.com" };
    }

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://evil.example", null)]
    [InlineData("http://localhost:5173", null)]
    public async Task A_preflight_is_answered_to_listed_origins(string origin, string? allowed)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/probe-api/v1/things");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "mbx-company-codename,authorization");
        using var reply = await host.Http.SendAsync(preflight);

        reply.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        reply.Headers.TryGetValues("Access-Control-Allow-Origin", out var given);
        given?.Single().ShouldBe(allowed);
        (given is not null).ShouldBe(allowed is not null);
        if (allowed is not null) reply.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);
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
