using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator lets another vendor sell on the marketplace. Its name is its own there.</summary>
internal static class CreateVendor
{
    internal sealed record Input([MaxLength(200), OneLine] string Name, [MaxLength(200), OneLine] string? ServiceArea = null, [MaxLength(500), WebAddress] string? LogoUrl = null, Standing Status = Standing.Active) : IInput;

    public static async Task<Result<VendorView>> Handle(Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var vendor = new Vendor { Id = NewId.At<VendorId>(clock), CompanyId = caller.Company };
        db.Vendors.Add(vendor).CurrentValues.SetValues(new VendorDetails(request.Name.Trim(), HubDetails.OrNull(request.ServiceArea), HubDetails.OrNull(request.LogoUrl), request.Status, null, null));
        await db.SaveChangesAsync(cancel);
        return VendorView.Of(vendor);
    }
}
