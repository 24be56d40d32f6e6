using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host;

/// <summary>Prints a surface's document, for whoever makes a client of it: without a database or settings of its own, and starting nothing.</summary>
internal static class DocumentCommands
{
    private const string OpenApi = "--openapi";
    private const string NoDatabase = "Host=none;Database=none;Username=none;Password=none";

    public static bool AreIn(string[] args) => args.Contains(OpenApi);

    /// <returns>The program's exit code.</returns>
    /// <exception cref="BadConfigurationException">There is no such surface; the message is a sentence.</exception>
    public static async Task<int> Run(string[] args, CancellationToken cancel)
    {
        var wanted = args.SkipWhile(a => a is not OpenApi).Skip(1).FirstOrDefault();
        await using var app = WorkforceHost.Create(["--environment=Development"], NoDatabase);
        var dialects = app.Services.GetRequiredService<Dialects>().All;
        var dialect = dialects.FirstOrDefault(d => d.Surface.Name == wanted)
            ?? throw new BadConfigurationException($"{OpenApi} needs the name of a surface: {string.Join(" or ", dialects.Select(d => d.Surface.Name))}.");
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(new SurfaceDocument(app.Services.GetRequiredService<ApiMap>(), dialect).Bytes, cancel);
        return 0;
    }
}
