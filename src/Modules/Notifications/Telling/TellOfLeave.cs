using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Who decides hears of requests that await them, and of what becomes of these before; people of decisions on their own, and of what they should know in time.</summary>
internal sealed class TellOfLeave(InboxWriter inbox, Superiors superiors)
    : ISubscriber<LeaveRequested>, ISubscriber<LeaveChanged>, ISubscriber<LeaveWithdrawn>, ISubscriber<LeavePassedOn>, ISubscriber<LeaveCancellationAsked>, ISubscriber<LeaveDaysChanged>, ISubscriber<LeaveDecided>,
      ISubscriber<LeaveStepDecided>, ISubscriber<LeaveEscalated>, ISubscriberOfMany<LeaveBalanceExpiring>, ISubscriberOfMany<LeaveDocumentMissing>
{
    private const string Request = "leaveRequest";
    private const string Type = "leaveType";

    public Task Hear(LeaveRequested requested, CancellationToken cancel) =>
        TellReviewers(requested.User, requested.Leave, requested.Approvers, name => new News.LeaveRequested(name, requested.LeaveType, requested.From, requested.To), cancel);

    public Task Hear(LeaveChanged changed, CancellationToken cancel) =>
        TellReviewers(changed.User, changed.Leave, changed.Approvers, name => new News.LeaveChanged(name, changed.OldType, changed.OldFrom, changed.OldTo, changed.LeaveType, changed.From, changed.To), cancel);

    public Task Hear(LeaveWithdrawn withdrawn, CancellationToken cancel) =>
        TellReviewers(withdrawn.User, withdrawn.Leave, withdrawn.Approvers, name => new News.LeaveWithdrawn(name, withdrawn.LeaveType, withdrawn.From, withdrawn.To), cancel);

    public Task Hear(LeavePassedOn passed, CancellationToken cancel) =>
        TellReviewers(passed.User, passed.Leave, passed.Approvers, name => new News.LeaveRequested(name, passed.LeaveType, passed.From, passed.To), cancel);

    public Task Hear(LeaveCancellationAsked asked, CancellationToken cancel) =>
        TellReviewers(asked.User, asked.Leave, asked.Approvers, name => new News.LeaveCancellationAsked(name, asked.LeaveType, asked.From, asked.To), cancel);

    public Task Hear(LeaveEscalated escalated, CancellationToken cancel) =>
        TellReviewers(escalated.User, escalated.Leave, escalated.Approvers, name => new News.LeaveEscalated(name, escalated.LeaveType, escalated.From, escalated.To, escalated.Days), cancel);

    public async Task Hear(LeaveStepDecided decided, CancellationToken cancel)
    {
        await inbox.Post([new(decided.User, new News.LeaveStepDecided(decided.LeaveType, decided.From, decided.To, decided.Step, decided.Steps), Request, decided.Leave.Value)], cancel);
        await TellReviewers(decided.User, decided.Leave, decided.Approvers, name => new News.LeaveRequested(name, decided.LeaveType, decided.From, decided.To), cancel);
    }

    public Task Hear(LeaveDaysChanged changed, CancellationToken cancel) =>
        inbox.Post([new(changed.User, new News.LeaveDaysChanged(changed.From, changed.To), Request, changed.Leave.Value)], cancel);

    public Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        var note = string.IsNullOrWhiteSpace(decided.Note) ? null : decided.Note;
        return inbox.Post([new(decided.User, new News.LeaveDecided(decided.LeaveType, decided.From, decided.To, decided.Decision, note), Request, decided.Leave.Value)], cancel);
    }

    public Task Hear(IReadOnlyList<LeaveBalanceExpiring> all, CancellationToken cancel) =>
        inbox.Post([.. all.Select(e => new Notice(e.User, new News.BalanceExpiring(e.LeaveType, e.Days, e.Last), Type, e.Type.Value))], cancel);

    public Task Hear(IReadOnlyList<LeaveDocumentMissing> all, CancellationToken cancel) =>
        inbox.Post([.. all.Select(m => new Notice(m.User, new News.DocumentMissing(m.LeaveType, m.From, m.To), Request, m.Leave.Value))], cancel);

    /// <param name="approvers">Null where a build before approval chains said it: the line manager, or else the admins.</param>
    private async Task TellReviewers(UserId owner, LeaveRequestId leave, IReadOnlyList<UserId>? approvers, Func<string, News> worded, CancellationToken cancel)
    {
        var news = worded(await superiors.NameOf(owner, cancel));
        await inbox.Post([.. (approvers ?? await superiors.Of(owner, cancel)).Select(reviewer => new Notice(reviewer, news, Request, leave.Value, owner))], cancel);
    }
}
