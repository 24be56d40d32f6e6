using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace WorkforceOS.Bench;

/// <summary>A month's payroll of the company with the most people: calculated, calculated again, approved, and taken out with all its lines.</summary>
internal sealed class PayrollOfLargest(BenchDatabase database, SignedIn signedIn, StatementCounts counts, ClusterTime cluster, Size size)
{
    private const string Service = "/payrollReporting-api/v1";

    public string Name => $"payroll of {size.Most.ToString(CultureInfo.InvariantCulture)} people";

    public async Task<IReadOnlyList<Row>> Measured(HostProcess host, Counted background, CancellationToken cancel)
    {
        Console.WriteLine($"measuring: {Name}");
        await Tidy.Rest(database, cancel);

        // The month before finds everything cold, and is not counted.
        await Run(host, 2, cancel);
        await Tidy.Delivered(database, cancel);
        var (run, calculated) = await Row("run", new(10_000, "7,000 people < 10 s"), () => Run(host, 1, cancel));
        await Tidy.Delivered(database, cancel);
        var (_, again) = await Row("run again, nothing changed", null, () => Run(host, 1, cancel));
        await Tidy.Delivered(database, cancel);
        var (_, approved) = await Row("approval", new(20_000, "7,000 people < 20 s"), () => Approve(host, run, cancel));
        await Tidy.Delivered(database, cancel);
        var (_, exported) = await Row("export with all lines, CSV", null, () => Export(host, cancel));
        return [calculated, again, approved, exported];

        async Task<(string Run, Row Row)> Row(string what, Target? target, Func<Task<string>> work)
        {
            await counts.Reset(cancel);
            var cost = new Cost(host, cluster);
            var started = Stopwatch.GetTimestamp();
            var id = await work();
            var took = Stopwatch.GetElapsedTime(started);
            var asks = (await counts.Read(cancel)).Without(background, took);
            var asked = new LoadResult(new Latencies([took.TotalMilliseconds]), took, new Dictionary<string, int>());
            return (id, new Row($"{Name}: {what}", "one at a time", asked, cost.SoFar(), asks, asks, null, target));
        }
    }

    private async Task<string> Run(HostProcess host, int back, CancellationToken cancel)
    {
        var month = await Month(back, cancel);
        using var answer = await Ask(host, HttpMethod.Post, "/payrollruns", new { periodStart = month[0], periodEnd = month[1] }, cancel);
        var id = Of(answer).GetProperty("id").GetString()!;
        await Until(host, id, run => run.GetProperty("progress"), cancel);
        return id;
    }

    private async Task<string> Approve(HostProcess host, string run, CancellationToken cancel)
    {
        using (await Ask(host, HttpMethod.Post, $"/payrollruns/{run}/approval", new { acceptWarnings = new[] { "openRecords", "pendingLeave", "needsReview", "pendingCorrections" } }, cancel)) { }
        var approval = await Until(host, run, of => of.GetProperty("approval"), cancel);
        return approval.GetProperty("approved").GetInt32() == size.Most ? run : throw new BenchException($"Not everybody's pay is approved: {approval}"[..500]);
    }

    private async Task<string> Export(HostProcess host, CancellationToken cancel)
    {
        var month = await Month(1, cancel);
        using var request = Scenario.Ask(HttpMethod.Get, $"{Service}/payrollreports/export?format=csv&detail=lines&periodStart={month[0]}", SignedIn.Largest, signedIn.AdminOfLargest);
        using var answer = await host.Http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode && text.Count(c => c is '\n') > size.Most ? "" : throw new BenchException($"The export is not whole: {text[..Math.Min(text.Length, 500)]}");
    }

    /// <summary>What begins with the request goes on after its answer where it takes long.</summary>
    private async Task<JsonElement> Until(HostProcess host, string run, Func<JsonElement, JsonElement> progress, CancellationToken cancel)
    {
        while (true)
        {
            using var answer = await Ask(host, HttpMethod.Get, $"/payrollruns/{run}", null, cancel);
            var now = progress(Of(answer));
            if (now.GetProperty("state").GetString() is "completed") return now.Clone();
            await Task.Delay(100, cancel);
        }
    }

    private async Task<JsonDocument> Ask(HostProcess host, HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = Scenario.Ask(method, Service + path, SignedIn.Largest, signedIn.AdminOfLargest, body);
        using var answer = await host.Http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text) : throw new BenchException($"{Name} is refused: {text}");
    }

    private static JsonElement Of(JsonDocument answer) => answer.RootElement.GetProperty("payrollRun");

    private async Task<string[]> Month(int back, CancellationToken cancel) =>
        (await database.Rows($"SELECT (date_trunc('month', now()) - interval '{back} months')::date, (date_trunc('month', now()) - interval '{back - 1} months')::date - 1", cancel))[0];
}
