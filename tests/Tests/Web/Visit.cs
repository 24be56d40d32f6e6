using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Somebody at a browser. What its console said, what broke, and where it asked is kept; at the end nothing of that may be wrong.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> elsewhere = [];
    private readonly ConcurrentDictionary<IRequest, bool> waiting = [];
    private readonly WebStand stand;

    internal Visit(WebStand stand, IBrowserContext context, IPage page)
    {
        (this.stand, Context, Page) = (stand, context, page);
        // An answer that is a refusal is written down by the browser itself; the tests look at what the page makes of it.
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("blocked by Playwright", StringComparison.Ordinal)) complaints.Enqueue(message.Text); };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) => { if (!request.Url.StartsWith(stand.Address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) elsewhere.Enqueue(request.Url); };
        // But for streams, which never end.
        page.Request += (_, request) => { if (!request.Url.EndsWith("/stream", StringComparison.Ordinal)) waiting.TryAdd(request, true); };
        page.RequestFinished += (from, request) => waiting.TryRemove(request, out _);
        page.RequestFailed += (from, request) => waiting.TryRemove(request, out _);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
    }

    /// <summary>Waits until the page has what it asked for.</summary>
    public async Task Quiet()
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        for (var quiet = 0; quiet < 3; quiet = waiting.IsEmpty ? quiet + 1 : 0)
        {
            DateTime.UtcNow.ShouldBeLessThan(limit, $"Still waited for: {string.Join(' ', waiting.Keys.Select(r => r.Url))}");
            await Task.Delay(100);
        }
    }

    /// <summary>The code that the page reveals, as in Development.</summary>
    public Task<string> RevealedCode() => Page.Locator("[data-code]").InnerTextAsync();

    public Task Press(string button) => Button(button).ClickAsync();

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task Type(string label, string text) => Field(label).FillAsync(text);

    /// <summary>From the list that opens below a field, which shows what is chosen then.</summary>
    public async Task Choose(string field, string choice)
    {
        var box = Page.GetByRole(AriaRole.Combobox, new() { Name = field, Exact = true });
        await box.ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
        await box.Filter(new() { HasText = choice }).WaitForAsync();
    }

    /// <summary>Six digits into the field for codes, as somebody types them.</summary>
    public async Task TypeCode(string code)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Code from the mail" }).ClickAsync();
        await Page.Keyboard.TypeAsync(code);
    }

    public Task<IResponse> Asks(string path) => Page.WaitForResponseAsync(response => response.Url.Contains(path, StringComparison.Ordinal));

    /// <summary>Waits until that is the address. Asked of the browser again and again: WaitForURL misses a navigation that ends between its look at the address and its wait.</summary>
    public Task At(string path) => Assertions.Expect(Page).ToHaveURLAsync(stand.Address + path, new() { Timeout = 30_000 });

    /// <summary>By the cookie that a sign-in leaves, without its pages.</summary>
    public async Task SignInBeforehand(Client person)
    {
        var name = $"workforceos-access-token-{person.Company ?? "root"}";
        await Context.AddCookiesAsync([new() { Name = name, Value = person.Token!, Url = stand.Address, HttpOnly = true }]);
    }

    /// <summary>The whole clock goes on, the page's and the host's.</summary>
    public async Task Wait(TimeSpan time)
    {
        stand.Clock.Advance(time);
        await Page.Clock.RunForAsync((long)time.TotalMilliseconds);
    }

    /// <summary>Findings of axe, each with where it is.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js")));
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.map(v => ({ id: v.id, help: v.help, where: v.nodes.map(n => n.html + ' ' + (n.any[0]?.message ?? '')).join(' | ') })))");
        return [.. found.EnumerateArray().Select(v => $"{v.Str("id")}: {v.Str("help")}: {v.Str("where")}")];
    }

    public Task Picture(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(WebStand.Pictures, name + ".png"), Animations = ScreenshotAnimations.Disabled });

    public async ValueTask DisposeAsync()
    {
        if (!Page.IsClosed) await Picture($"last-{TestContext.Current.TestCase?.TestMethodName}{(Page.ViewportSize?.Width < 640 ? "-phone" : "")}");
        await Context.DisposeAsync();
        complaints.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
    }
}
