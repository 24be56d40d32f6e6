using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using WorkforceOS.Kernel;
using WorkforceOS.LiveWalk;

namespace WorkforceOS.Host;

/// <summary>Walks a host: the one that is named, else the one that runs here, else one that it starts for that, in Development and on data that go with it.</summary>
internal static class WalkCommands
{
    private const string Usual = "http://localhost:5080";

    public static bool AreIn(string[] args) => args.Contains(WalkOptions.Flag);

    /// <returns>The program's exit code.</returns>
    /// <exception cref="BadConfigurationException">There is nothing to walk, or not like this; the message is a sentence.</exception>
    public static async Task<int> Run(string[] args, IHostEnvironment environment, IConfiguration configuration, CancellationToken cancel)
    {
        var (options, wrong) = WalkOptions.Of(args, name => configuration[name]);
        if (options is null) throw new BadConfigurationException(wrong!);
        options = options with { Base = options.Base ?? await Running(configuration, cancel) };
        return options.Base is null ? await OfItsOwn(options, environment, cancel) : await Walking.Run(options, Console.Out, TimeProvider.System, cancel);
    }

    /// <summary>The host that listens where one would listen that is started like this; null where none does.</summary>
    private static async Task<Uri?> Running(IConfiguration configuration, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        foreach (var written in (configuration["urls"] ?? Usual).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(written, UriKind.Absolute, out var address)) continue;
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/auth-api/v1/briefcompanies"), cancel);
                if (answer.IsSuccessStatusCode) return address;
            }
            catch (Exception nobody) when (nobody is HttpRequestException || (nobody is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // Then perhaps at the next address.
            }
        }
        return null;
    }

    private static async Task<int> OfItsOwn(WalkOptions options, IHostEnvironment environment, CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) throw new BadConfigurationException($"No host runs here, and a walk starts one in Development only, which tells its codes: name the host that is to be walked by --base, or say ASPNETCORE_ENVIRONMENT=Development.");
        var folder = Directory.CreateTempSubdirectory("workforceos-walk-");
        try
        {
            string[] settings = ["--urls=http://127.0.0.1:0", $"--WORKFORCEOS_DATA={folder.FullName}", "--Demo:Enabled=false", "--Logging:LogLevel:Default=Error"];
            await using var database = await HostDatabase.Open(WorkforceHost.Builder(settings).Configuration, NullLogger.Instance, cancel);
            await using var app = WorkforceHost.Create(settings, database.ConnectionString);
            await app.StartAsync(cancel);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
            var exit = await Walking.Run(options with { Base = new Uri(address) }, Console.Out, TimeProvider.System, stopped.Token);
            await app.StopAsync(cancel);
            return exit;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
