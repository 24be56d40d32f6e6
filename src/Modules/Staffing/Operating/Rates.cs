using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What a vendor pays and bills for an hour of a role, in the currency of each client.</summary>
internal sealed record VendorRateView : View
{
    public VendorId VendorId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }

    /// <summary>What the hour usually costs elsewhere; null where nobody knows.</summary>
    public int? BenchmarkRateCents { get; init; }

    public static VendorRateView Of(VendorRole rate) => new VendorRateView
    {
        VendorId = rate.VendorId, CatalogRoleId = rate.CatalogRoleId, PayRateCents = rate.PayRateCents, BillRateCents = rate.BillRateCents, BenchmarkRateCents = rate.BenchmarkRateCents,
    }.Stamped(rate);
}

/// <summary>All rates of the marketplace, or one vendor's.</summary>
internal static class ListVendorRates
{
    public static readonly Filters<VendorRole> Filters = new Filters<VendorRole>().Id("vendorId", r => r.VendorId).Id("catalogRoleId", r => r.CatalogRoleId);

    public static async Task<Result<Page<VendorRateView>>> Handle(ListOf<VendorRole> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.VendorRoles, cancel)).Select(VendorRateView.Of);
}

/// <summary>An operator says what a vendor takes for a role, which it sells from then on. What is ordered already keeps its rates.</summary>
internal static class SetVendorRate
{
    internal sealed record Input([Range(0, PositionInput.MostRateCents)] int PayRateCents, [Range(0, PositionInput.MostRateCents)] int BillRateCents, [Range(0, PositionInput.MostRateCents)] int? BenchmarkRateCents = null) : IInput;

    private sealed record Rates(int PayRateCents, int BillRateCents, int? BenchmarkRateCents);

    public static async Task<Result<VendorRateView>> Handle(VendorId vendorId, CatalogRoleId catalogRoleId, Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Vendors.AnyAsync(v => v.Id == vendorId, cancel) || !await db.CatalogRoles.AnyAsync(r => r.Id == catalogRoleId, cancel)) return Problem.NotFound;
        if (request.BillRateCents < request.PayRateCents) return OperatingProblems.BillsLessThanItPays;
        var rate = await db.VendorRoles.SingleOrDefaultAsync(r => r.VendorId == vendorId && r.CatalogRoleId == catalogRoleId, cancel)
            ?? db.VendorRoles.Add(new VendorRole { Id = NewId.At<VendorRoleId>(clock), CompanyId = caller.Company, VendorId = vendorId, CatalogRoleId = catalogRoleId }).Entity;
        db.Entry(rate).CurrentValues.SetValues(new Rates(request.PayRateCents, request.BillRateCents, request.BenchmarkRateCents));
        await db.SaveChangesAsync(cancel);
        return VendorRateView.Of(rate);
    }
}

/// <summary>A vendor does not sell a role any more.</summary>
internal static class RemoveVendorRate
{
    public static async Task<Result<VendorRateView>> Handle(VendorId vendorId, CatalogRoleId catalogRoleId, StaffingDb db, CancellationToken cancel)
    {
        if (await db.VendorRoles.SingleOrDefaultAsync(r => r.VendorId == vendorId && r.CatalogRoleId == catalogRoleId, cancel) is not { } rate) return Problem.NotFound;
        rate.Delete();
        await db.SaveChangesAsync(cancel);
        return VendorRateView.Of(rate);
    }
}
