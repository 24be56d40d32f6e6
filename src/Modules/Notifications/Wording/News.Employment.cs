using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of employment and its documents.</content>
[JsonDerivedType(typeof(DocumentExpiring), "documentExpiring")]
[JsonDerivedType(typeof(ReportDocumentExpiring), "reportDocumentExpiring")]
[JsonDerivedType(typeof(EmploymentEnding), "employmentEnding")]
[JsonDerivedType(typeof(ManagerLeft), "managerLeft")]
[JsonDerivedType(typeof(TermsChanged), "termsChanged")]
internal abstract partial record News
{
    internal sealed record DocumentExpiring(string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (ValidUntil, ValidUntil);
    }

    internal sealed record ReportDocumentExpiring(string Name, string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (ValidUntil, ValidUntil);

        internal override string? Who => Name;
    }

    internal sealed record EmploymentEnding(string Name, DateOnly LastDay) : News(NotificationKind.EmploymentEnding)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (LastDay, LastDay);

        internal override string? Who => Name;
    }

    /// <param name="Names">Of the reports, in one line.</param>
    internal sealed record ManagerLeft(string Name, int Count, string Names) : News(NotificationKind.ManagerLeft)
    {
        internal override string? Who => Name;

        internal override string? Variant => Count == 1 ? "one" : null;
    }

    /// <summary>Which of them are others now; what is paid is never spoken of.</summary>
    internal sealed record TermsChanged(DateOnly From, bool Position, bool Manager, bool Department, bool Hours) : News(NotificationKind.TermsChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, From);

        internal override IEnumerable<(string Name, object Value)> More => [("parts", new Piece.Words("terms", [.. new[] { (Position, "position"), (Manager, "manager"), (Department, "department"), (Hours, "hours") }.Where(part => part.Item1).Select(part => part.Item2)]))];
    }
}
