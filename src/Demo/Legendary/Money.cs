using System.Text.Json;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo.Legendary;

/// <summary>
/// What the four weeks come to: bills, of which the first is paid, and Ana and Cara for its hours; the second is approved, the third overdue, the fourth
/// disputed, and the last one waits. The last hours are on no bill yet.
/// </summary>
internal static class Money
{
    public const string Submit = "staffing.timesheets";
    private const string Overdue = "staffing.overdue";
    public const string Owed = "staffing.payments";
    private const string Payouts = "staffing.payouts";
    private const string Counted = "staffing.benefits";

    /// <summary>The days from today on which bills are made, and how long the client may take to pay.</summary>
    private static readonly int[] Billed = [-21, -14, -7, -3, -2];

    private const int TermsDays = 5;
    private const int UsualTermsDays = 30;

    public static async Task Tell(Market market, Guid business, Cafes cafes, CancellationToken cancel)
    {
        if (await market.Ops.List("listMarketplaceInvoices", cancel, ("businessId", $"{business}")) is not []) return;
        // What was not handed in for a day hands itself in.
        await market.Follow(Submit, market.Clock.GetUtcNow(), cancel);
        await market.Ops.Do("updateBusiness", new { billingTermsDays = TermsDays }, cancel, business);
        var bills = new List<Guid>();
        foreach (var days in Billed)
        {
            using (market.Clock.At(market.On(days, 2)))
            {
                var until = WallClock.DayOf(market.Clock.GetUtcNow(), NodaTime.DateTimeZoneProviders.Tzdb[Cast.Zone]).AddDays(-2);
                var run = await market.Ops.Do("issueInvoices", new { until }, cancel, business);
                bills.AddRange(run.GetProperty("invoiceIds").EnumerateArray().Select(i => i.GetGuid()));
            }
        }
        // Who is paid for the second bill's hours is told so tomorrow.
        await cafes.Owner.Do("approveInvoice", new { note = "Thank you." }, cancel, bills[0]);
        await market.Ops.Do("recordInvoicePayment", new { reference = "WIRE-20260301-17" }, cancel, bills[0]);
        await market.Follow(Owed, market.Clock.GetUtcNow(), cancel);
        await market.Follow(Payouts, market.Clock.GetUtcNow(), cancel);
        await cafes.Owner.Do("approveInvoice", new { note = "Thank you." }, cancel, bills[1]);
        await market.Follow(Counted, market.Clock.GetUtcNow(), cancel);
        await market.Ops.Do("updateBusiness", new { billingTermsDays = UsualTermsDays }, cancel, business);
        await market.Follow(Overdue, market.Clock.GetUtcNow(), cancel);
        await Doubt(cafes, bills[3], cancel);
    }

    private static async Task Doubt(Cafes cafes, Guid bill, CancellationToken cancel)
    {
        var card = (await cafes.Owner.Page("listPendingInvoices", new Dictionary<string, string>(), cancel)).Find(i => i.GetProperty("invoiceId").GetGuid() == bill);
        if (card.ValueKind is not JsonValueKind.Object || card.GetProperty("status").GetString() is "overdue") return;
        var line = card.GetProperty("lines")[0].GetProperty("lineId").GetGuid();
        await cafes.Owner.Do("disputeInvoice", new { reason = "Somebody was not there until the end.", lines = new[] { new { lineId = line, reason = "Left earlier.", proposedMinutes = 300 } } }, cancel, bill);
    }
}
