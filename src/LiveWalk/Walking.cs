namespace WorkforceOS.LiveWalk;

/// <summary>
/// Does what the guides name as validated live, against a host that runs, by HTTP alone: a line for each step with what was looked at, and
/// the first that comes to something else ends it.
/// </summary>
public static class Walking
{
    /// <param name="options">Its base is set.</param>
    /// <returns>The program's exit code: 0 where every step came to what it should.</returns>
    public static async Task<int> Run(WalkOptions options, TextWriter lines, TimeProvider clock, CancellationToken cancel)
    {
        using var line = new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(30) };
        return await Run(options, line, lines, clock, cancel);
    }

    /// <param name="line">By which the host is asked; it stays open.</param>
    internal static async Task<int> Run(WalkOptions options, HttpMessageHandler line, TextWriter lines, TimeProvider clock, CancellationToken cancel)
    {
        using var http = new HttpClient(line, disposeHandler: false) { BaseAddress = options.Base, Timeout = TimeSpan.FromSeconds(30) };
        var wire = new Wire(http, options.Patience, clock);
        var (steps, scene) = (new Steps(wire, options.Run, lines, cancel), new Scene(options.Run));
        await lines.WriteLineAsync($"Run {options.Run} at {options.Base}. Where it is cut off, --run {options.Run} goes on with it.");
        try
        {
            await Founding.Walk(steps, scene, options.Operator);
            await ClientDesk.Walk(steps, scene);
            await Workers.SignIn(steps, scene);
            await Credentials.WriteDown(steps, scene);
            await Orders.OneThatIsMissed(steps, scene);
            await Workers.Walk(steps, scene);
            await Credentials.Walk(steps, scene);
            await Orders.Walk(steps, scene);
            await Shifts.Walk(steps, scene);
            await ClockIn.Walk(steps, scene);
            await Coverage.Walk(steps, scene);
            await Money.Walk(steps, scene);
            await Reports.Walk(steps, scene);
            await Farewell.Walk(steps, scene);
        }
        catch (StepFailedException failed)
        {
            await steps.Say("FAIL", failed.Step, failed.Message);
            return 1;
        }
        catch (Exception failure) when (failure is UnexpectedException or UnansweredException)
        {
            await steps.Say("FAIL", "between two steps", failure.Message);
            return 1;
        }
        await lines.WriteLineAsync($"All {steps.Count} steps are as the guides say.");
        return 0;
    }
}
