using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>A worker of the marketplace.</summary>
[Tracked("staffing", "staff")]
internal sealed class StaffMember : Record<StaffId>
{
    public UserId? UserId { get; private set; }
    public VendorId? VendorId { get; init; }
    public string FullName { get; set; } = "";
    public string? Phone { get; init; }
    public string? Email { get; set; }

    /// <summary>The address under which their photo is shown.</summary>
    public string? PhotoUri { get; private set; }

    public string? PhotoFileUri { get; private set; }
    public string? Bio { get; set; }
    public CatalogRoleId? PrimaryRoleId { get; set; }
    public double? HomeLatitude { get; private set; }
    public double? HomeLongitude { get; private set; }
    public int? MaxDistanceMeters { get; set; }
    public string Timezone { get; set; } = "";
    public StaffStatus Status { get; private set; }
    public bool ShareLocationOnShift { get; set; } = true;

    /// <summary>Clients see their photo.</summary>
    public bool ProfileVisible { get; set; } = true;

    public bool ProfileComplete { get; private set; }

    /// <summary>Nothing is missing that every worker needs.</summary>
    public void CompleteProfile() => ProfileComplete = true;

    /// <summary>From there it is measured how near work is.</summary>
    public void LiveNear(double latitude, double longitude) => (HomeLatitude, HomeLongitude) = (latitude, longitude);

    public void WorkFirstIn(CatalogRoleId role) => PrimaryRoleId = role;

    public void HidePhoto() => (PhotoUri, PhotoFileUri) = (null, null);

    public void ShowPhoto(string address, string fileUri) => (PhotoUri, PhotoFileUri) = (address, fileUri);

    /// <summary>Whoever was invited has come.</summary>
    public void Bind(UserId user) => UserId = user;
}
