namespace WorkforceOS.Tests.Kit;

internal static class Repository
{
    /// <summary>The folder that README.md is in.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkforceOS.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
