namespace WorkforceOS.Tests.Kit;

/// <summary>Calls to a host that may be killed meanwhile.</summary>
public static class CutOff
{
    /// <returns>Null where the host was gone before it had answered.</returns>
    public static async Task<Reply?> UnlessKilled(this Task<Reply> call)
    {
        try
        {
            return await call;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
