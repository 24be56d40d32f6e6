using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Storage;
using WorkforceOS.Files.Upkeep;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>A host whose files lie on disk, and what modules do with them.</summary>
public class FilesHost : TestHost
{
    internal IObjectStorage Storage => Services.GetRequiredService<IObjectStorage>();

    internal static NewFile New(int size, UserId? owner = null, string category = "certificate", FileBucket bucket = FileBucket.Uploads, string type = "application/pdf") =>
        new(bucket, ["uploads", NewId.At(TimeProvider.System).ToString("N"), "proof.pdf"], type, Bytes(size), category) { Owner = owner };

    internal Task<FileFacts> Put(Guid company, NewFile file) => this.Ask<IFiles, FileFacts>(company, files => files.Put(file, CancellationToken.None));

    internal Task<byte[]?> Read(Guid company, FileFacts file) => this.Ask<IFiles, byte[]?>(company, async files => (await files.Read(file.Id, CancellationToken.None))?.ToArray());

    internal Task<FileFacts?> Find(Guid company, string uri) => this.Ask<IFiles, FileFacts?>(company, files => files.Find(uri, CancellationToken.None));

    internal Task<bool> Delete(Guid company, StoredFileId id) => this.Ask<IFiles, bool>(company, async files =>
    {
        await files.Delete(id, CancellationToken.None);
        return true;
    });

    /// <summary>The address, whole; null where there is none.</summary>
    internal async Task<Uri?> Link(Guid company, FileFacts file, TimeSpan? goodFor = null)
    {
        var links = await this.Ask<IFiles, IReadOnlyDictionary<string, FileLink>>(company, files => files.Links([file.Uri, "gs://workforceos-uploads/nothing", "nonsense"], goodFor ?? TimeSpan.FromMinutes(5), CancellationToken.None));
        links.Count.ShouldBeLessThanOrEqualTo(1);
        return links.TryGetValue(file.Uri, out var link) ? new Uri(Http.BaseAddress!, link.Url) : null;
    }

    /// <summary>Inside a transaction that ends as the work says.</summary>
    internal Task InTransaction(Guid company, Func<IFiles, Task> work, bool commits) => Services.GetRequiredService<Scopes>().Run(Caller.Platform(new(company), "test"), async unit =>
    {
        await using var transaction = await unit.GetRequiredService<Scope>().Begin(CancellationToken.None);
        await work(unit.GetRequiredService<IFiles>());
        if (commits) await transaction.Commit(CancellationToken.None);
    }, CancellationToken.None);

    internal Task<bool> IsStored(Guid company, FileFacts file) => Storage.Exists(KeyOf(company, file), CancellationToken.None);

    internal static ObjectKey KeyOf(Guid company, FileFacts file) => new(new(company), file.BucketName.EndsWith("evidence", StringComparison.Ordinal) ? FileBucket.Evidence : FileBucket.Uploads, file.Id);

    internal async Task<long> Count(string table)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM files.{table}", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    internal async Task Move()
    {
        await RunJob(MovePending.Name);
        (await Count("pending")).ShouldBe(0);
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }
}

/// <summary>The same with a storage that speaks S3.</summary>
public sealed class S3FilesHost : FilesHost
{
    private S3Server? server;

    protected override Dictionary<string, string?> Settings => server!.Settings;

    public override async ValueTask InitializeAsync()
    {
        server = await S3Server.Start();
        await base.InitializeAsync();
    }

    protected override async ValueTask CleanUp()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
