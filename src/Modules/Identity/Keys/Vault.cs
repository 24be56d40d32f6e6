using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Seals what must not be read from a copy of the database: the signing keys, and the codes that are too short to be hashed alone.</summary>
internal sealed class Vault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] present;
    private readonly byte[]? former;
    private readonly byte[] sealing;
    private readonly byte[]? formerlySealing;
    private readonly byte[] coding;
    private readonly IReadOnlyList<byte[]> finding;

    public Vault(IdentityOptions options, IConfiguration configuration)
    {
        var secret = Encoding.UTF8.GetBytes(options.KeyEncryptionSecret ?? OwnSecret(DataFolder.Of(configuration)));
        (present, former) = (secret, options.PreviousKeyEncryptionSecret is { } previous ? Encoding.UTF8.GetBytes(previous) : null);
        sealing = SealingKey(secret);
        formerlySealing = former is null ? null : SealingKey(former);
        coding = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "codes"u8.ToArray());
        finding = [.. new[] { secret, former }.OfType<byte[]>().Select(FindingKey)];
    }

    public byte[] Seal(ReadOnlySpan<byte> open) => Seal(open, sealing);

    /// <inheritdoc cref="Contracts.Identity.ISecretBox.Seal"/>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> open) => Seal(open, KeyFor(purpose, present));

    /// <inheritdoc cref="Contracts.Identity.ISecretBox.Open"/>
    public (byte[] Opened, bool IsFormer)? Open(string purpose, ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceLength + TagLength) return null;
        if (Open(box, KeyFor(purpose, present)) is { } opened) return (opened, false);
        return former is not null && Open(box, KeyFor(purpose, former)) is { } before ? (before, true) : null;
    }

    /// <exception cref="BadConfigurationException">It was sealed under another secret.</exception>
    public byte[] Open(ReadOnlySpan<byte> box) => Open(box, sealing) ?? (formerlySealing is null ? null : Open(box, formerlySealing))
        ?? throw new BadConfigurationException("The signing keys in the database were sealed under another secret. Set Identity:KeyEncryptionSecret to the one they were made with, or bring back the file identity.secret in the data folder. To change the secret, set the old one as Identity:PreviousKeyEncryptionSecret and run --reseal-keys.");

    /// <param name="subject">Whom the code is for, so that equal codes have different hashes.</param>
    public byte[] HashOf(string code, Guid subject) => HMACSHA256.HashData(coding, Encoding.UTF8.GetBytes($"{subject}:{code}"));

    /// <summary>Keyed hashes of what somebody is found by: under the present secret, then under the previous one, where there is one.</summary>
    public IReadOnlyList<byte[]> HashesOf(byte[] slowHash) => [.. finding.Select(key => HMACSHA256.HashData(key, slowHash))];

    private static byte[] Seal(ReadOnlySpan<byte> open, byte[] key)
    {
        var box = new byte[NonceLength + TagLength + open.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), open, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return box;
    }

    private static byte[] KeyFor(string purpose, byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes($"sealed {purpose}"));

    private static byte[] FindingKey(byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "short secrets"u8.ToArray());

    private static byte[] SealingKey(byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "signing keys"u8.ToArray());

    private static byte[]? Open(ReadOnlySpan<byte> box, byte[] key)
    {
        var open = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), open);
            return open;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static string OwnSecret(string folder)
    {
        var path = Path.Combine(folder, "identity.secret");
        if (File.Exists(path)) return File.ReadAllText(path);

        // Written aside and moved, so that a file with that name is a whole one.
        Directory.CreateDirectory(folder);
        var aside = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(aside, options)) file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
        return File.ReadAllText(path);
    }
}
