using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator changes a client. Members of one that is inactive do not get in; what it has ordered stays.</summary>
internal static class UpdateBusiness
{
    /// <param name="BillWeeklyOvertime">Whether it pays hours beyond a week's limit as overtime; null: as in the marketplace.</param>
    /// <param name="FeeBasisPoints">In hundredths of a percent; null: as much as in the marketplace. So with the other.</param>
    internal sealed record Input(
        [MinLength(2), MaxLength(120), OneLine] Patch<string> Name, [ZoneName] Patch<string> Timezone, [Range(0, CreateBusiness.MostTermsDays)] Patch<int> BillingTermsDays, Patch<bool> InstantBook,
        [MaxLength(500), WebAddress] Patch<string?> LogoUrl, Patch<Standing> Status, [Range(0, 10_000)] Patch<int?> FeeBasisPoints, [Range(0, 10_000)] Patch<int?> TaxBasisPoints, Patch<bool?> BillWeeklyOvertime) : IInput;

    private sealed record Details(string Name, string Timezone, int BillingTermsDays, bool InstantBook, string? LogoUrl, Standing Status, int? FeeBasisPoints, int? TaxBasisPoints, bool? BillWeeklyOvertime);

    public static async Task<Result<BusinessView>> Handle(BusinessId businessId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Businesses.SingleOrDefaultAsync(b => b.Id == businessId, cancel) is not { } business) return Problem.NotFound;
        db.Entry(business).CurrentValues.SetValues(new Details(
            change.Name.Or(business.Name).Trim(), HubDetails.OrNull(change.Timezone.Or(business.Timezone)) ?? business.Timezone, change.BillingTermsDays.Or(business.BillingTermsDays), change.InstantBook.Or(business.InstantBook),
            HubDetails.OrNull(change.LogoUrl.Or(business.LogoUrl)), change.Status.Or(business.Status),
            change.FeeBasisPoints.Or(business.FeeBasisPoints), change.TaxBasisPoints.Or(business.TaxBasisPoints), change.BillWeeklyOvertime.Or(business.BillWeeklyOvertime)));
        await db.SaveChangesAsync(cancel);
        return BusinessView.Of(business);
    }
}
