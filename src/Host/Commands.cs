using System.Diagnostics;

namespace WorkforceOS.Host;

/// <summary>Runs a program of the machine to its end, in the root folder and with a bare environment: no secret of ours and no PG* setting reaches it.</summary>
internal static class Commands
{
    public static IEnumerable<string> SearchPath =>
        Path().Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/sbin", "/sbin"]).Distinct();

    public static string? Find(string program) =>
        SearchPath.Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static async Task<(int Exit, string Output)> Run(IEnumerable<string> command, CancellationToken cancel)
    {
        var words = command.ToArray();
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path();
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static string Path() => Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
}
