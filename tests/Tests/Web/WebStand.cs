using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>A host with the built web app, and Chromium to open it in. One of each for all tests of pages; each test has a context of its own.</summary>
public sealed class WebStand : TestHost
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private PaymentStand? payments;

    /// <summary>What each test saw last, and pictures of every page.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "web-tests")).FullName;

    public static string App { get; } = Path.Combine(Repository.Root, "artifacts", "web");

    public string Address => Http.BaseAddress!.ToString().TrimEnd('/');

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser is not started.");

    protected override Dictionary<string, string?> Settings => new(payments!.Settings) { ["Web:Enabled"] = "true", ["Web:Root"] = App, ["Web:Url"] = null, ["Identity:EmailTwoFactor"] = "true" };

    public override async ValueTask InitializeAsync()
    {
        // Browsers keep cookies by the time that it is.
        Clock.Now = DateTimeOffset.UtcNow;
        payments = await PaymentStand.Start(Clock);
        await base.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = System.Environment.GetEnvironmentVariable("WORKFORCEOS_CHROMIUM") ?? "/usr/bin/chromium", Args = Flags });
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
        if (payments is not null) await payments.DisposeAsync();
    }

    /// <summary>A browser of a stranger's, on the host's clock, which is written down whatever it complains of.</summary>
    public async Task<Visit> Visit(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string language = "en-GB", string zone = "Pacific/Auckland", bool worker = false)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = language,
            TimezoneId = zone,
            HasTouch = width < 640,
            IsMobile = width < 640,
            // What it fetches and answers would stand between the tests and the host.
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        // Machines that test are busy.
        context.SetDefaultTimeout(30_000);
        context.SetDefaultNavigationTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new() { TimeDate = Clock.Now.UtcDateTime });
        return new Visit(this, context, page);
    }
}

[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebStand>
{
    public const string Name = "Web pages";
}
