using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Host;

/// <summary>Puts the host together: database, schema, modules, wire. Tests build the same.</summary>
public static class WorkforceHost
{
    /// <param name="connectionString">The owner's, of a database with the current schema.</param>
    /// <param name="adjust">For tests: other clock, other doors.</param>
    /// <exception cref="BadConfigurationException">A setting is not usable; the message is a sentence.</exception>
    public static WebApplication Create(string[] args, string connectionString, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 6 * 1024 * 1024;
        });
        builder.Services.AddKernel(new Database(connectionString));
        builder.Services.AddSingleton(builder.Configuration.Options<RateLimitOptions>(RateLimitOptions.Section));
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton(builder.Configuration.Options<StreamOptions>(StreamOptions.Section));
        builder.Services.AddSingleton<Calls>();
        builder.Services.AddModules(builder.Configuration);
        var api = Modules.Map();
        builder.Services.AddSingleton(api);
        if (builder.Configuration.GetValue("Worker:Enabled", true)) builder.Services.AddHostedService<Worker>();

        var app = builder.Build();
        app.Use((http, next) => RequestIds.Give(http, next, http.RequestServices.GetRequiredService<TimeProvider>()));
        app.Use(FrameworkAnswers.Speak);
        app.UseRouting();
        var calls = app.Services.GetRequiredService<Calls>();
        foreach (var operation in api.Operations) app.MapMethods(operation.Pattern, [operation.Method], http => calls.Run(operation, http)).WithMetadata(operation);
        return app;
    }
}
