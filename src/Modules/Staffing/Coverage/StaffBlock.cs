using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A business does not want this worker again, until it is cleared.</summary>
[Tracked("staffing", "staffBlock")]
internal sealed class StaffBlock : Record<BlockId>
{
    public BusinessId BusinessId { get; init; }
    public StaffId StaffId { get; init; }
    public string? Reason { get; init; }
    public string[] IssueFlags { get; init; } = [];
    public AssignmentId? SourceAssignmentId { get; init; }
    public UserId CreatedBy { get; init; }
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>They may work there again.</summary>
    public void Clear(DateTimeOffset now) => ClearedAt ??= now;
}
