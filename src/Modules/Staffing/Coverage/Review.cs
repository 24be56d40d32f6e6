using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>What a business thinks of a workers work on one assignment.</summary>
[Tracked("staffing", "review")]
internal sealed class Review : Record<ReviewId>
{
    public BusinessId BusinessId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }
    public int Rating { get; private set; }
    public string? Feedback { get; private set; }

    /// <summary>Stable: <c>LEFT_EARLY</c>.</summary>
    public string[] IssueFlags { get; private set; } = [];

    public UserId ReviewerUserId { get; private set; }

    public static Review Of(ReviewId id, Assignment assignment) => new() { Id = id, CompanyId = assignment.CompanyId, BusinessId = assignment.BusinessId, AssignmentId = assignment.Id, StaffId = assignment.StaffId };

    /// <summary>What is said for the first time, or once more.</summary>
    /// <param name="feedback">Null leaves it as it is, and nothing but blanks takes it back.</param>
    /// <param name="flags">Null leaves them as they are.</param>
    /// <returns>Whether anything is different by it.</returns>
    public bool Say(int rating, string? feedback, string[]? flags, UserId by)
    {
        var (before, text) = ((Rating, Feedback, Flags: IssueFlags), feedback?.Trim());
        (Rating, Feedback, IssueFlags) = (rating, text is null ? Feedback : text is "" ? null : text, flags ?? IssueFlags);
        if (Rating == before.Rating && Feedback == before.Feedback && IssueFlags.SequenceEqual(before.Flags)) return false;
        ReviewerUserId = by;
        return true;
    }
}
