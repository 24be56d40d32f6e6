namespace WorkforceOS.Host;

/// <summary>A file that only its owner can read, from its first byte on.</summary>
internal static class PrivateFile
{
    public static void Write(string path, string text)
    {
        File.Delete(path);
        using var writer = new StreamWriter(Open(path));
        writer.Write(text);
    }

    /// <summary>Opened or, if missing, made.</summary>
    public static FileStream Open(string path, FileShare share = FileShare.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
