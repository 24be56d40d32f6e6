using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>A storage that speaks S3: the npm package s3rver, which <c>./test</c> installs.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "workforceos-test";
    private readonly TemporaryFolder folder = new();
    private readonly Process process;
    private string said = "";

    private S3Server()
    {
        var script = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(script)) throw new InvalidOperationException("s3rver is missing, and what the S3 driver does can be seen with a server only: start the tests with ./test, which installs it.");
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Endpoint = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        process = Process.Start(new ProcessStartInfo("node", [script, "--directory", folder.Path, "--address", "127.0.0.1", "--port", new Uri(Endpoint).Port.ToString(), "--silent", "--configure-bucket", Bucket])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said += line.Data;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Endpoint { get; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Files:Driver"] = "s3", ["Files:S3:Endpoint"] = Endpoint, ["Files:S3:Bucket"] = Bucket, ["Files:S3:AccessKey"] = "S3RVER", ["Files:S3:SecretKey"] = "S3RVER", ["Files:S3:PathStyle"] = "true",
    };

    public static async Task<S3Server> Start()
    {
        var server = new S3Server();
        using var http = new HttpClient();
        for (var wait = 0; ; wait++)
        {
            server.process.HasExited.ShouldBeFalse($"s3rver ended: {server.said}");
            try
            {
                (await http.GetAsync(server.Endpoint)).Dispose();
                return server;
            }
            catch (HttpRequestException) when (wait < 400)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }
}
