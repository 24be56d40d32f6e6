namespace WorkforceOS.Kernel;

public static class Stopping
{
    /// <summary>A stop that was asked for. A call that gave up waiting for somebody looks the same, and is a failure like any other.</summary>
    public static bool IsStop(this Exception failure, CancellationToken asked) => failure is OperationCanceledException && asked.IsCancellationRequested;
}
