using System.Text;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="ISecretHashes"/>
internal sealed class SecretHashes(PasswordHashing hashing, Vault vault) : ISecretHashes
{
    /// <summary>Not an option: with another number nobody would be found any more.</summary>
    private const int Rounds = 100_000;

    public async Task<IReadOnlyList<byte[]>?> Of(string purpose, CompanyId company, string secret, CancellationToken cancel) =>
        await hashing.Derive(secret, Encoding.UTF8.GetBytes($"{purpose}:{company}"), Rounds, cancel) is { } slow ? vault.HashesOf(slow) : null;
}
