using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Leave;

/// <summary>
/// Leave ends with the employment: what waits for a decision on later days is cancelled with a note, approved leave is cut at the last day.
/// Of whose account is gone nothing waits any more. Days that are settled stay as they are, and the others follow.
/// </summary>
internal sealed partial class EndWithEmployment(LeaveDb db, ReviewLeave review, IEmployments employments, Caller caller, ILogger<EndWithEmployment> log) : ISubscriber<EmploymentEnded>
{
    private const string Note = "The employment ends before.";

    public async Task Hear(EmploymentEnded ended, CancellationToken cancel)
    {
        // Nobody decides where a host of the build before ended it; there leave stays for the managers.
        if (caller.UserOrNobody is null) return;
        var (user, last, isGone) = (ended.User, ended.LastDay, ended.Reason is "accountDeleted" or "accountArchived");
        var concerned = await db.Requests.AsNoTracking()
            .Where(r => r.UserId == user && ((r.Status == LeaveStatus.Pending && (isGone || r.EndDate > last)) || (r.Status == LeaveStatus.Approved && r.EndDate > last)))
            .OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        if (concerned.Count == 0) return;

        var employed = (await employments.Days([user], cancel)).GetValueOrDefault(user);
        var settled = await db.LockedDays.AsNoTracking().Where(l => l.UserId == user && l.LastDay > last).ToListAsync(cancel);
        foreach (var id in concerned)
        {
            if (await db.Locked(id, cancel) is { } request) await End(request, employed, settled, isGone, cancel);
        }
    }

    private async Task End(LeaveRequest request, EmployedDays? employed, IReadOnlyList<LockedDays> settled, bool isGone, CancellationToken cancel)
    {
        var outside = request.Span.Days.Where(day => employed?.Covers(day) is false).ToList();
        if (request.Status is LeaveStatus.Approved && outside.RemoveAll(day => settled.Any(l => l.Holds(day))) > 0) LogLeftAlone(log, request.Id.Value);
        var left = request.Span.Without(outside);
        if (request.Status is LeaveStatus.Approved && outside.Count > 0 && left.Days.Any()) await review.Shorten(request, Until(left), cancel);
        else if (outside.Count > 0 || (isGone && request.Status is LeaveStatus.Pending)) await review.Conclude(request, LeaveStatus.Cancelled, Note, Standing.Reviewer, cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Leave {Request} is left as it is on days that are locked")]
    private static partial void LogLeftAlone(ILogger log, Guid request);

    /// <summary>The same time, ending with the last day that is taken.</summary>
    private static LeaveSpan Until(LeaveSpan span)
    {
        var last = span.Days.Last();
        return last == span.EndDate ? span : span with { EndDate = last, EndPart = last == span.StartDate ? span.StartPart : LeavePart.Full, ExceptDays = [.. span.ExceptDays.Where(day => day < last)] };
    }
}
