using WorkforceOS.Contracts.Identity;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="ISecretBox"/>
internal sealed class SecretBox(Vault vault) : ISecretBox
{
    public byte[] Seal(string purpose, ReadOnlySpan<byte> open) => vault.Seal(purpose, open);

    public (byte[] Opened, bool IsFormer)? Open(string purpose, ReadOnlySpan<byte> box) => vault.Open(purpose, box);
}
