using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The person and their manager hear in time that a document runs out.</summary>
internal sealed class TellOfDocuments(InboxWriter inbox, Superiors superiors) : ISubscriber<EmployeeDocumentExpiring>
{
    private const string Document = "employeeDocument";

    public async Task Hear(EmployeeDocumentExpiring expiring, CancellationToken cancel)
    {
        var name = await superiors.NameOf(expiring.User, cancel);
        var (document, type, until) = (expiring.Document.Value, expiring.DocumentType, expiring.ValidUntil);
        await inbox.Post([
            new(expiring.User, new News.DocumentExpiring(type, until), Document, document),
            .. (await superiors.Of(expiring.User, cancel)).Select(superior => new Notice(superior, new News.ReportDocumentExpiring(name, type, until), Document, document, expiring.User))], cancel);
    }
}
