using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using WorkforceOS.Contracts.Subscriptions;

namespace WorkforceOS.Subscriptions;

/// <summary>The app's pages, and which addresses are ours to send people back to.</summary>
internal sealed class WebPages(IConfiguration configuration)
{
    private readonly string? url = configuration["Web:Url"] is { Length: > 0 } own ? own.TrimEnd('/') : configuration["FRONTEND_URL"] is { Length: > 0 } other ? other.TrimEnd('/') : null;
    private readonly string[] origins = configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];

    /// <param name="http">Null where nobody asks over HTTP: the address is then one below the app's.</param>
    public string Checkout(HttpContext? http, string codename, CompanySubscriptionId order) => $"{url ?? (http is null ? "" : Own(http))}/{codename}/subscription/pay?orderId={order}";

    /// <summary>So that nobody is led elsewhere by us.</summary>
    public bool IsOurs(HttpContext http, string address)
    {
        var origin = new Uri(address).GetLeftPart(UriPartial.Authority);
        return origins.Append(url is null ? Own(http) : new Uri(url).GetLeftPart(UriPartial.Authority)).Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static string Own(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
