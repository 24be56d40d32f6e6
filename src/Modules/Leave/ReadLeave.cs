using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>One decision as it is shown.</summary>
internal sealed record DecisionView(LeaveStatus Decision, string? Note, UserId DecidedById, PersonBrief? DecidedBy, DateTimeOffset DecidedAt);

/// <summary>What stands beside a request.</summary>
/// <param name="Decisions">Who decided what, the first decision first.</param>
/// <param name="Clashes">What a pending request is in the way of, for whoever decides it.</param>
internal sealed record Trail(IReadOnlyList<DecisionView> Decisions, Clashes? Clashes) : WarningExtras;

/// <summary>One request with its decisions: for the owner and the managers, or among one's own only.</summary>
internal sealed class ReadLeave(LeaveDb db, LeaveClashes clashes, IPeople people, IDepartments departments)
{
    public static async Task<Result<Answer<LeaveRequestDetails, Trail>>> Any(LeaveRequestId leaveRequestId, LeaveDb db, ReadLeave read, Reviewers reviewers, CancellationToken cancel)
    {
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == leaveRequestId, cancel);
        if (request is null) return Problem.NotFound;
        var standing = await reviewers.CallerFor(request, cancel);
        if (standing is Standing.Stranger) return Problem.NotTheOwner;
        return await read.WithTrail(request, standing, cancel);
    }

    public static async Task<Result<Answer<LeaveRequestDetails, Trail>>> Own(LeaveRequestId leaveRequestId, LeaveDb db, ReadLeave read, Caller caller, CancellationToken cancel)
    {
        var owner = caller.User;
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == leaveRequestId && r.UserId == owner, cancel);
        if (request is null) return Problem.NotFound;
        return await read.WithTrail(request, Standing.Owner, cancel);
    }

    private async Task<Answer<LeaveRequestDetails, Trail>> WithTrail(LeaveRequest request, Standing reader, CancellationToken cancel)
    {
        await db.LoadSteps([request], cancel);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.LeaveRequestId == request.Id).OrderBy(d => d.Id).ToListAsync(cancel);
        var joins = await LeaveJoins.Of([request], decisions.Select(d => d.DecidedBy), people, departments, cancel);
        var inTheWay = reader is Standing.Reviewer && request.Status is LeaveStatus.Pending ? await clashes.Of(request, cancel) : null;
        return new(joins.Details(request), new Trail([.. decisions.Select(d => new DecisionView(d.Decision, d.Note, d.DecidedBy, joins.People.GetValueOrDefault(d.DecidedBy), d.DecidedAt))], inTheWay) { Warnings = LeaveWarnings.To(reader, request) });
    }
}
