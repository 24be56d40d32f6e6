using WorkforceOS.Host;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Schema;

var configuration = WebApplication.CreateBuilder(args).Configuration;
using var logging = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Information));
try
{
    await using var database = await HostDatabase.Open(configuration, logging.CreateLogger("WorkforceOS.Database"), CancellationToken.None);
    if (args.Contains("--migrate")) return 0;

    await using var app = WorkforceHost.Create(args, database.ConnectionString);
    if (args.Contains("--rotate-keys"))
    {
        await app.Services.RotateSigningKeys(CancellationToken.None);
        return 0;
    }
    await app.RunAsync();
    return 0;
}
catch (Exception sentence) when (sentence is BadConfigurationException or LocalPostgresException or MigrationException)
{
    await Console.Error.WriteLineAsync(sentence.Message);
    return 1;
}
