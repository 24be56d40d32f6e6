using System.Net;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>How the app's files and pages are served, beside an API that answers as before.</summary>
[Collection(WebCollection.Name)]
public sealed class WebServingTests(WebStand stand)
{
    private const string Html = "text/html,application/xhtml+xml,*/*;q=0.8";
    private const string Json = "application/json";

    private static string Asset { get; } = "/assets/" + Directory.EnumerateFiles(Path.Combine(WebStand.App, "assets"), "App-*.js").Select(Path.GetFileName).First();

    [Theory]
    [InlineData("/")]
    [InlineData("/babil")]
    [InlineData("/babil/me/password")]
    [InlineData("/login")]
    public async Task A_browser_that_opens_any_page_is_given_the_app(string path)
    {
        var page = (await Ask(path, Html)).Should(200);

        page.Text.ShouldContain("<div id=\"app\">");
        page.Headers["Content-Type"].ShouldStartWith("text/html");
        page.Headers["Cache-Control"].ShouldBe("no-cache");
        page.Headers["Vary"].ShouldContain("Accept");
        var policy = page.Headers["Content-Security-Policy"];
        foreach (var wanted in new[] { "default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'", "require-trusted-types-for 'script'" }) policy.ShouldContain(wanted);
        policy.ShouldNotContain("unsafe");
    }

    [Theory]
    [InlineData("/babil/me", Json)]
    [InlineData("/babil/me", "*/*")]
    [InlineData("/babil/me.html", Html)]
    [InlineData("/auth-api/v1/nothing", Html)]
    [InlineData("/AUTH-API/v1/nothing", Html)]
    [InlineData("/openapi/nothing", Html)]
    [InlineData("/assets/nothing.js", Html)]
    [InlineData("/assets/../../WorkforceOS.slnx", Html)]
    [InlineData("/assets/%2e%2e/%2e%2e/WorkforceOS.slnx", Html)]
    public async Task What_is_no_page_is_refused_as_before(string path, string accept) => (await Ask(path, accept)).ShouldRefuse(404, "404");

    [Fact]
    public async Task Other_methods_are_not_given_pages()
    {
        (await stand.Visitor().Send(HttpMethod.Post, "/babil/me", null, ("Accept", Html))).Should(404);
        (await Ask("/auth-api/login", Html)).Should(405);
    }

    [Fact]
    public async Task A_file_with_its_hash_in_the_name_is_kept_for_good_and_comes_packed()
    {
        var plain = (await Ask(Asset, "*/*")).Should(200);
        var packed = (await stand.Visitor().Send(HttpMethod.Get, Asset, null, ("Accept-Encoding", "gzip, br"))).Should(200);

        plain.Headers["Cache-Control"].ShouldBe("public, max-age=31536000, immutable");
        plain.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        plain.Headers["Content-Type"].ShouldStartWith("text/javascript");
        packed.Headers["Content-Encoding"].ShouldBe("br");
        int.Parse(packed.Headers["Content-Length"], null).ShouldBeLessThan(int.Parse(plain.Headers["Content-Length"], null) / 2);
        var again = await stand.Visitor().Send(HttpMethod.Get, Asset, null, ("If-None-Match", plain.Headers["ETag"]));
        again.Should(304).Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_pages_need_to_know_of_the_host_tells_no_secret()
    {
        var told = (await Ask("/app-config.json", Json)).Should(200);

        told.Headers["Cache-Control"].ShouldBe("no-store");
        told["environments"].EnumerateArray().Single().Str("name").ShouldBe("Production");
        told["registration"].GetProperty("company").GetBoolean().ShouldBeTrue();
        told["development"].GetBoolean().ShouldBeFalse();
        told["demo"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        told.Text.ShouldNotContain("a-super-secret-1");
    }

    [Fact]
    public async Task Where_the_app_was_not_built_the_start_page_says_so_and_the_API_serves()
    {
        await using var bare = new BareHost();
        await bare.InitializeAsync();

        var start = await bare.Visitor().Send(HttpMethod.Get, "/", null, ("Accept", Html));
        start.Should(200).Text.ShouldContain("was not built");
        (await bare.Visitor().Send(HttpMethod.Get, "/babil", null, ("Accept", Html))).Should(404);
        (await bare.Visitor().Get("/health")).Status.ShouldBe((int)HttpStatusCode.OK);
    }

    private Task<Reply> Ask(string path, string accept) => stand.Visitor().Send(HttpMethod.Get, path, null, ("Accept", accept));

    private sealed class BareHost : TestHost;
}
