using System.Diagnostics;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>For jobs that nobody waits for: the disk and the processor are for whoever waits first.</summary>
public static class Unhurried
{
    /// <summary>It rests so many times as long as it has worked.</summary>
    private const int RestsFor = 3;

    /// <summary>Does some, and rests where there is more.</summary>
    /// <param name="some">So little that nobody notices it; answers whether there may be more.</param>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> Do(Func<Task<bool>> some, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        if (!await some()) return false;
        await Task.Delay(Stopwatch.GetElapsedTime(began) * RestsFor, cancel);
        return true;
    }
}
