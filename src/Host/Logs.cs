using Microsoft.Extensions.Logging.Console;

namespace WorkforceOS.Host;

/// <summary>Logs go to the console: lines for people in Development, JSON for machines elsewhere.</summary>
internal static class Logs
{
    /// <summary>The request log says in one line what the framework says in five, and the call's own handling says which refusal of the database is a bug.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Levels = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Critical",
        ["Logging:LogLevel:Npgsql"] = "Warning",
    };

    public static void Write(ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsDevelopment())
        {
            // The greeting says it in fewer words.
            logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Default;
            });
            return;
        }
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}
