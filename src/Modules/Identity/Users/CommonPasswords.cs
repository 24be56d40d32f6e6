namespace WorkforceOS.Identity;

/// <summary>The passwords that are guessed first.</summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> All = Read();

    public static bool Contain(string password) => All.Contains(password);

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("# ", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
