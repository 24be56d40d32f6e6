using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <content>Work of a place that was offered on the marketplace: its proof says when somebody was there, and nobody here.</content>
internal sealed partial class AttendanceRecord
{
    /// <summary>Whoever is late or leaves early by less is neither.</summary>
    private static readonly TimeSpan LessThanAMinute = TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1);

    public static AttendanceRecord OfMarketplace(OfferedWork work, CompanyId company, TimeProvider clock) => new()
    {
        Id = NewId.At<AttendanceRecordId>(clock), CompanyId = company, UserId = work.User, ShiftId = work.Shift, PaidBy = PaidBy.Marketplace, AssignmentId = work.Assignment,
    };

    /// <summary>As it is known there now: once more changes nothing.</summary>
    /// <param name="day">The shift's date.</param>
    /// <param name="overlaps">They were at work elsewhere by what is on record here: a manager is to look at it.</param>
    public void Follow(OfferedWork work, DateOnly day, bool overlaps, TimeProvider clock)
    {
        (ShiftDate, ShiftStartsAt, ShiftEndsAt, ShiftBreakMinutes) = (day, work.StartsAt, work.EndsAt, work.BreakMinutes);
        if (work.CheckIn is not { } came)
        {
            MarkAbsentByRule();
            return;
        }
        IsThereAfterAll();
        if (LiveEntries.SingleOrDefault() is not { } stay) Entries.Add(stay = AttendanceEntry.OfMarketplace(this, came, clock));
        if (work.CheckOut is { } left) stay.EndAt(left);
        if (overlaps && stay.KeptApart)
        {
            stay.LetOverlap();
            Review(ReviewReason.Overlap);
        }
        // All of it counts: there it is decided what does.
        (CheckInTime, CheckOutTime, AutoClosed, LateOutConfirmed) = (came, work.CheckOut, work.AutoClosed, true);
        JudgeTimes(LessThanAMinute);
    }
}
