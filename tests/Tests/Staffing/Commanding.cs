using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Commands and questions of whoever acts for a client.</summary>
internal static class Commanding
{
    public static Task<Reply> Command(this Marketplace market, string path, object? with = null, Client? by = null, string method = "POST", string? key = null) =>
        (by ?? market.Company.Owner).Do(method, $"/commands/{path}", Marketplace.Merged(new { tenantId = market.CompanyId().Value }, with), key);

    public static Task<Reply> Ask(this Marketplace market, string path, Client? by = null) => (by ?? market.Company.Owner).Get($"/query/tenants/{market.CompanyId().Value}/{path}");

    /// <summary>An order of a client for one shift with one role.</summary>
    public static object NewOrder(this Marketplace market, DateTimeOffset starts, object? with = null, int workers = 1) => Marketplace.Merged(new
    {
        businessId = market.Business, title = "Banquet",
        shifts = new[] { new { startsAt = starts, endsAt = starts.AddHours(6), requiredWorkers = workers, roles = new[] { new { roleCode = "BARISTA", roleName = "Barista", workersNeeded = workers } } } },
    }, with);
}
