using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>People hear of being put on a shift, of its moving, and of being taken off; who planned it hears of a place that fell vacant.</summary>
internal sealed class TellOfShifts(Noticeboard board, Superiors superiors, IPeople people)
    : ISubscriberOfMany<ShiftAssigned>, ISubscriber<ShiftsGenerated>, ISubscriber<ShiftMoved>, ISubscriber<ShiftReleased>, ISubscriber<DepartmentShiftConflicted>
{
    private const string Shift = "shift";

    public Task Hear(IReadOnlyList<ShiftAssigned> all, CancellationToken cancel) => board.Post([.. all.Select(assigned =>
        new Notice(assigned.User, NotificationKind.ShiftAssigned, "You are on a new shift", $"You are on the shift of {Wording.TimeAndPlace(assigned.What)}.", Shift, assigned.Shift.Value))], cancel);

    public Task Hear(ShiftsGenerated generated, CancellationToken cancel)
    {
        var shifts = generated.Shifts == 1 ? "1 new shift" : $"{generated.Shifts} new shifts";
        var text = $"You are on {shifts} ({generated.Template}) {Wording.Days(generated.First, generated.Last)}.";
        return board.Post([new(generated.User, NotificationKind.ShiftAssigned, $"You are on {shifts}", text, Shift, null)], cancel);
    }

    public Task Hear(ShiftMoved moved, CancellationToken cancel)
    {
        if (moved.Over) return Task.CompletedTask;
        var text = $"Your shift of {Wording.TimeAndPlace(moved.Old)} is now {Wording.TimeAndPlace(moved.New)}.";
        return board.Post([.. moved.Users.Distinct().Select(user => new Notice(user, NotificationKind.ShiftMoved, "Your shift has changed", text, Shift, moved.Shift.Value))], cancel);
    }

    public async Task Hear(ShiftReleased released, CancellationToken cancel)
    {
        if (released.Over) return;
        var notices = new List<Notice> { new(released.User, NotificationKind.ShiftReleased, "You are off a shift", Released(released), Shift, released.Shift.Value) };
        if (Vacated(released.Reason) is { } why && released.CreatedBy != released.User)
        {
            var name = await superiors.NameOf(released.User, cancel);
            var text = $"{name} is off the shift of {Wording.TimeAndPlace(released.What)}, {why}. It may need somebody else.";
            notices.Add(new(released.CreatedBy, NotificationKind.ShiftVacated, "A shift may need somebody", text, Shift, released.Shift.Value, released.User));
        }
        await board.Post(notices, cancel);
    }

    public async Task Hear(DepartmentShiftConflicted conflicted, CancellationToken cancel)
    {
        var name = await superiors.NameOf(conflicted.User, cancel);
        var text = $"{name} joined the department, but is not available for its shift of {Wording.TimeAndPlace(conflicted.What)}, and was left off.";
        var planners = await people.Active([conflicted.CreatedBy], cancel);
        var told = planners.Concat(await superiors.Of(conflicted.User, cancel)).Where(user => user != conflicted.User).Distinct();
        await board.Post([.. told.Select(user => new Notice(user, NotificationKind.DepartmentConflict, $"{name} could not be put on a shift", text, Shift, conflicted.Shift.Value, conflicted.User))], cancel);
    }

    private static string Released(ShiftReleased released)
    {
        var shift = Wording.TimeAndPlace(released.What);
        return released.Reason switch
        {
            "cancelled" => $"The shift of {shift} is cancelled.",
            "deleted" => $"The shift of {shift} does not take place.",
            "leave" => $"You are off the shift of {shift}, because you are on leave.",
            "departmentLeft" => $"You are off the shift of {shift}, because you left its department.",
            "zoneChanged" => $"You are off the shift of {shift}, because the company's clock changed and it would overlap with another one.",
            _ => $"You are no longer on the shift of {shift}.",
        };
    }

    /// <summary>Why somebody fell off a shift that still takes place, where its planner did not do it.</summary>
    private static string? Vacated(string reason) => reason switch
    {
        "leave" => "being on leave",
        "deactivated" => "having left the company",
        "departmentLeft" => "having left its department",
        "zoneChanged" => "since the company's clock changed",
        _ => null,
    };
}
