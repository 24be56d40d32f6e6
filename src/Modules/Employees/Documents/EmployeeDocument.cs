using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Documents;

/// <summary>A paper of an employment: a permit, a certificate, a contract. The file itself lies in the bucket beside it, or elsewhere.</summary>
[Tracked("employeeProfile", "employeeDocument")]
internal sealed class EmployeeDocument : Record<EmployeeDocumentId>
{
    public EmployeeProfileId EmployeeProfileId { get; init; }

    public EmployeeProfile Profile { get; init; } = null!;

    public string DocumentType { get; private set; } = "";

    [Secret]
    public string DocumentUrl { get; private set; } = "";

    /// <summary>Of its file in the bucket; null where it lies elsewhere.</summary>
    [Secret]
    public string? AccessKey { get; private set; }

    /// <summary>The last day on which it is good.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The last day of which the managers were told that it comes near.</summary>
    public DateOnly? AnnouncedFor { get; private set; }

    public bool IsExpired(DateOnly today) => ValidUntil < today;

    public DocumentAddress Address => new(DocumentUrl, AccessKey);

    public void Write(string type, DocumentAddress address, DateOnly? validUntil) => (DocumentType, DocumentUrl, AccessKey, ValidUntil) = (type, address.Url!, address.AccessKey, validUntil);

    /// <summary>Its file is named no longer.</summary>
    public void Remove()
    {
        AccessKey = null;
        Delete();
    }
}
