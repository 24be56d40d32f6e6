using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>A worker of the marketplace.</summary>
[Tracked("staffing", "staff")]
internal sealed class StaffMember : Record<StaffId>
{
    public UserId? UserId { get; private set; }
    public VendorId? VendorId { get; init; }
    public string FullName { get; init; } = "";
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>The address under which their photo is shown.</summary>
    public string? PhotoUri { get; private set; }

    public string? PhotoFileUri { get; private set; }
    public string? Bio { get; init; }
    public CatalogRoleId? PrimaryRoleId { get; init; }
    public double? HomeLatitude { get; init; }
    public double? HomeLongitude { get; init; }
    public int? MaxDistanceMeters { get; private set; }
    public string Timezone { get; init; } = "";
    public StaffStatus Status { get; private set; }
    public bool ShareLocationOnShift { get; private set; } = true;
    public bool ProfileComplete { get; private set; }

    /// <summary>Nothing is missing that every worker needs.</summary>
    public void CompleteProfile() => ProfileComplete = true;

    public void ShowPhoto(string address, string fileUri) => (PhotoUri, PhotoFileUri) = (address, fileUri);

    /// <summary>Whoever was invited has come.</summary>
    public void Bind(UserId user) => UserId = user;
}
