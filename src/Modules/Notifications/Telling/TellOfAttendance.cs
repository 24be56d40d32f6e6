using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The person and their manager hear of lateness and absence.</summary>
internal sealed class TellOfAttendance(Noticeboard board, Superiors superiors, IShifts shifts) : ISubscriber<AttendanceLate>, ISubscriber<AttendanceAbsent>
{
    private const string Record = "attendanceRecord";

    public async Task Hear(AttendanceLate late, CancellationToken cancel)
    {
        var shift = (await shifts.Briefs([late.Shift], cancel)).TryGetValue(late.Shift, out var brief) ? $"the shift of {Wording.Time(brief)}" : "a shift";
        var minutes = late.Minutes == 1 ? "1 minute" : $"{late.Minutes} minutes";
        var name = await superiors.NameOf(late.User, cancel);
        await board.Post([
            new(late.User, NotificationKind.AttendanceLate, "You were late", $"You checked in {minutes} late for {shift}.", Record, late.Record.Value),
            .. (await superiors.Of(late.User, cancel)).Select(superior => new Notice(superior, NotificationKind.ReportLate,
                $"{name} was late", $"{name} checked in {minutes} late for {shift}.", Record, late.Record.Value, late.User))], cancel);
    }

    public async Task Hear(AttendanceAbsent absent, CancellationToken cancel)
    {
        var shift = (await shifts.Briefs([absent.Shift], cancel)).TryGetValue(absent.Shift, out var brief) ? $"the shift of {Wording.Time(brief)}" : $"the shift of {Wording.Day(absent.Day)}";
        var name = await superiors.NameOf(absent.User, cancel);
        var (own, other) = absent.ByRule
            ? ($"You did not check in for {shift} and are marked absent.", $"{name} did not check in for {shift} and is marked absent.")
            : ($"You are marked absent from {shift}.", $"{name} is marked absent from {shift}.");
        await board.Post([
            new(absent.User, NotificationKind.AttendanceAbsent, "You are marked absent", own, Record, absent.Record.Value),
            .. (await superiors.Of(absent.User, cancel)).Select(superior => new Notice(superior, NotificationKind.ReportAbsent, $"{name} is marked absent", other, Record, absent.Record.Value, absent.User))], cancel);
    }
}
