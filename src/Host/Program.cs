using Microsoft.AspNetCore.Connections;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Schema;

var builder = WorkforceHost.Builder(args);
var configuration = builder.Configuration;
using var logging = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Information));
try
{
    if (DocumentCommands.AreIn(args)) return await DocumentCommands.Run(args, CancellationToken.None);
    if (KeyCommands.AreIn(args)) return await KeyCommands.Run(args, configuration, logging.CreateLogger("WorkforceOS.Database"), CancellationToken.None);
    if (PaymentCommands.AreIn(args)) return await PaymentCommands.Run(args, configuration, logging.CreateLogger("WorkforceOS.Database"), CancellationToken.None);
    if (DemoCommands.AreIn(args)) return await DemoCommands.Run(builder.Environment, configuration, logging.CreateLogger("WorkforceOS.Database"), CancellationToken.None);
    if (WalkCommands.AreIn(args)) return await WalkCommands.Run(args, builder.Environment, configuration, CancellationToken.None);

    await using var database = await HostDatabase.Open(configuration, logging.CreateLogger("WorkforceOS.Database"), CancellationToken.None);
    if (args.Contains("--migrate"))
    {
        Console.WriteLine("The schema is up to date.");
        return 0;
    }

    await using var payments = await PaymentsToTry.Start(builder.Environment, configuration);
    await using var app = WorkforceHost.Create(args, database.ConnectionString, payments.Tell);
    await app.StartAsync();
    payments.Follow(app);
    if (Environment.IsPrivilegedProcess) app.Logger.LogWarning("This host runs as root. It needs none of its rights: let it run as a user of its own.");
    Greeting.Print(app, payments.Address);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception sentence) when (sentence is BadConfigurationException or LocalPostgresException or MigrationException)
{
    await Console.Error.WriteLineAsync(sentence.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{taken.Message.TrimEnd('.')}. Stop the other program, or choose another address by ASPNETCORE_URLS.");
    return 1;
}
