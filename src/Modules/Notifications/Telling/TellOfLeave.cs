using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Managers hear of requests that await them, people of decisions on their own.</summary>
internal sealed class TellOfLeave(InboxWriter inbox, Superiors superiors) : ISubscriber<LeaveRequested>, ISubscriber<LeaveDecided>
{
    private const string Request = "leaveRequest";

    public async Task Hear(LeaveRequested requested, CancellationToken cancel)
    {
        var news = new News.LeaveRequested(await superiors.NameOf(requested.User, cancel), requested.LeaveType, requested.From, requested.To);
        await inbox.Post([.. (await superiors.Of(requested.User, cancel)).Select(superior => new Notice(superior, news, Request, requested.Leave.Value, requested.User))], cancel);
    }

    public Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        var note = string.IsNullOrWhiteSpace(decided.Note) ? null : decided.Note;
        return inbox.Post([new(decided.User, new News.LeaveDecided(decided.LeaveType, decided.From, decided.To, decided.Decision, note), Request, decided.Leave.Value)], cancel);
    }
}
