using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace WorkforceOS.Files.Storage;

/// <summary>Objects as files below one folder, for this user alone. Each is written aside, flushed to the disk and renamed, and the folder's entry flushed too.</summary>
internal sealed partial class DiskStorage(string root) : IObjectStorage, IDisposable
{
    /// <summary>A flush keeps a thread: with more at once requests would wait for theirs.</summary>
    private const int MostAtOnce = 2;

    private const string Aside = ".part";
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ConcurrentDictionary<string, bool> durableFolders = [];
    private readonly SemaphoreSlim writing = new(MostAtOnce);

    public void Dispose() => writing.Dispose();

    public async Task Put(ObjectKey key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            await Write(PathOf(key), bytes, cancel);
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task<byte[]?> Read(ObjectKey key, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(key), cancel);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<bool> Exists(ObjectKey key, CancellationToken cancel) => Task.FromResult(File.Exists(PathOf(key)));

    public Task Delete(ObjectKey key, CancellationToken cancel)
    {
        var path = PathOf(key);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Task.CompletedTask;
        File.Delete(path + Aside);
        File.Delete(path);
        Flush(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    public Task<string?> Presign(ObjectKey key, string contentType, string disposition, TimeSpan goodFor) => Task.FromResult<string?>(null);

    private async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeDurable(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        await using (var file = new FileStream(path + Aside, options))
        {
            await file.WriteAsync(bytes, cancel);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        File.Move(path + Aside, path, overwrite: true);
        Flush(folder);
    }

    private string PathOf(ObjectKey key) => Path.Combine(root, key.ToString());

    /// <summary>A new folder is lost with a crash of the machine until the one above it is flushed.</summary>
    private void MakeDurable(string folder)
    {
        if (durableFolders.ContainsKey(folder)) return;
        var above = Path.GetDirectoryName(folder)!;
        if (folder.Length > root.Length) MakeDurable(above);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnFolder);
        if (Directory.Exists(above)) Flush(above);
        durableFolders[folder] = true;
    }

    /// <summary>The entries of a folder; .NET itself opens none.</summary>
    private static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        if (handle < 0) throw new IOException($"{folder} cannot be opened to be flushed: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Synchronize(handle) != 0) throw new IOException($"{folder} cannot be flushed: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
