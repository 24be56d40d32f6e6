using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>People hear of being put on a shift, of its moving, and of being taken off; who planned it hears of a place that fell vacant.</summary>
internal sealed class TellOfShifts(InboxWriter inbox, Superiors superiors, IPeople people)
    : ISubscriberOfMany<ShiftAssigned>, ISubscriber<ShiftsGenerated>, ISubscriber<ShiftMoved>, ISubscriber<ShiftReleased>, ISubscriber<DepartmentShiftConflicted>
{
    private const string Shift = "shift";

    public Task Hear(IReadOnlyList<ShiftAssigned> all, CancellationToken cancel) =>
        inbox.Post([.. all.Select(assigned => new Notice(assigned.User, new News.ShiftAssigned(ShiftTime.Of(assigned.What)), Shift, assigned.Shift.Value))], cancel);

    public Task Hear(ShiftsGenerated generated, CancellationToken cancel) =>
        inbox.Post([new(generated.User, new News.ShiftsAssigned(generated.Template, generated.Shifts, generated.First, generated.Last), Shift, null)], cancel);

    public Task Hear(ShiftMoved moved, CancellationToken cancel)
    {
        if (moved.Over) return Task.CompletedTask;
        var news = new News.ShiftMoved(ShiftTime.Of(moved.Old), ShiftTime.Of(moved.New));
        return inbox.Post([.. moved.Users.Distinct().Select(user => new Notice(user, news, Shift, moved.Shift.Value))], cancel);
    }

    public async Task Hear(ShiftReleased released, CancellationToken cancel)
    {
        if (released.Over) return;
        var shift = ShiftTime.Of(released.What);
        var notices = new List<Notice> { new(released.User, new News.ShiftReleased(shift, released.Reason), Shift, released.Shift.Value) };
        if (FallsVacant(released.Reason) && released.CreatedBy != released.User)
        {
            var name = await superiors.NameOf(released.User, cancel);
            notices.Add(new(released.CreatedBy, new News.ShiftVacated(name, shift, released.Reason), Shift, released.Shift.Value, released.User));
        }
        await inbox.Post(notices, cancel);
    }

    public async Task Hear(DepartmentShiftConflicted conflicted, CancellationToken cancel)
    {
        var news = new News.DepartmentConflict(await superiors.NameOf(conflicted.User, cancel), ShiftTime.Of(conflicted.What));
        var planners = await people.Active([conflicted.CreatedBy], cancel);
        var told = planners.Concat(await superiors.Of(conflicted.User, cancel)).Where(user => user != conflicted.User).Distinct();
        await inbox.Post([.. told.Select(user => new Notice(user, news, Shift, conflicted.Shift.Value, conflicted.User))], cancel);
    }

    /// <summary>Somebody fell off a shift that still takes place, and its planner did not do it.</summary>
    private static bool FallsVacant(string reason) => reason is "leave" or "deactivated" or "departmentLeft" or "zoneChanged";
}
