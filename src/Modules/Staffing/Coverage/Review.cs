using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>What a business thinks of a workers work on one assignment.</summary>
[Tracked("staffing", "review")]
internal sealed class Review : Record<ReviewId>
{
    public BusinessId BusinessId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }
    public int Rating { get; init; }
    public string? Feedback { get; init; }
    public string[] IssueFlags { get; init; } = [];
    public UserId ReviewerUserId { get; private set; }
}
