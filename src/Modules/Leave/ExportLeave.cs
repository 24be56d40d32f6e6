using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Spreadsheets;

namespace WorkforceOS.Leave;

/// <summary>The requests that match, as a file for spreadsheets. The same filters and the same sight as the list.</summary>
internal sealed class ExportLeave(LeaveDb db, IPeople people, IDepartments departments, Reviewers reviewers)
{
    // New columns come last: people have sheets that count on where the others are.
    private static readonly IReadOnlyList<Column<LeaveRequestDetails>> Columns =
    [
        new("startDate", r => r.StartDate, IsDay: true),
        new("endDate", r => r.EndDate, IsDay: true),
        new("fullname", r => r.User?.Fullname),
        new("email", r => r.User?.Email),
        new("department", r => r.Department?.GroupName),
        new("leaveType", r => r.LeaveType),
        new("days", r => r.Days),
        new("hours", r => r.Hours),
        new("startPart", r => Text.Of(r.StartPart)),
        new("endPart", r => Text.Of(r.EndPart)),
        new("fromTime", r => r.FromTime),
        new("toTime", r => r.ToTime),
        new("exceptDays", r => string.Join(' ', r.ExceptDays.Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))),
        new("status", r => Text.Of(r.Status)),
        new("cancelRequested", r => r.CancelRequested),
        new("reason", r => r.Reason),
        new("approver", r => r.Approver?.Fullname),
        new("requestDate", r => SheetTimes.OnTheWall(r.RequestDate, NodaTime.DateTimeZone.Utc)),
        new("approvedDate", r => r.ApprovedDate is { } at ? SheetTimes.OnTheWall(at, NodaTime.DateTimeZone.Utc) : null),
        new("userId", r => r.UserId.ToString()),
        new("leaveRequestId", r => r.Id.ToString()),
    ];

    public static Task<Result<FileAnswer>> Handle(ListOf<LeaveRequest> list, ExportInput wanted, ExportLeave export, CancellationToken cancel) => export.Write(list, wanted.Format, cancel);

    private async Task<Result<FileAnswer>> Write(ListOf<LeaveRequest> list, ExportFormat format, CancellationToken cancel)
    {
        var found = await list.All(await reviewers.Visible(db.Requests, cancel), requests => requests.OrderBy(r => r.StartDate).ThenBy(r => r.Id), cancel);
        if (found.Problem is { } problem) return problem;
        var requests = found.Value;
        var joins = await LeaveJoins.Of(requests, [], people, departments, cancel);
        return TableFile.Of(format, "leave", Columns, requests.ConvertAll(joins.Details));
    }
}
