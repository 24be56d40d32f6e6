using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Commands;

/// <summary>How a worker is rated, and what was said of them lately. A client reads of whoever has been on its shifts, and only what it said itself.</summary>
internal static class GetReviewSummary
{
    private const int Recent = 20;

    internal sealed record ReviewView(ReviewId ReviewId, AssignmentId AssignmentId, BusinessId BusinessId, string BusinessName, int Rating, string? Feedback, IReadOnlyList<string> IssueFlags, DateTimeOffset ReviewedAt);

    /// <param name="RecentReviews">The last first.</param>
    internal sealed record View(StaffId StaffId, string FullName, decimal AverageRating, int RatingCount, IReadOnlyList<ReviewView> RecentReviews);

    public static async Task<Result<View>> Handle(CompanyId tenantId, StaffId staffId, StaffingDb db, StaffingAccess access, CancellationToken cancel)
    {
        var staff = db.Staff.Where(s => s.Id == staffId);
        var reviews = db.Reviews.AsNoTracking().Where(r => r.StaffId == staffId);
        if (access.Client is { } client)
        {
            staff = staff.Where(s => db.Assignments.Any(a => a.StaffId == s.Id && a.BusinessId == client.Business));
            reviews = reviews.Where(r => r.BusinessId == client.Business);
            if (client.Within() is { } hubs) (staff, reviews) = (staff.Where(s => db.Assignments.Any(a => a.StaffId == s.Id && hubs.Contains(a.HubId))), reviews.Where(r => db.Assignments.Any(a => a.Id == r.AssignmentId && hubs.Contains(a.HubId))));
        }
        if (await staff.Select(s => s.FullName).SingleOrDefaultAsync(cancel) is not { } name) return Problem.NotFound;
        var rated = await db.StaffStats.AsNoTracking().SingleOrDefaultAsync(s => s.StaffId == staffId, cancel);
        var recent = await reviews.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id).Take(Recent)
            .Join(db.Businesses, r => r.BusinessId, b => b.Id, (r, b) => new { r.Id, r.AssignmentId, r.BusinessId, b.Name, r.Rating, r.Feedback, r.IssueFlags, r.UpdatedAt }).ToListAsync(cancel);
        return new View(staffId, name, TrackRecord.Shown(rated?.RatingSum ?? 0, rated?.RatingCount ?? 0), rated?.RatingCount ?? 0,
            [.. recent.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id.Value).Select(r => new ReviewView(r.Id, r.AssignmentId, r.BusinessId, r.Name, r.Rating, r.Feedback, r.IssueFlags, r.UpdatedAt))]);
    }
}
