namespace WorkforceOS.Host
{
    /// <summary>The oracle's interpreter is looked for on the path.</summary>
    internal static class Commands
    {
        public static string? Find(string name) => name;
    }
}

namespace WorkforceOS.Tests.Kit
{
    /// <summary>Where the oracles stand.</summary>
    internal static class Repository
    {
        public static string Root { get; } = Up(new DirectoryInfo(AppContext.BaseDirectory));

        private static string Up(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "WorkforceOS.slnx")) ? folder.FullName : Up(folder.Parent!);
    }
}
