using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>From which vendor a client may order.</summary>
internal sealed record BusinessVendorView : View
{
    public BusinessId BusinessId { get; init; }
    public VendorId VendorId { get; init; }

    /// <summary>From this one where an order says nothing.</summary>
    public bool IsDefault { get; init; }

    public ContractStatus Status { get; init; }

    public static BusinessVendorView Of(BusinessVendor contract) => new BusinessVendorView { BusinessId = contract.BusinessId, VendorId = contract.VendorId, IsDefault = contract.IsDefault, Status = contract.Status }.Stamped(contract);
}

/// <summary>All contracts of clients with vendors.</summary>
internal static class ListBusinessVendors
{
    public static readonly Filters<BusinessVendor> Filters = new Filters<BusinessVendor>().Id("businessId", c => c.BusinessId).Id("vendorId", c => c.VendorId).Choice("status", c => c.Status);

    public static async Task<Result<Page<BusinessVendorView>>> Handle(ListOf<BusinessVendor> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.BusinessVendors, cancel)).Select(BusinessVendorView.Of);
}

/// <summary>An operator lets a client order from a vendor, or ends that. One vendor at most is the usual one; whoever is made it takes the place of the one before.</summary>
internal static class SetBusinessVendor
{
    internal sealed record Input(bool IsDefault = false, ContractStatus Status = ContractStatus.Active) : IInput;

    private sealed record Terms(bool IsDefault, ContractStatus Status);

    public static async Task<Result<BusinessVendorView>> Handle(BusinessId businessId, VendorId vendorId, Input request, StaffingDb db, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Two who make different vendors the usual one come one after the other.
        await transaction.TakeTurn("staffing.contracts", businessId.Value, cancel);
        if (!await db.Businesses.AnyAsync(b => b.Id == businessId, cancel) || await db.Vendors.SingleOrDefaultAsync(v => v.Id == vendorId, cancel) is not { } vendor) return Problem.NotFound;
        if (request.IsDefault && (request.Status is not ContractStatus.Active || vendor.Status is not Standing.Active)) return OperatingProblems.VendorNotUsable;
        var contracts = await db.BusinessVendors.Where(c => c.BusinessId == businessId).ToListAsync(cancel);
        if (request.IsDefault && contracts.Find(c => c.IsDefault && c.VendorId != vendorId) is { } before)
        {
            db.Entry(before).CurrentValues.SetValues(new Terms(false, before.Status));
            await db.SaveChangesAsync(cancel);
        }
        var contract = contracts.Find(c => c.VendorId == vendorId)
            ?? db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(clock), CompanyId = scope.Caller.Company, BusinessId = businessId, VendorId = vendorId }).Entity;
        db.Entry(contract).CurrentValues.SetValues(new Terms(request.IsDefault, request.Status));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return BusinessVendorView.Of(contract);
    }
}
