using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static ApiKeyId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A key with which a program acts as its person, with at most that person's rights.</summary>
[Tracked("auth", "apiKey")]
internal sealed class ApiKey : Record<ApiKeyId>
{
    /// <summary>Of a key that nobody gave an end.</summary>
    public static readonly TimeSpan UsualLifetime = TimeSpan.FromDays(365);

    public UserId UserId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The key's last four characters.</summary>
    public string Hint { get; init; } = "";

    /// <summary>SHA-256 of the whole key.</summary>
    [Secret]
    public byte[] KeyHash { get; init; } = [];

    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
