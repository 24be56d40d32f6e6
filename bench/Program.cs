using WorkforceOS.Bench;
using WorkforceOS.Host;
using WorkforceOS.Schema;

var wanted = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "all";
var quick = args.Contains("--quick");
var known = wanted is "fill" or "measure" or "all" && args.All(a => !a.StartsWith('-') || a is "--quick");
if (!known)
{
    await Console.Error.WriteLineAsync("bench/run [fill|measure|all] [--quick]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var size = quick ? Size.Quick : Size.Full;
    await using var database = await BenchDatabase.Open(size, stop.Token);
    await new FillDatabase(database, size).Run(stop.Token);
    if (wanted is "fill") return 0;

    var measurement = await new Measure(database, size).Run(stop.Token);
    Console.WriteLine(measurement.Table());
    if (!quick) measurement.Publish();
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
