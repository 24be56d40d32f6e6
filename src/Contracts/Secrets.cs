using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Identity;

/// <summary>Hashes of short secrets that people type or carry, such as a PIN or the number of a badge, by which their owner is found again.</summary>
public interface ISecretHashes
{
    /// <summary>
    /// Slow, salted with the company, and keyed by a secret of the hosts that is not in the database: whoever has only a copy of that cannot
    /// try all PINs. The same secret has the same hash within a company, and another one in every other.
    /// </summary>
    /// <param name="purpose">What the secret is for; the same secret for something else has another hash.</param>
    /// <returns>The hash, and after it the one under the hosts' previous key, where there is one. Null when there was no turn to be had.</returns>
    Task<IReadOnlyList<byte[]>?> Of(string purpose, CompanyId company, string secret, CancellationToken cancel);
}

/// <summary>Seals what must not be read from a copy of the database, under the secret of the hosts that is not in it.</summary>
public interface ISecretBox
{
    /// <param name="purpose">What is sealed for one opens for no other.</param>
    byte[] Seal(string purpose, ReadOnlySpan<byte> open);

    /// <returns>What was sealed, and whether under the hosts' previous secret, so that it is to be sealed anew; null where it was under another one.</returns>
    (byte[] Opened, bool IsFormer)? Open(string purpose, ReadOnlySpan<byte> box);
}

/// <summary>Whoever keeps what <see cref="ISecretBox"/> sealed.</summary>
public interface ISealedRows
{
    /// <summary>Seals anew what was sealed under the hosts' previous secret.</summary>
    /// <returns>How much of it.</returns>
    Task<int> Reseal(CancellationToken cancel);
}
