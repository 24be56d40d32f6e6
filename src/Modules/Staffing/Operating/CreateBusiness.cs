using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator takes on a client that does not sign up by itself. Who orders for it is said by its members.</summary>
internal static class CreateBusiness
{
    public const int MostTermsDays = 180;

    /// <param name="Timezone">The company's where it is left out.</param>
    /// <param name="Currency">The same.</param>
    /// <param name="VendorId">From whom it orders where it says nothing; the marketplace's usual one where it is left out.</param>
    internal sealed record Input(
        [MinLength(2), MaxLength(120), OneLine] string Name, [ZoneName] string? Timezone = null, [Currency] string? Currency = null, [Range(0, MostTermsDays)] int BillingTermsDays = NewBusinesses.UsualTermsDays, bool InstantBook = false,
        [MaxLength(500), WebAddress] string? LogoUrl = null, VendorId? VendorId = null) : IInput;

    public static async Task<Result<BusinessView>> Handle(Input request, StaffingDb db, NewBusinesses businesses, ICompanies companies, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (request.VendorId is { } vendor && !await db.Vendors.AnyAsync(v => v.Id == vendor && v.Status == Standing.Active, cancel)) return OperatingProblems.UnknownVendor;
        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        var business = new Business
        {
            Id = NewId.At<BusinessId>(clock), CompanyId = company.Id, Name = request.Name.Trim(), Timezone = HubDetails.OrNull(request.Timezone) ?? company.Zone.Id, Currency = request.Currency ?? company.Settings.Currency,
            BillingTermsDays = request.BillingTermsDays, InstantBook = request.InstantBook, LogoUrl = HubDetails.OrNull(request.LogoUrl),
        };
        await businesses.Open(business, request.VendorId, cancel);
        await transaction.Commit(cancel);
        return BusinessView.Of(business);
    }
}
