using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What operators decide of a vendor, under the names of its columns.</summary>
internal sealed record VendorDetails(string Name, string? ServiceArea, string? LogoUrl, Standing Status, int? WeeklyOvertimeAfterMinutes, int? WeeklyOvertimePercent);

/// <summary>A pool of workers that sells work.</summary>
internal sealed record VendorView : View
{
    public string Name { get; init; } = "";
    public Standing Status { get; init; }
    public string? ServiceArea { get; init; }
    public string? LogoUrl { get; init; }
    public int? WeeklyOvertimeAfterMinutes { get; init; }
    public int? WeeklyOvertimePercent { get; init; }

    public static VendorView Of(Vendor vendor) => new VendorView
    {
        Name = vendor.Name, Status = vendor.Status, ServiceArea = vendor.ServiceArea, LogoUrl = vendor.LogoUrl, WeeklyOvertimeAfterMinutes = vendor.WeeklyOvertimeAfterMinutes, WeeklyOvertimePercent = vendor.WeeklyOvertimePercent,
    }.Stamped(vendor);
}

/// <summary>All vendors of the marketplace.</summary>
internal static class ListMarketplaceVendors
{
    public static readonly Filters<Vendor> Filters = new Filters<Vendor>().Text("name", v => v.Name).Choice("status", v => v.Status);

    public static async Task<Result<Page<VendorView>>> Handle(ListOf<Vendor> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Vendors, cancel)).Select(VendorView.Of);
}
