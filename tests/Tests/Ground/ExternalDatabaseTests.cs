using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Schema;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>A database of somebody else's, reached by TLS and believed only with the right certificate.</summary>
public sealed class ExternalDatabaseTests
{
    [Fact]
    public async Task The_connection_string_decides_whom_to_believe()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await LocalPostgres.Start(folder.Path, log: null, durable: false, CancellationToken.None);
        var (authority, server) = Certificates();
        var (ours, strangers) = (Path.Combine(folder.Path, "ours.pem"), Path.Combine(folder.Path, "strangers.pem"));
        await File.WriteAllTextAsync(ours, authority.ExportCertificatePem());
        await File.WriteAllTextAsync(strangers, Certificates().Authority.ExportCertificatePem());
        await ServeTls(postgres.ConnectionString, server);

        string Through(string rootCertificate) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
        {
            SslMode = SslMode.VerifyFull, RootCertificate = rootCertificate, GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

        await Migrator.Run(Through(ours), log: null, CancellationToken.None);
        await using (var connection = new NpgsqlConnection(Through(ours)))
        {
            await connection.OpenAsync();
            await using var ask = new NpgsqlCommand("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", connection);
            (await ask.ExecuteScalarAsync()).ShouldBe(true);
        }
        var logins = WorkLogins.Of(Through(ours));
        await using var database = new Database(logins.AsApp(Through(ours)), logins.AsSystem(Through(ours)));
        await using (await database.OpenFor(CompanyId.Root, CancellationToken.None)) { }

        await Should.ThrowAsync<NpgsqlException>(() => Migrator.Run(Through(strangers), log: null, CancellationToken.None));
    }

    private static (X509Certificate2 Authority, X509Certificate2 Server) Certificates()
    {
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var authority = authorityRequest.CreateSelfSigned(from, until);

        var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serverRequest = new CertificateRequest("CN=database", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        serverRequest.CertificateExtensions.Add(names.Build());
        return (authority, serverRequest.Create(authority, from.AddHours(1), until.AddHours(-1), [1, 2, 3, 4]).CopyWithPrivateKey(serverKey));
    }

    /// <summary>The server writes its files itself: they must be its own, and closed to everybody else.</summary>
    private static async Task ServeTls(string connectionString, X509Certificate2 server)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await Write("server.crt", server.ExportCertificatePem());
        await Write("server.key", server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        foreach (var sql in new[] { "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()" }) await Execute(sql);
        // The reload is told to the server; it takes it up in a moment.
        await Task.Delay(TimeSpan.FromSeconds(1));

        Task Write(string file, string pem) => Execute($"COPY (SELECT unnest(string_to_array('{pem.ReplaceLineEndings("\n")}', E'\\n'))) TO PROGRAM 'umask 077 && cat > {file}'");

        async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
