using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Managers hear of requests that await them, and of what becomes of these before they decide; people of decisions on their own.</summary>
internal sealed class TellOfLeave(InboxWriter inbox, Superiors superiors) : ISubscriber<LeaveRequested>, ISubscriber<LeaveChanged>, ISubscriber<LeaveWithdrawn>, ISubscriber<LeavePassedOn>, ISubscriber<LeaveCancellationAsked>, ISubscriber<LeaveDaysChanged>, ISubscriber<LeaveDecided>
{
    private const string Request = "leaveRequest";

    public Task Hear(LeaveRequested requested, CancellationToken cancel) =>
        TellReviewers(requested.User, requested.Leave, name => new News.LeaveRequested(name, requested.LeaveType, requested.From, requested.To), cancel);

    public Task Hear(LeaveChanged changed, CancellationToken cancel) =>
        TellReviewers(changed.User, changed.Leave, name => new News.LeaveChanged(name, changed.OldType, changed.OldFrom, changed.OldTo, changed.LeaveType, changed.From, changed.To), cancel);

    public Task Hear(LeaveWithdrawn withdrawn, CancellationToken cancel) =>
        TellReviewers(withdrawn.User, withdrawn.Leave, name => new News.LeaveWithdrawn(name, withdrawn.LeaveType, withdrawn.From, withdrawn.To), cancel);

    public Task Hear(LeavePassedOn passed, CancellationToken cancel) =>
        TellReviewers(passed.User, passed.Leave, name => new News.LeaveRequested(name, passed.LeaveType, passed.From, passed.To), cancel);

    public Task Hear(LeaveCancellationAsked asked, CancellationToken cancel) =>
        TellReviewers(asked.User, asked.Leave, name => new News.LeaveCancellationAsked(name, asked.LeaveType, asked.From, asked.To), cancel);

    public Task Hear(LeaveDaysChanged changed, CancellationToken cancel) =>
        inbox.Post([new(changed.User, new News.LeaveDaysChanged(changed.From, changed.To), Request, changed.Leave.Value)], cancel);

    public Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        var note = string.IsNullOrWhiteSpace(decided.Note) ? null : decided.Note;
        return inbox.Post([new(decided.User, new News.LeaveDecided(decided.LeaveType, decided.From, decided.To, decided.Decision, note), Request, decided.Leave.Value)], cancel);
    }

    private async Task TellReviewers(UserId owner, LeaveRequestId leave, Func<string, News> worded, CancellationToken cancel)
    {
        var news = worded(await superiors.NameOf(owner, cancel));
        await inbox.Post([.. (await superiors.Of(owner, cancel)).Select(superior => new Notice(superior, news, Request, leave.Value, owner))], cancel);
    }
}
