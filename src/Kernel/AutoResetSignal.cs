namespace WorkforceOS.Kernel;

/// <summary>Lets one loop sleep until there is work. Set while nobody waits, it is kept for the next who does.</summary>
internal sealed class AutoResetSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0);
    private int isSet;

    public void Set()
    {
        if (Interlocked.Exchange(ref isSet, 1) == 0) semaphore.Release();
    }

    /// <summary>Until it is set, or for so long.</summary>
    public async Task Wait(TimeSpan most, CancellationToken cancel)
    {
        // Reset before the waiter looks for work, so that what is set from now on wakes it again.
        if (await semaphore.WaitAsync(most, cancel)) Volatile.Write(ref isSet, 0);
    }

    public void Dispose() => semaphore.Dispose();
}
