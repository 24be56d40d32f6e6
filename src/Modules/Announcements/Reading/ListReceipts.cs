using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Announcements;

/// <summary>What somebody of the audience has done: outstanding is whoever has not acknowledged what asks for it.</summary>
internal enum ReceiptState { Read, Unread, Acknowledged, Outstanding }

/// <param name="DepartmentId">Only its members.</param>
internal sealed record WhichReceipts(ReceiptState? State = null, DepartmentId? DepartmentId = null, [Range(1, 100_000)] int PageNumber = 1, [Range(1, 500)] int PageRowCount = 25) : IInput;

/// <summary>Somebody of the audience, and what they have done.</summary>
/// <param name="ReadAt">Null where they have not read it.</param>
internal sealed record ReceiptView(UserId UserId, PersonBrief? User, DateTimeOffset? ReadAt, DateTimeOffset? AcknowledgedAt);

/// <summary>Everybody of today's audience by name, with when they read and acknowledged it, for those who may write the announcement.</summary>
internal sealed class ListReceipts(AnnouncementsDb db, Audiences audiences, IPeople people, IDepartments departments)
{
    public static async Task<Result<Page<ReceiptView>>> Handle(AnnouncementId announcementId, WhichReceipts which, Writers writers, ListReceipts receipts, CancellationToken cancel)
    {
        var (announcement, refusal) = await writers.Own(announcementId, cancel);
        return refusal is not null ? refusal : await receipts.Page(announcement!, which, cancel);
    }

    private async Task<Page<ReceiptView>> Page(Announcement announcement, WhichReceipts which, CancellationToken cancel)
    {
        var receipts = await db.Receipts.AsNoTracking().Where(r => r.AnnouncementId == announcement.Id).ToDictionaryAsync(r => r.UserId, cancel);
        var audience = await audiences.Of(announcement, cancel);
        if (which.DepartmentId is { } department)
        {
            var members = (await departments.Members([department], cancel)).GetValueOrDefault(department)?.ToHashSet() ?? [];
            audience = [.. audience.Where(members.Contains)];
        }
        UserId[] wanted = [.. audience.Where(u => Is(which.State, receipts.GetValueOrDefault(u), announcement))];
        var names = await people.Briefs(wanted, cancel);
        var window = new RowWindow((which.PageNumber - 1) * which.PageRowCount, which.PageRowCount);
        var page = wanted.OrderBy(u => names.GetValueOrDefault(u)?.Fullname, StringComparer.InvariantCultureIgnoreCase).ThenBy(u => u.Value).Skip(window.Skipped).Take(window.Most);
        return new([.. page.Select(u => new ReceiptView(u, names.GetValueOrDefault(u), receipts.GetValueOrDefault(u)?.ReadAt, receipts.GetValueOrDefault(u)?.AcknowledgedAt))], window, wanted.Length);
    }

    private static bool Is(ReceiptState? state, Receipt? receipt, Announcement announcement) => state switch
    {
        ReceiptState.Read => receipt is not null,
        ReceiptState.Unread => receipt is null,
        ReceiptState.Acknowledged => receipt?.AcknowledgedAt is not null,
        ReceiptState.Outstanding => announcement.RequiresAcknowledgement && receipt?.AcknowledgedAt is null,
        _ => true,
    };
}
