using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>The host is killed while files come in, small ones and large ones.</summary>
public sealed class KilledUploadsTests
{
    private const int Kills = 5;
    private const int AtOnce = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Every_acknowledged_file_is_there_with_all_its_bytes_and_no_object_is_without_a_row()
    {
        var database = await Cluster.NewDatabase();
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(new Dictionary<string, string> { ["ConnectionStrings__Database"] = database, ["WORKFORCEOS_DATA"] = data.Path, ["RateLimits__UploadsPerMinute"] = "100000" });
        await host.Start();
        var company = await TestCompany.Found(host.Http);
        var worker = await Worker(database, await company.Hire());

        var acknowledged = new ConcurrentDictionary<string, byte[]>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, AtOnce).Select(_ => UploadUntil(stop.Token, worker, acknowledged)).ToList();
            for (var (before, waits) = (acknowledged.Count, 0); acknowledged.Count < before + AtOnce && waits < 400; waits++) await Task.Delay(25);
            await Task.Delay(kill * 13);
            await host.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            await host.Start();
        }

        acknowledged.Count.ShouldBeGreaterThan(Kills, "The load never got through, so nothing was proved.");
        await AllAreThere(host, worker, acknowledged);
        // What the kills left half moved is taken up after its lease.
        var until = TimeProvider.System.GetUtcNow() + Longest;
        while (await Count(database, "SELECT count(*) FROM files.pending") > 0)
        {
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(until, "Files are not moved to the storage.");
            await Task.Delay(500);
        }
        await AllAreThere(host, worker, acknowledged);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data.Path, "files"), "*", SearchOption.AllDirectories))
        {
            var id = Guid.Parse(Path.GetFileNameWithoutExtension(file));
            (await Count(database, $"SELECT (SELECT count(*) FROM files.stored_files WHERE id = '{id}') + (SELECT count(*) FROM files.removals WHERE file_id = '{id}')")).ShouldBe(1, file);
        }
    }

    private static async Task AllAreThere(HostProcess host, Client worker, ConcurrentDictionary<string, byte[]> acknowledged)
    {
        foreach (var (uri, hash) in acknowledged)
        {
            var link = (await worker.Post("/create-signed-url", new { fileUri = uri })).Should(200).Body.Str("signedUrl");
            SHA256.HashData(await host.Http.GetByteArrayAsync(link)).ShouldBe(hash, uri);
        }
    }

    private static async Task UploadUntil(CancellationToken stop, Client worker, ConcurrentDictionary<string, byte[]> acknowledged)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            byte[] bytes = [.. "%PDF-"u8, .. RandomNumberGenerator.GetBytes(n % 2 == 0 ? 3000 : 150_000)];
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            try
            {
                var reply = await worker.Send(HttpMethod.Post, "/upload-file", new MultipartFormDataContent { { content, "file", "proof.pdf" } });
                if (reply.Status is 200) acknowledged[reply.Body.Str("fileUri")!] = SHA256.HashData(bytes);
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private static async Task<Client> Worker(string database, Client person)
    {
        (await Count(database, $"""
            WITH made AS (
                INSERT INTO staffing.staff (company_id, id, is_active, record_version, created_at, updated_at, user_id, full_name, timezone, status, share_location_on_shift, profile_complete)
                SELECT company_id, gen_random_uuid(), true, 1, now(), now(), id, fullname, 'UTC', 'active', true, true FROM identity.users WHERE id = '{person.UserId}' RETURNING 1)
            SELECT count(*) FROM made
            """)).ShouldBe(1);
        return person;
    }

    private static async Task<long> Count(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(sql, connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
