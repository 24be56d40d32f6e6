using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Host;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Subscriptions;

namespace WorkforceOS.Tests.Kit;

/// <summary>The whole product on a port of its own, with a database of its own and a clock that the test sets. Jobs run when the test says so.</summary>
public class TestHost : IAsyncLifetime
{
    private WebApplication? app;

    public TestClock Clock { get; init; } = new();

    /// <summary>Codes are revealed, as in Development; mails go to this folder.</summary>
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("workforceos-test-").FullName;

    public string ConnectionString { get; private set; } = "";

    public IServiceProvider Services => app!.Services;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 200 });

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await Database();
        app = WorkforceHost.Create([$"--environment={Environment}"], ConnectionString, Adjust, Map);
        MapEndpoints(app);
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (app is not null) await app.DisposeAsync();
        await CleanUp();
        if (Directory.Exists(DataFolder)) Directory.Delete(DataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs one job now, as if it were due.</summary>
    public Task RunJob(string name) => Services.GetRequiredService<JobRunner>().Run(name, CancellationToken.None);

    /// <summary>Delivers what the outbox still holds, as the worker would.</summary>
    public async Task DeliverOutbox()
    {
        while (await Services.GetRequiredService<OutboxDelivery>().DeliverDue(CancellationToken.None) > 0) { }
    }

    /// <summary>A caller who is not signed in, at a company (or at the platform, with none).</summary>
    public Client Visitor(string? company = null) => new(Http, company);

    /// <summary>A database of its own, unless a test wants several hosts on one.</summary>
    protected virtual Task<string> Database() => Cluster.NewDatabase();

    /// <summary>No environment that the product knows: what a test wants of Development it sets itself.</summary>
    protected virtual string Environment => "Testing";

    /// <summary>Puts away what stands under the host, when it is gone.</summary>
    protected virtual ValueTask CleanUp() => ValueTask.CompletedTask;

    /// <summary>Settings that a test class wants otherwise.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Further doors that a test class wants, beside the product's.</summary>
    protected virtual void Map(ApiMap api)
    {
    }

    /// <summary>Endpoints beside the operations, as a library would map them.</summary>
    protected virtual void MapEndpoints(WebApplication app)
    {
    }

    /// <summary>What stands behind them, or in the place of what the product would use.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WORKFORCEOS_DATA"] = DataFolder,
            ["Worker:Enabled"] = "false",
            ["Web:Enabled"] = "false",
            ["Mail:ToFiles"] = "true",
            ["Identity:RevealCodes"] = "true",
            ["Identity:PasswordIterations"] = "1000",
            ["Identity:SuperAdmin:Email"] = "admin@workforceos.test",
            ["Identity:SuperAdmin:Password"] = "a-super-secret-1",
            ["RateLimits:SignInPerMinute"] = "100000",
            ["RateLimits:UploadsPerMinute"] = "100000",
            ["RateLimits:Burst"] = "100000",
            ["RateLimits:PerSecond"] = "100000",
            ["RateLimits:UnknownPerMinute"] = "100000",
            ["RateLimits:AtOncePerSession"] = "100000",
            ["RateLimits:AtOncePerCompany"] = "100000",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        // Outside Development the product itself would refuse revealed codes and make no demo.
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().Options<IdentityOptions>(IdentityOptions.Section) with { HasDemo = true });
        // The same holds of Stripe's stand-in.
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().Options<StripeOptions>(StripeOptions.Section) with { MayStandIn = true });
        builder.Logging.ClearProviders();
        Add(builder.Services);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
    }
}
