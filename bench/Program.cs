using System.Runtime.InteropServices;
using WorkforceOS.Bench;
using WorkforceOS.Host;
using WorkforceOS.Schema;

if (Wish.Of(args) is not { } wish)
{
    await Console.Error.WriteLineAsync("bench/run [fill|measure|all] [--quick|--punches|--market|--reports] [--per-second <punches>] [--only <word of a title>]");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using var database = await BenchDatabase.Open(wish.Size, stop.Token);
    if (wish.Fills) await new FillDatabase(database, wish.Size).Run(stop.Token);
    if (!wish.Measures) return 0;

    var measurement = await new Measure(database, wish.Size, wish.Only).Run(stop.Token);
    Console.WriteLine(measurement.Table());
    if (wish.IsWhole) measurement.Publish();
    return measurement.HasFailures ? 1 : 0;
}
catch (Exception sentence) when (sentence is BenchException or LocalPostgresException or MigrationException)
{
    await Console.Error.WriteLineAsync(sentence.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
