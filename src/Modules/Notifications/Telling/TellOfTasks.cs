using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// People hear of tasks they are given, of what becomes of them, and in time; who gave them hears of what is late, and when all is done.
/// Times are on the company's clock, which is named to who lives by another.
/// </summary>
internal sealed class TellOfTasks(InboxWriter inbox, Superiors superiors, IPeople people, ICompanies companies, Caller caller)
    : ISubscriber<TasksAssigned>, ISubscriber<TaskChanged>, ISubscriber<TasksCancelled>, ISubscriberOfMany<TaskDue>, ISubscriber<TaskOverdue>, ISubscriber<TaskAssignmentCompleted>, ISubscriber<RecurringTaskReachedNobody>
{
    private const string Task = "individualTask";
    private const string Assignment = "taskAssignment";

    public async Task Hear(TasksAssigned assigned, CancellationToken cancel)
    {
        var name = await superiors.NameOf(assigned.By, cancel);
        var dueFor = await DueFor(assigned.Users, cancel);
        await inbox.Post([.. assigned.Users.Zip(assigned.Tasks, (user, task) =>
            new Notice(user, new News.TaskAssigned(assigned.Title, user == assigned.By ? null : name, dueFor(user, assigned.Due)), Task, task.Value, user == assigned.By ? null : assigned.By))], cancel);
    }

    public async Task Hear(TaskChanged changed, CancellationToken cancel)
    {
        var dueFor = await DueFor(changed.Users, cancel);
        await inbox.Post([.. changed.Users.Zip(changed.Tasks, (user, task) => new Notice(user, new News.TaskChanged(changed.Title, dueFor(user, changed.Due)), Task, task.Value))], cancel);
    }

    public async Task Hear(TasksCancelled cancelled, CancellationToken cancel)
    {
        // Who has left does nothing here any more, and of a day that was let go the next one speaks.
        if (cancelled.Reason is "left" or "missed") return;
        var other = cancelled is { Reason: "doneByOther", By: { } by } ? by : (UserId?)null;
        var news = other is { } done ? new News.TaskDoneByOther(cancelled.Title, await superiors.NameOf(done, cancel)) : (News)new News.TaskCancelled(cancelled.Title);
        await inbox.Post([.. cancelled.Users.Zip(cancelled.Tasks, (user, task) => new Notice(user, news, Task, task.Value, other))], cancel);
    }

    public async Task Hear(IReadOnlyList<TaskDue> all, CancellationToken cancel)
    {
        var dueFor = await DueFor([.. all.Select(d => d.User)], cancel);
        await inbox.Post([.. all.Select(d => new Notice(d.User, new News.TaskDue(d.Title, dueFor(d.User, d.Due)!), Task, d.Task.Value))], cancel);
    }

    public async Task Hear(TaskOverdue overdue, CancellationToken cancel)
    {
        var dueFor = await DueFor([.. overdue.Users, overdue.Assigner], cancel);
        var due = dueFor(overdue.Assigner, overdue.Due)!;
        // What somebody gave themselves they hear of once.
        var others = overdue.Users.Where(u => u != overdue.Assigner).ToList();
        Notice[] toAssigner = others switch
        {
            [] => [],
            [var one] => [new(overdue.Assigner, new News.TaskOverdueOfOther(overdue.Title, await superiors.NameOf(one, cancel), due), Assignment, overdue.Assignment.Value, one)],
            _ => [new(overdue.Assigner, new News.TaskOverdueOfOthers(overdue.Title, others.Count, due), Assignment, overdue.Assignment.Value)],
        };
        await inbox.Post([.. overdue.Users.Zip(overdue.Tasks, (user, task) => new Notice(user, new News.TaskOverdue(overdue.Title, dueFor(user, overdue.Due)!), Task, task.Value)), .. toAssigner], cancel);
    }

    public Task Hear(TaskAssignmentCompleted completed, CancellationToken cancel) => completed.By == completed.Assigner ? Nothing
        : inbox.Post([new(completed.Assigner, new News.TaskCompleted(completed.Title, completed.Done), Assignment, completed.Assignment.Value)], cancel);

    public Task Hear(RecurringTaskReachedNobody reached, CancellationToken cancel) =>
        inbox.Post([new(reached.Maker, new News.TaskForNobody(reached.Title, reached.Day), "recurringTask", reached.Recurring.Value)], cancel);

    private static Task Nothing => System.Threading.Tasks.Task.CompletedTask;

    /// <summary>A due time as each of these people reads it.</summary>
    private async Task<Func<UserId, DateTimeOffset?, Due?>> DueFor(IReadOnlyCollection<UserId> users, CancellationToken cancel)
    {
        var zone = (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc;
        var readers = await people.Contacts(users, cancel);
        return (user, at) => at is { } moment ? Due.Of(moment, zone, readers.GetValueOrDefault(user)?.Zone) : null;
    }
}
