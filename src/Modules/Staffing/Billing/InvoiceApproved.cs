using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Billing;

/// <summary>A client has agreed to a bill, and with it to its hours.</summary>
internal sealed record InvoiceApproved(InvoiceId Invoice) : IEvent
{
    public static string Name => "staffing.invoiceApproved";
}

/// <summary>Tells workers that their hours are approved, each of each shift; some hundred at once, of however many there are.</summary>
internal sealed class TellOfApproval(StaffingDb db, IMarketplaceNotices notices) : ISubscriber<InvoiceApproved>
{
    private const int AtOnce = 500;

    public async Task Hear(InvoiceApproved approved, CancellationToken cancel)
    {
        var lines = from line in db.InvoiceLines.AsNoTracking()
                    where line.InvoiceId == approved.Invoice && line.IsLive
                    join staff in db.Staff.Where(s => s.UserId != null) on line.StaffId equals staff.Id
                    join shift in db.Shifts on line.ShiftId equals shift.Id
                    join assignment in db.Assignments on line.AssignmentId equals assignment.Id
                    orderby line.Id
                    select new { line.Id, line.TimesheetId, line.AssignmentId, line.ShiftId, line.StaffId, User = staff.UserId!.Value, shift.Title, shift.LocationName, shift.Timezone, assignment.StartsAt, assignment.EndsAt };
        for (var told = 0; ; told += AtOnce)
        {
            var some = await lines.Skip(told).Take(AtOnce).ToListAsync(cancel);
            if (some.Count > 0)
            {
                await notices.Post([.. some.Select(l => new MarketplaceNotice(MarketplaceNoticeType.TimesheetApproved, NoticeAudience.Staff, $"approved:{l.TimesheetId}", NoticeRecipient.Worker(l.User, l.StaffId.Value))
                {
                    Shift = new NoticeShift(l.Title, l.LocationName, l.StartsAt, l.EndsAt, Facts.ZoneOf(l.Timezone)), Data = new Dictionary<string, Guid> { ["shiftId"] = l.ShiftId.Value, ["assignmentId"] = l.AssignmentId.Value, ["timesheetId"] = l.TimesheetId.Value },
                    DeepLink = $"/shifts/{l.ShiftId}",
                })], cancel);
            }
            if (some.Count < AtOnce) return;
        }
    }
}
