using System.Reflection;

namespace WorkforceOS.Tests.Kit;

/// <summary>What tests look at beside the product: the files of the repository, and the assemblies of its modules.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Modules { get; } = [.. Directory.EnumerateDirectories(Path.Combine(Root, "src", "Modules")).Where(d => Directory.EnumerateFiles(d, "*.csproj").Any()).Select(d => Path.GetFileName(d)!).Order()];

    public static IReadOnlyList<string> Surfaces { get; } = [.. Directory.EnumerateDirectories(Path.Combine(Root, "src", "Surfaces")).Where(d => Directory.EnumerateFiles(d, "*.csproj").Any()).Select(d => Path.GetFileName(d)!).Order()];

    public static IReadOnlyList<Assembly> ModuleAssemblies { get; } = [.. Modules.Select(m => Assembly.Load($"WorkforceOS.{m}"))];

    /// <summary>Hand-written C# of the product, by its path in the repository.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(f => (Path.GetRelativePath(Root, f), File.ReadAllLines(f)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkforceOS.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
