using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The person and their manager hear in time that a document runs out.</summary>
internal sealed class TellOfDocuments(Noticeboard board, Superiors superiors) : ISubscriber<EmployeeDocumentExpiring>
{
    private const string Document = "employeeDocument";

    public async Task Hear(EmployeeDocumentExpiring expiring, CancellationToken cancel)
    {
        var name = await superiors.NameOf(expiring.User, cancel);
        var document = $"document ({expiring.DocumentType}) is valid until {Wording.Day(expiring.ValidUntil)}.";
        await board.Post([
            new(expiring.User, NotificationKind.DocumentExpiring, "Your document runs out", $"Your {document}", Document, expiring.Document.Value),
            .. (await superiors.Of(expiring.User, cancel)).Select(superior => new Notice(superior, NotificationKind.DocumentExpiring,
                $"A document of {name} runs out", $"{name}: the {document}", Document, expiring.Document.Value, expiring.User))], cancel);
    }
}
