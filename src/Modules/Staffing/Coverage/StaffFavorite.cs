using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A business would like this worker again.</summary>
internal sealed class StaffFavorite : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public FavoriteId Id { get; init; }
    public BusinessId BusinessId { get; init; }
    public StaffId StaffId { get; init; }
    public UserId CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
