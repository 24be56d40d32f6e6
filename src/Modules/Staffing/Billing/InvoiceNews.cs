using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Billing;

/// <summary>Tells of bills those who pay them, and of doubts those who run the marketplace.</summary>
internal sealed class InvoiceNews(StaffingDb db, IMarketplaceNotices notices, IPeople people)
{
    private const string DeepLink = "/billing/invoices";

    /// <param name="issued">Of one business.</param>
    public async Task Issued(IReadOnlyCollection<Invoice> issued, CancellationToken cancel)
    {
        if (issued.Count == 0) return;
        var to = await Admins(issued.First().BusinessId, cancel);
        if (to.Count > 0) await notices.Post([.. issued.Select(i => Notice(i, MarketplaceNoticeType.InvoiceIssued, NoticeAudience.Client, $"invoice:{i.Id}:{i.RecordVersion}", to) with { Day = i.DueDate })], cancel);
    }

    public async Task Overdue(Invoice invoice, CancellationToken cancel)
    {
        var to = await Admins(invoice.BusinessId, cancel);
        if (to.Count > 0) await notices.Post([Notice(invoice, MarketplaceNoticeType.InvoiceIssued, NoticeAudience.Client, $"overdue:{invoice.Id}:{invoice.DueDate:yyyyMMdd}", to) with { Variant = NoticeVariant.Overdue }], cancel);
    }

    public async Task Disputed(Invoice invoice, CancellationToken cancel)
    {
        var admins = await people.Admins(cancel);
        if (admins.Count > 0) await notices.Post([Notice(invoice, MarketplaceNoticeType.InvoiceDisputed, NoticeAudience.Company, $"disputed:{invoice.Id}:{invoice.RecordVersion}", [.. admins.Select(a => new NoticeRecipient(a))])], cancel);
    }

    private static MarketplaceNotice Notice(Invoice invoice, MarketplaceNoticeType type, NoticeAudience audience, string key, IReadOnlyCollection<NoticeRecipient> to) => new(type, audience, key, to)
    {
        Number = invoice.InvoiceNumber, Data = new Dictionary<string, Guid> { ["invoiceId"] = invoice.Id.Value }, DeepLink = $"{DeepLink}/{invoice.Id}",
    };

    /// <summary>Who may decide on bills.</summary>
    private async Task<List<NoticeRecipient>> Admins(BusinessId business, CancellationToken cancel) =>
        (await db.Memberships.Where(m => m.BusinessId == business && m.Status == MembershipStatus.Active && m.UserId != null && (m.Role == ClientRole.Admin || m.Role == ClientRole.Owner))
            .OrderBy(m => m.Id).Select(m => new { m.Id, m.UserId }).ToListAsync(cancel)).ConvertAll(m => NoticeRecipient.Member(m.UserId!.Value, m.Id.Value));
}
