using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What the app does where there is no network, and how it becomes newer.</summary>
[Collection(WebCollection.Name)]
public sealed class WebOfflineTests(WebStand stand)
{
    private const string Ready = "async () => { const here = await navigator.serviceWorker.ready; return here.active.state === 'activated' || new Promise(done => here.active.addEventListener('statechange', () => done(true), { once: true })); }";

    [Fact]
    public async Task A_page_that_was_never_opened_opens_without_a_network_after_the_first_visit_and_no_answer_of_the_API_is_kept()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(worker: true);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/today");
        await visit.Page.EvaluateAsync(Ready);

        await visit.Context.SetOfflineAsync(true);
        await visit.Page.GotoAsync($"/{company.Codename}/leave");
        await visit.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Try again" }).WaitForAsync();
        await visit.Picture("offline");
        await visit.Context.SetOfflineAsync(false);
        await visit.Press("Try again");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Leave" }).WaitForAsync();

        var kept = await visit.Page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)))).flat()");
        kept.ShouldContain("/index.html");
        kept.ShouldAllBe(path => path.StartsWith("/assets/") || path.StartsWith("/icons/") || path == "/index.html" || path == "/manifest.webmanifest" || path == "/app-config.json");
    }

    [Fact]
    public async Task A_newer_version_waits_until_somebody_reloads()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(worker: true);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/today");
        await visit.Page.EvaluateAsync(Ready);
        // What the policy forbids every page: a script by an address of one's own. Under another one it is a newer worker to the browser.
        var tools = await visit.Context.NewCDPSessionAsync(visit.Page);
        await tools.SendAsync("Page.setBypassCSP", new() { ["enabled"] = true });
        await visit.Open($"/{company.Codename}/leave");

        await visit.Page.EvaluateAsync("async () => { await navigator.serviceWorker.register('/sw.js?newer'); }");
        await visit.Page.GetByText("There is a new version.").WaitForAsync();
        (await Active(visit)).ShouldEndWith("/sw.js");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Reload");
        await visit.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.scriptURL.endsWith('?newer')");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Leave" }).WaitForAsync();
        (await Active(visit)).ShouldEndWith("/sw.js?newer");
    }

    private static Task<string> Active(Visit visit) => visit.Page.EvaluateAsync<string>("async () => (await navigator.serviceWorker.ready).active.scriptURL");

    [Fact]
    public async Task The_worker_is_asked_for_each_time_and_asks_its_host_alone_and_the_app_can_be_installed()
    {
        var worker = (await stand.Visitor().Get("/sw.js")).Should(200);
        worker.Headers["Cache-Control"].ShouldBe("no-cache");
        worker.Headers["Content-Type"].ShouldStartWith("text/javascript");
        worker.Headers["Content-Security-Policy"].ShouldBe("default-src 'none'; connect-src 'self'");

        var manifest = (await stand.Visitor().Get("/manifest.webmanifest")).Should(200);
        (manifest.Headers["Content-Type"], manifest.Headers["Cache-Control"]).ShouldBe(("application/manifest+json", "no-cache"));
        manifest["shortcuts"].EnumerateArray().Select(s => s.Str("name")).ShouldBe(["Clock in", "My shifts"]);
        foreach (var icon in manifest["icons"].EnumerateArray()) (await stand.Visitor().Get(icon.Str("src")!)).Should(200);
    }
}
