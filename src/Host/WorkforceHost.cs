using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration.Memory;
using WorkforceOS.Files;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Host;

/// <summary>Puts the host together: database, schema, modules, wire. Tests build the same.</summary>
public static class WorkforceHost
{
    private const int LargestRequest = 6 * 1024 * 1024;

    /// <param name="connectionString">The owner's, of a database with the current schema.</param>
    /// <param name="adjust">Further settings; for tests also another clock, another port.</param>
    /// <param name="more">For tests: further doors.</param>
    /// <exception cref="BadConfigurationException">A setting is not usable; the message is a sentence.</exception>
    public static WebApplication Create(string[] args, string connectionString, Action<WebApplicationBuilder>? adjust = null, Action<ApiMap>? more = null)
    {
        var builder = Builder(args);
        Defaults(builder.Configuration);
        Logs.Write(builder.Logging, builder.Environment);
        adjust?.Invoke(builder);

        var api = Modules.Map();
        more?.Invoke(api);
        Listen(builder);
        builder.Services.AddKernel(_ => HostDatabase.ForWork(connectionString, builder.Configuration));
        builder.Services.AddModules(builder.Configuration);
        builder.Services.AddSingleton(api);
        AddWire(builder);
        AddWatching(builder);
        if (builder.Configuration.GetValue("Worker:Enabled", true)) builder.Services.AddHostedService<Worker>();

        var app = builder.Build();
        Pipeline(app);
        Map(app, api);
        return app;
    }

    /// <summary>Settings are read once. To hear of changes, the framework would watch everything below the working folder, and be woken by each write to the data in it.</summary>
    public static WebApplicationBuilder Builder(string[] args) => WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);

    /// <summary>Where nothing else is said; every other source of settings stands above these.</summary>
    private static void Defaults(ConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>(Logs.Levels);
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
            defaults["urls"] = "http://localhost:5080";
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }

    private static void Listen(WebApplicationBuilder builder)
    {
        var connections = builder.Configuration.Options<ConnectionOptions>(ConnectionOptions.Section);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MaxConcurrentConnections = connections.Most;
        });
        Proxies.Add(builder);
        Compression.Add(builder.Services);
    }

    private static void AddWire(WebApplicationBuilder builder)
    {
        Origins.Add(builder);
        WebApp.Add(builder);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddSingleton(builder.Configuration.Options<RateLimitOptions>(RateLimitOptions.Section));
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton(builder.Configuration.Options<StreamOptions>(StreamOptions.Section));
        builder.Services.AddSingleton<ConcurrencyLimits>();
        builder.Services.AddSingleton<RequestSignIn>();
        builder.Services.AddSingleton<Dialect, CompanyDialect>();
        builder.Services.AddSingleton<Dialect, StaffingDialect>();
        builder.Services.AddSingleton<Dialects>();
        builder.Services.AddSingleton<OperationEndpoint>();
        builder.Services.AddAuthentication(SessionAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(SessionAuthentication.SignedInPolicy);
    }

    private static void AddWatching(WebApplicationBuilder builder)
    {
        var stop = builder.Configuration.Options<StopOptions>(StopOptions.Section);
        builder.Services.AddSingleton(stop);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(stop.DrainSeconds + stop.FinishSeconds));
        builder.Services.AddSingleton<Health>();
        builder.Services.AddHostedService<Drain>();
        builder.Services.AddSingleton<RequestLog>();
        Telemetry.Add(builder);
    }

    private static void Pipeline(WebApplication app)
    {
        var dialects = app.Services.GetRequiredService<Dialects>();
        Proxies.Use(app);
        app.Use((http, next) => RequestIds.Give(http, next, dialects, http.RequestServices.GetRequiredService<TimeProvider>()));
        app.Use((http, next) => http.RequestServices.GetRequiredService<RequestLog>().Write(http, next));
        app.UseHsts();
        app.Use(SecurityHeaders.Give);
        app.UseResponseCompression();
        app.Use((http, next) => FrameworkAnswers.Speak(http, next, dialects));
        app.Use(Origins.Complete);
        app.UseCors();
        app.UseRouting();
        app.Use(WebApp.Serve);
        app.Use(OtherEndpoints.Count);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static void Map(WebApplication app, ApiMap api)
    {
        var (endpoint, dialects) = (app.Services.GetRequiredService<OperationEndpoint>(), app.Services.GetRequiredService<Dialects>());
        foreach (var operation in api.Operations)
        {
            var dialect = dialects.Of(operation.Surface);
            string[] methods = operation.Method is "GET" ? ["GET", "HEAD"] : [operation.Method];
            foreach (var pattern in operation.Aliases.Prepend(operation.Pattern)) app.MapMethods(pattern, methods, http => endpoint.Run(operation, dialect, http)).WithMetadata(operation);
        }
        Health.Map(app);
        Pages.Map(app);
        app.MapFileLinks();
    }
}

/// <summary>How many may be connected at once. Section <c>Connections</c>.</summary>
internal sealed record ConnectionOptions
{
    public const string Section = "Connections";

    /// <summary>Open streams and idle connections included; one more is closed at once.</summary>
    [Range(10, 1_000_000)]
    public int Most { get; init; } = 10_000;
}
