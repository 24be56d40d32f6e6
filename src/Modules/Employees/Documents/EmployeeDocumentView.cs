using System.Text.Json.Serialization;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Employees.Documents;

/// <summary>A document and whether its time has passed.</summary>
internal record EmployeeDocumentView : View
{
    public EmployeeProfileId EmployeeProfileId { get; init; }
    public string DocumentType { get; init; } = "";

    [Secret]
    public string DocumentUrl { get; init; } = "";

    public DateOnly? ValidUntil { get; init; }

    /// <summary>Whether its last day lies before the company's today.</summary>
    public bool Expired { get; init; }

    public static EmployeeDocumentView Of(EmployeeDocument document, DateOnly today) => new EmployeeDocumentView
    {
        EmployeeProfileId = document.EmployeeProfileId,
        DocumentType = document.DocumentType,
        DocumentUrl = document.DocumentUrl,
        ValidUntil = document.ValidUntil,
        Expired = document.IsExpired(today),
    }.Stamped(document, document.Profile.UserId);
}

/// <summary>The same with the profile it belongs to.</summary>
internal sealed record EmployeeDocumentDetails : EmployeeDocumentView
{
    public EmployeeDocumentDetails(EmployeeDocument document, DateOnly today) : base(Of(document, today)) => EmployeeProfile = ProfileBrief.Of(document.Profile);

    public ProfileBrief EmployeeProfile { get; }
}

/// <summary>A profile as its documents show it.</summary>
internal sealed record ProfileBrief(EmployeeProfileId Id, UserId UserId, string Position, ContractType ContractType)
{
    [JsonPropertyName("contractType_idx")]
    public int ContractTypeIndex => (int)ContractType;

    public static ProfileBrief Of(EmployeeProfile profile) => new(profile.Id, profile.UserId, profile.Position, profile.ContractType);
}
