using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A client of the marketplace, as its operators see it.</summary>
internal sealed record BusinessView : View
{
    public string Name { get; init; } = "";
    public Standing Status { get; init; }
    public string Timezone { get; init; } = "";
    public string Currency { get; init; } = "";
    public int BillingTermsDays { get; init; }

    /// <summary>Whether its positions can be booked at once where an order does not say.</summary>
    public bool InstantBook { get; init; }

    public string? LogoUrl { get; init; }
    public int? FeeBasisPoints { get; init; }
    public int? TaxBasisPoints { get; init; }
    public bool? BillWeeklyOvertime { get; init; }

    /// <summary>The company's own, for which workers are ordered where it offers its own shifts.</summary>
    public bool IsOwn { get; init; }

    public static BusinessView Of(Business business) => new BusinessView
    {
        Name = business.Name, Status = business.Status, Timezone = business.Timezone, Currency = business.Currency, BillingTermsDays = business.BillingTermsDays, InstantBook = business.InstantBook, LogoUrl = business.LogoUrl,
        FeeBasisPoints = business.FeeBasisPoints, TaxBasisPoints = business.TaxBasisPoints, BillWeeklyOvertime = business.BillWeeklyOvertime, IsOwn = business.IsOwn,
    }.Stamped(business);
}

/// <summary>All clients of the marketplace.</summary>
internal static class ListBusinesses
{
    public static readonly Filters<Business> Filters = new Filters<Business>().Text("name", b => b.Name).Choice("status", b => b.Status);

    public static async Task<Result<Page<BusinessView>>> Handle(ListOf<Business> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Businesses, cancel)).Select(BusinessView.Of);
}

/// <summary>Opens a client's books: somewhere to pay from, somewhere to book to, and a vendor to order from where the marketplace names one.</summary>
internal sealed class NewBusinesses(StaffingDb db, SettingsInForce settings, TimeProvider clock)
{
    public const int UsualTermsDays = 30;

    /// <param name="vendor">The marketplace's usual one where none is named.</param>
    public async Task Open(Business business, VendorId? vendor, CancellationToken cancel)
    {
        db.Businesses.Add(business);
        // First, since the others refer to it.
        await db.SaveChangesAsync(cancel);
        db.AddRange(
            new CostCenter { Id = NewId.At<CostCenterId>(clock), CompanyId = business.CompanyId, BusinessId = business.Id, Name = "General" },
            new BillingAccount { Id = NewId.At<BillingAccountId>(clock), CompanyId = business.CompanyId, BusinessId = business.Id, BankName = "Invoice", IsPrimary = true });
        if ((vendor ?? (await settings.Get(cancel)).DefaultVendorId) is { } usual && await db.Vendors.AnyAsync(v => v.Id == usual && v.Status == Standing.Active, cancel))
            db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(clock), CompanyId = business.CompanyId, BusinessId = business.Id, VendorId = usual, IsDefault = true });
        await db.SaveChangesAsync(cancel);
    }
}
