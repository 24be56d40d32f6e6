using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Something that workers are asked for: the catalogue.</summary>
[Tracked("staffing", "document")]
internal sealed class RequiredDocument : Record<DocumentId>
{
    public DocumentKind Kind { get; init; }
    public DocumentType DocumentType { get; init; }
    public string Name { get; init; } = "";
    public string? Description { get; init; }
    public bool Required { get; init; }
    public CatalogRoleId? CatalogRoleId { get; init; }

    /// <summary>Of what to wear: a picture of how it should look.</summary>
    public string? ImageExampleUrl { get; init; }
}
