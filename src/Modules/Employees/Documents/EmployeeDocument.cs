using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Documents;

/// <summary>A paper of an employment: a permit, a certificate, a contract. The file itself lies elsewhere.</summary>
[Tracked("employeeProfile", "employeeDocument")]
internal sealed class EmployeeDocument : Record<EmployeeDocumentId>
{
    public EmployeeProfileId EmployeeProfileId { get; init; }

    public EmployeeProfile Profile { get; init; } = null!;

    public string DocumentType { get; private set; } = "";

    [Secret]
    public string DocumentUrl { get; private set; } = "";

    /// <summary>The last day on which it is good.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The last day of which the managers were told that it comes near.</summary>
    public DateOnly? AnnouncedFor { get; private set; }

    public bool IsExpired(DateOnly today) => ValidUntil < today;

    public void Write(string type, string url, DateOnly? validUntil) => (DocumentType, DocumentUrl, ValidUntil) = (type, url, validUntil);
}
