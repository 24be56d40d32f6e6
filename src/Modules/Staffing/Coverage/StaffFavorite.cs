using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A business would like this worker again.</summary>
[Tracked("staffing", "staffFavorite")]
internal sealed class StaffFavorite : Record<FavoriteId>
{
    public BusinessId BusinessId { get; init; }
    public StaffId StaffId { get; init; }
    public UserId CreatedBy { get; init; }
}
