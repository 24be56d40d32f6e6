using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>One's own keys; for admins everybody's, so that they can revoke them.</summary>
internal static class ListApiKeys
{
    public static readonly Filters<ApiKey> Filters = new Filters<ApiKey>()
        .Id("userId", k => k.UserId)
        .Text("name", k => k.Name)
        .Instant("expiresAt", k => k.ExpiresAt)
        .Instant("lastUsedAt", k => k.LastUsedAt);

    public static async Task<Result<Page<ApiKeyView>>> Handle(ListOf<ApiKey> list, IdentityDb db, Caller caller, CancellationToken cancel)
    {
        var visible = caller.IsAdmin ? db.ApiKeys : db.ApiKeys.Where(k => k.UserId == caller.User);
        return (await list.Read(visible, cancel)).Select(ApiKeyView.Of);
    }
}
