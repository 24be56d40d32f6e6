using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The person and their manager hear of lateness and absence.</summary>
internal sealed class TellOfAttendance(InboxWriter inbox, Superiors superiors, IShifts shifts) : ISubscriber<AttendanceLate>, ISubscriber<AttendanceAbsent>
{
    private const string Record = "attendanceRecord";

    public async Task Hear(AttendanceLate late, CancellationToken cancel)
    {
        var shift = await TimeOf(late.Shift, cancel);
        var name = await superiors.NameOf(late.User, cancel);
        await inbox.Post([
            new(late.User, new News.Late(shift, late.Minutes), Record, late.Record.Value),
            .. (await superiors.Of(late.User, cancel)).Select(superior => new Notice(superior, new News.ReportLate(name, shift, late.Minutes), Record, late.Record.Value, late.User))], cancel);
    }

    public async Task Hear(AttendanceAbsent absent, CancellationToken cancel)
    {
        var shift = await TimeOf(absent.Shift, cancel);
        var name = await superiors.NameOf(absent.User, cancel);
        await inbox.Post([
            new(absent.User, new News.Absent(shift, absent.Day, absent.ByRule), Record, absent.Record.Value),
            .. (await superiors.Of(absent.User, cancel)).Select(superior => new Notice(superior, new News.ReportAbsent(name, shift, absent.Day, absent.ByRule), Record, absent.Record.Value, absent.User))], cancel);
    }

    private async Task<ShiftTime?> TimeOf(ShiftId shift, CancellationToken cancel) =>
        (await shifts.Briefs([shift], cancel)).TryGetValue(shift, out var brief) ? ShiftTime.Of(brief) : null;
}
