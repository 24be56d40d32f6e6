using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>A key on the wire, without the key.</summary>
internal record ApiKeyView : View
{
    public UserId UserId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The key's last four characters.</summary>
    public string Hint { get; init; } = "";
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    public static ApiKeyView Of(ApiKey key) =>
        new ApiKeyView { UserId = key.UserId, Name = key.Name, Hint = key.Hint, ExpiresAt = key.ExpiresAt, LastUsedAt = key.LastUsedAt }.Stamped(key, key.UserId);
}

/// <summary>A key that was just made, to be copied now.</summary>
internal sealed record NewApiKeyView : ApiKeyView
{
    public NewApiKeyView(ApiKey key, string secret) : base(Of(key)) => Key = secret;

    public string Key { get; }
}
