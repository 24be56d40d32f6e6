using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator changes a vendor. One that is inactive sells nothing more; what was ordered of it stays.</summary>
internal static class UpdateVendor
{
    /// <param name="WeeklyOvertimeAfterMinutes">Of its workers, where the marketplace has a limit; null: as there, 10080: never. So with the percentage.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Name, [MaxLength(200), OneLine] Patch<string?> ServiceArea, [MaxLength(500), WebAddress] Patch<string?> LogoUrl, Patch<Standing> Status,
        [Range(60, 10080)] Patch<int?> WeeklyOvertimeAfterMinutes, [Range(100, 400)] Patch<int?> WeeklyOvertimePercent) : IInput;

    public static async Task<Result<VendorView>> Handle(VendorId vendorId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Vendors.SingleOrDefaultAsync(v => v.Id == vendorId, cancel) is not { } vendor) return Problem.NotFound;
        db.Entry(vendor).CurrentValues.SetValues(new VendorDetails(
            change.Name.Or(vendor.Name).Trim(), HubDetails.OrNull(change.ServiceArea.Or(vendor.ServiceArea)), HubDetails.OrNull(change.LogoUrl.Or(vendor.LogoUrl)), change.Status.Or(vendor.Status),
            change.WeeklyOvertimeAfterMinutes.Or(vendor.WeeklyOvertimeAfterMinutes), change.WeeklyOvertimePercent.Or(vendor.WeeklyOvertimePercent)));
        await db.SaveChangesAsync(cancel);
        return VendorView.Of(vendor);
    }
}
