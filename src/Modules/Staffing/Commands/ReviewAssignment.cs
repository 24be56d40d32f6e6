using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Coverage;

namespace WorkforceOS.Staffing.Commands;

/// <summary>What a client thinks of somebody's work, said for it.</summary>
internal static class ReviewAssignment
{
    internal sealed record Input(
        CompanyId TenantId, BusinessId BusinessId, StaffId StaffId, [Range(1, 5)] int Rating, [MaxLength(2000)] string? ReviewText = null, [MaxLength(20)] IReadOnlyList<IssueFlag>? Tags = null) : IOfBusiness;

    public static Task<Result<ReviewWorker.View>> Handle(AssignmentId assignmentId, Input said, ReviewWorker use, CancellationToken cancel) =>
        ReviewWorker.Handle(new(said.StaffId, assignmentId, said.Rating, said.ReviewText, IssueFlags: said.Tags), use, cancel);
}
