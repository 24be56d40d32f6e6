using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A pair of keys that sessions' tokens are signed with. One is in use; retired ones check what they signed until that expires.</summary>
internal sealed class SigningKey : IGlobal
{
    public Guid Id { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>PEM.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>PKCS#8, sealed by the <see cref="Vault"/>.</summary>
    [Secret]
    public byte[] PrivateKey { get; set; } = [];
}
