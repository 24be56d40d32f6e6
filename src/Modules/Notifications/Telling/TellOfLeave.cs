using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Managers hear of requests that await them, people of decisions on their own.</summary>
internal sealed class TellOfLeave(Noticeboard board, Superiors superiors) : ISubscriber<LeaveRequested>, ISubscriber<LeaveDecided>
{
    private const string Request = "leaveRequest";

    public async Task Hear(LeaveRequested requested, CancellationToken cancel)
    {
        var name = await superiors.NameOf(requested.User, cancel);
        var text = $"{name} asks for leave ({requested.LeaveType}) {Wording.Days(requested.From, requested.To)}. It awaits your decision.";
        await board.Post([.. (await superiors.Of(requested.User, cancel))
            .Select(superior => new Notice(superior, NotificationKind.LeaveRequested, $"{name} asks for leave", text, Request, requested.Leave.Value, requested.User))], cancel);
    }

    public Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        var text = $"Your leave ({decided.LeaveType}) {Wording.Days(decided.From, decided.To)} is {decided.Decision}.";
        if (!string.IsNullOrWhiteSpace(decided.Note)) text += $" Note: {decided.Note}";
        return board.Post([new(decided.User, NotificationKind.LeaveDecided, $"Your leave is {decided.Decision}", text, Request, decided.Leave.Value)], cancel);
    }
}
