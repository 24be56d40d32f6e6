using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>Whom the business does not take, the last first.</summary>
internal static class ListBlockedStaff
{
    /// <summary>Who is no member of the business any more has no name here.</summary>
    private const string Unknown = "—";

    /// <param name="BlockedBy">By name.</param>
    /// <param name="SourceAssignmentId">The work that it is for, where its hub is shown to the caller.</param>
    internal sealed record View(
        BlockId BlockId, StaffId StaffId, string FullName, string? PhotoUrl, string PrimaryRole, string? Reason, IReadOnlyList<string> IssueFlags, DateTimeOffset BlockedAt, string BlockedBy, AssignmentId? SourceAssignmentId);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Member member, CancellationToken cancel)
    {
        var hubs = member.Within();
        var rows = from block in db.StaffBlocks.AsNoTracking()
                   where block.BusinessId == member.Business && block.ClearedAt == null
                   join staff in db.Staff on block.StaffId equals staff.Id
                   orderby block.CreatedAt descending, block.Id descending
                   select new
                   {
                       block, staff.FullName, PhotoUri = staff.ProfileVisible ? staff.PhotoUri : null,
                       Role = db.CatalogRoles.Where(r => r.Id == staff.PrimaryRoleId).Select(r => r.Name).FirstOrDefault(),
                       Source = hubs == null ? block.SourceAssignmentId : db.Assignments.Where(a => a.Id == block.SourceAssignmentId && hubs.Contains(a.HubId)).Select(a => (AssignmentId?)a.Id).FirstOrDefault(),
                       By = db.Memberships.Where(m => m.BusinessId == block.BusinessId && m.UserId == block.CreatedBy).Select(m => m.FirstName + " " + m.LastName).FirstOrDefault(),
                   };
        var page = await Page.Read(rows, window, cancel);
        return page.Select(r => new View(
            r.block.Id, r.block.StaffId, r.FullName, r.PhotoUri, r.Role ?? "", r.block.Reason, r.block.IssueFlags, r.block.CreatedAt, r.By?.Trim() is { Length: > 0 } name ? name : Unknown, r.Source));
    }
}
