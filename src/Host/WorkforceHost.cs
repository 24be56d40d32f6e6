using Microsoft.Extensions.Configuration.Memory;
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
    /// <param name="adjust">For tests: another clock, another port.</param>
    /// <param name="more">For tests: further doors.</param>
    /// <exception cref="BadConfigurationException">A setting is not usable; the message is a sentence.</exception>
    public static WebApplication Create(string[] args, string connectionString, Action<WebApplicationBuilder>? adjust = null, Action<ApiMap>? more = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        Defaults(builder.Configuration);
        Logs.Write(builder.Logging, builder.Environment);
        adjust?.Invoke(builder);

        var api = Modules.Map();
        more?.Invoke(api);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
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

    /// <summary>Where nothing else is said; every other source of settings stands above these.</summary>
    private static void Defaults(ConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>(Logs.Levels);
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
            defaults["urls"] = "http://localhost:5080";
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }

    private static void AddWire(WebApplicationBuilder builder)
    {
        var origins = new Origins(builder.Configuration.Options<CorsOptions>(CorsOptions.Section), builder.Environment);
        builder.Services.AddSingleton(origins);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(origins.Allows).AllowCredentials().AllowAnyHeader().AllowAnyMethod()
            .WithExposedHeaders(RequestIds.Header, "Retry-After", "ETag", "Content-Disposition")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddSingleton(builder.Configuration.Options<RateLimitOptions>(RateLimitOptions.Section));
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton(builder.Configuration.Options<StreamOptions>(StreamOptions.Section));
        builder.Services.AddSingleton<Calls>();
        builder.Services.AddSingleton<CompanyDocument>();
    }

    private static void AddWatching(WebApplicationBuilder builder)
    {
        var stop = builder.Configuration.Options<StopOptions>(StopOptions.Section);
        builder.Services.AddSingleton(stop);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(stop.DrainSeconds + stop.FinishSeconds));
        builder.Services.AddSingleton<Health>();
        builder.Services.AddHostedService<Drain>();
        builder.Services.AddSingleton<RequestLog>();
        if (Telemetry.IsWanted) builder.Services.AddHostedService<Telemetry>();
    }

    private static void Pipeline(WebApplication app)
    {
        app.Use((http, next) => RequestIds.Give(http, next, http.RequestServices.GetRequiredService<TimeProvider>()));
        app.Use((http, next) => http.RequestServices.GetRequiredService<RequestLog>().Write(http, next));
        app.UseHsts();
        app.Use(SecurityHeaders.Give);
        app.Use(FrameworkAnswers.Speak);
        app.UseCors();
        app.UseRouting();
    }

    private static void Map(WebApplication app, ApiMap api)
    {
        var calls = app.Services.GetRequiredService<Calls>();
        foreach (var operation in api.Operations)
        {
            string[] methods = operation.Method is "GET" ? ["GET", "HEAD"] : [operation.Method];
            app.MapMethods(operation.Pattern, methods, http => calls.Run(operation, http)).WithMetadata(operation);
        }
        Health.Map(app);
        Pages.Map(app);
    }
}
