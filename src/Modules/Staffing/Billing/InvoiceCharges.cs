using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Billing;

/// <summary>
/// What is added to the hours of a bill, in hundredths of a percent. Pure. The fee is of the hours, the tax of hours and fee; each is rounded once, half away
/// from zero. Example: 170.50 with a fee of 2.5 % and a tax of 8.25 %: 4.26 (of 4.2625), and 14.42 of 174.76 (14.4177), in all 189.18.
/// </summary>
/// <param name="FeeBasisPoints">250 is 2.5 %.</param>
internal sealed record InvoiceCharges(int FeeBasisPoints, int TaxBasisPoints)
{
    /// <summary>What is agreed with the business, else what holds in the marketplace.</summary>
    public static InvoiceCharges Of(StaffingSettings decided, Business business) => new(business.FeeBasisPoints ?? decided.FeeBasisPoints, business.TaxBasisPoints ?? decided.TaxBasisPoints);

    public (long FeesCents, long TaxCents) On(long subtotalCents)
    {
        var fees = Share(subtotalCents, FeeBasisPoints);
        return (fees, Share(subtotalCents + fees, TaxBasisPoints));
    }

    private static long Share(long cents, int basisPoints) => (long)decimal.Round((decimal)cents * basisPoints / 10_000, MidpointRounding.AwayFromZero);
}
