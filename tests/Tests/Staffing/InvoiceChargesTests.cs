using System.Numerics;
using WorkforceOS.Staffing.Billing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Fee and tax of a bill, as the marketplace has decided, or otherwise agreed with a client.</summary>
public sealed class InvoiceChargesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/marketplaceManagement-api/v1";

    [Fact]
    public async Task A_bill_has_the_fee_of_its_hours_and_the_tax_of_both()
    {
        var market = await Marketplace.Open(host);
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { feeBasisPoints = 250, taxBasisPoints = 825 })).Should(200);
        await host.Submitted(market);

        var invoice = await market.Invoice(host);

        var seen = await market.Pending(invoice);
        (seen.Number("subtotalCents"), seen.Number("feesCents"), seen.Number("taxCents"), seen.Number("amountCents")).ShouldBe((17050, 426, 1442, 18918));
        (await market.Company.Owner.Patch($"{Service}/businesses/{market.Business}", new { feeBasisPoints = 0 })).Should(200)["business"].Number("feeBasisPoints").ShouldBe(0);
        (await market.Dispute(invoice)).Should(200);
        (await market.Operate(invoice, "reissue", new { reason = "As agreed." })).Should(200);
        seen = await market.Pending(invoice);
        (seen.Number("feesCents"), seen.Number("taxCents"), seen.Number("amountCents")).ShouldBe((0, 1407, 18457), "as it is agreed when it is issued anew");
        (await market.Approve(invoice, new { expectedAmountCents = 18457 })).Should(200);
        (await market.Company.Owner.Patch($"{Service}/businesses/{market.Business}", new { feeBasisPoints = (int?)null })).Should(200)["business"].Number("feeBasisPoints").ShouldBeNull();
        (await market.Company.Owner.Patch($"{Service}/staffingsettings", new { feeBasisPoints = 10001 })).Status.ShouldBe(400);
    }

    [Fact]
    public void Each_is_rounded_once_half_away_from_zero()
    {
        var random = new Random(20260131);
        for (var n = 0; n < 2000; n++)
        {
            var (subtotal, fee, tax) = (random.NextInt64(0, 100_000_000_000), random.Next(0, 10_001), random.Next(0, 10_001));
            // In whole numbers: half of the divisor is added before it divides.
            BigInteger Share(BigInteger cents, int points) => (cents * points * 2 + 10_000) / 20_000;
            var (fees, taxes) = new InvoiceCharges(fee, tax).On(subtotal);
            fees.ShouldBe((long)Share(subtotal, fee));
            taxes.ShouldBe((long)Share(subtotal + fees, tax));
        }
        new InvoiceCharges(5000, 0).On(1).ShouldBe((1, 0));
    }
}
