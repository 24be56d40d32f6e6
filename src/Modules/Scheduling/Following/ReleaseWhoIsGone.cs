using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>Who is no longer with the company is off all future shifts.</summary>
internal sealed class ReleaseWhoIsGone(ScheduleDb db, Turns turns, BookingLedger ledger, IPeople people, TimeProvider clock) : ISubscriber<UserDeactivated>
{
    public async Task Hear(UserDeactivated gone, CancellationToken cancel)
    {
        await turns.Of([gone.User], cancel);
        if ((await people.Active([gone.User], cancel)).Count > 0) return;

        var bookings = await turns.ToRelease(db.Bookings.Where(b => b.UserId == gone.User && b.Shift!.StartsAt > clock.GetUtcNow()), cancel);
        foreach (var booking in bookings)
        {
            if (booking.Active) db.TellReleased(booking.Shift!, gone.User, "deactivated");
            booking.Shift!.Unname(gone.User);
        }
        ledger.Remove(bookings);
        await db.SaveChangesAsync(cancel);
    }
}
