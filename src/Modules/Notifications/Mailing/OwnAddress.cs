using Microsoft.Extensions.Configuration;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>Under which address people reach this installation, for links in mails. Setting <c>Web:Url</c>; without it there are none.</summary>
internal sealed class OwnAddress(IConfiguration configuration)
{
    private readonly string? url = configuration["Web:Url"] is { Length: > 0 } own ? own.TrimEnd('/') : null;

    /// <summary>Null where nobody said it.</summary>
    public string? Of(string path) => url is null ? null : url + path;
}
