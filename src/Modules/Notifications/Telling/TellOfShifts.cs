using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// People hear of being put on a shift, of its moving, and of being taken off; whom its planning concerns hears of a place that fell
/// vacant. Nobody hears of shifts that are over.
/// </summary>
internal sealed class TellOfShifts(InboxWriter inbox, Superiors superiors, IShifts shifts, ICompanies companies, Caller caller, TimeProvider clock)
    : ISubscriberOfMany<ShiftAssigned>, ISubscriber<ShiftsGenerated>, ISubscriber<ShiftsPublished>, ISubscriberOfMany<ShiftMoved>, ISubscriberOfMany<ShiftReleased>, ISubscriberOfMany<DepartmentShiftConflicted>
{
    private const string Shift = "shift";

    public async Task Hear(IReadOnlyList<ShiftAssigned> all, CancellationToken cancel)
    {
        var isOver = await WhatIsOver(cancel);
        await inbox.Post([.. all.Where(a => !isOver(a.What)).Select(assigned => new Notice(assigned.User, new News.ShiftAssigned(ShiftTime.Of(assigned.What)), Shift, assigned.Shift.Value))], cancel);
    }

    public Task Hear(ShiftsGenerated generated, CancellationToken cancel) =>
        inbox.Post([new(generated.User, new News.ShiftsAssigned(generated.Template, generated.Shifts, generated.First, generated.Last), Shift, null)], cancel);

    public Task Hear(ShiftsPublished published, CancellationToken cancel) =>
        inbox.Post([new(published.User, new News.RotaPublished(published.Shifts, published.First, published.Last, published.Note), Shift, null)], cancel);

    public async Task Hear(IReadOnlyList<ShiftMoved> all, CancellationToken cancel)
    {
        var isOver = await WhatIsOver(cancel);
        await inbox.Post([.. from moved in all
                             where !moved.Over && !(isOver(moved.Old) && isOver(moved.New))
                             from user in moved.Users.Distinct()
                             select new Notice(user, new News.ShiftMoved(ShiftTime.Of(moved.Old), ShiftTime.Of(moved.New)), Shift, moved.Shift.Value)], cancel);
    }

    public async Task Hear(IReadOnlyList<ShiftReleased> all, CancellationToken cancel)
    {
        var isOver = await WhatIsOver(cancel);
        var ahead = all.Where(r => !r.Over && !isOver(r.What)).ToList();
        var vacant = ahead.Where(r => FallsVacant(r.Reason)).ToList();
        var planners = vacant.Count == 0 ? new Dictionary<ShiftId, IReadOnlyList<UserId>>() : await shifts.Planners(vacant.Select(r => r.Shift), cancel);
        var nameOf = await superiors.NamesOf(vacant.Select(r => r.User), cancel);
        await inbox.Post([
            .. ahead.Select(r => new Notice(r.User, new News.ShiftReleased(ShiftTime.Of(r.What), r.Reason), Shift, r.Shift.Value)),
            .. from r in vacant
               from planner in Others(planners, r.Shift, r.User)
               select new Notice(planner, new News.ShiftVacated(nameOf(r.User), ShiftTime.Of(r.What), r.Reason), Shift, r.Shift.Value, r.User)], cancel);
    }

    public async Task Hear(IReadOnlyList<DepartmentShiftConflicted> all, CancellationToken cancel)
    {
        var isOver = await WhatIsOver(cancel);
        var ahead = all.Where(c => !isOver(c.What)).ToList();
        var planners = await shifts.Planners(ahead.Select(c => c.Shift), cancel);
        var nameOf = await superiors.NamesOf(ahead.Select(c => c.User), cancel);
        var above = await superiors.OfAll([.. ahead.Select(c => c.User)], cancel);
        await inbox.Post([.. from c in ahead
                             from told in Others(planners, c.Shift, c.User).Union(above(c.User))
                             select new Notice(told, new News.DepartmentConflict(nameOf(c.User), ShiftTime.Of(c.What)), Shift, c.Shift.Value, c.User)], cancel);
    }

    /// <summary>Those who plan the shift, but for the person themselves, unless there is nobody else.</summary>
    private static IEnumerable<UserId> Others(IReadOnlyDictionary<ShiftId, IReadOnlyList<UserId>> planners, ShiftId shift, UserId person)
    {
        var all = planners.GetValueOrDefault(shift) ?? [];
        return all.Any(p => p != person) ? all.Where(p => p != person) : all;
    }

    /// <summary>Judged when it is told, which may be long after it happened.</summary>
    private async Task<Func<ShiftBrief, bool>> WhatIsOver(CancellationToken cancel)
    {
        var zone = (await companies.Find(caller.Company, cancel))?.Zone ?? NodaTime.DateTimeZone.Utc;
        var now = clock.GetUtcNow();
        return shift => WallClock.Span(shift.ShiftDate, shift.StartTime, shift.EndTime, zone).End <= now;
    }

    /// <summary>Somebody fell off a shift that still takes place, and its planner did not do it.</summary>
    private static bool FallsVacant(string reason) => reason is "leave" or "deactivated" or "employmentEnded" or "departmentLeft" or "departmentDeleted" or "zoneChanged";
}
