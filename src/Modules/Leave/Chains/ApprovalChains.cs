using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Chains;

/// <summary>The steps of approval that requests go through, and who decides them.</summary>
internal sealed class ApprovalChains(LeaveDb db, LeaveTypes types, StepApprovers approvers, ICompanies companies, Caller caller, TimeProvider clock)
{
    /// <summary>So many are looked at at once.</summary>
    private const int AtOnce = 500;

    /// <summary>One of a build that knew no chains gets its own.</summary>
    public async Task Ensure(LeaveRequest request, CancellationToken cancel)
    {
        if (request.Steps is [] && request.Status is LeaveStatus.Pending) await Begin(request, cancel);
    }

    /// <summary>Anew: what was decided of something else stands for nothing.</summary>
    public async Task BeginAnew(LeaveRequest request, CancellationToken cancel)
    {
        await db.Steps.Where(s => s.LeaveRequestId == request.Id).ExecuteDeleteAsync(cancel);
        foreach (var step in db.ChangeTracker.Entries<LeaveStep>().Where(s => s.Entity.LeaveRequestId == request.Id).ToList()) step.State = EntityState.Detached;
        await Begin(request, cancel);
    }

    /// <summary>By the policy of its type.</summary>
    public async Task Begin(LeaveRequest request, CancellationToken cancel)
    {
        request.Steps = await For(request, cancel);
        request.AtStep(1);
        db.Steps.AddRange(request.Steps);
    }

    /// <summary>The same, and nothing is kept of it.</summary>
    public async Task<IReadOnlyList<LeaveStep>> For(LeaveRequest request, CancellationToken cancel)
    {
        var rules = await Rules(request, cancel);
        List<LeaveStep> steps = [.. rules.For(request.Days ?? 0).Select((step, index) => new LeaveStep
        {
            CompanyId = request.CompanyId, LeaveRequestId = request.Id, Step = index + 1, Who = step.Who, UserId = step.UserId, EscalateAfterDays = rules.EscalateAfterDays,
        })];
        var offers = await approvers.Of([.. steps.Select(s => new AskedStep(request.UserId, s.Who, s.UserId, []))], cancel);
        foreach (var (step, offer) in steps.Zip(offers)) step.Ask(offer.After(0));
        steps[0].Offer(clock.GetUtcNow());
        return steps;
    }

    /// <summary>The caller, a reviewer of this pending request, answers it.</summary>
    /// <returns>Whether nothing more is to be decided; or why it is not theirs to say.</returns>
    public async Task<Result<bool>> Decide(LeaveRequest request, LeaveStatus answer, string? note, CancellationToken cancel)
    {
        await Ensure(request, cancel);
        var isStrict = await IsStrict(cancel);
        if (await Refuse(request, isStrict, cancel) is { } refusal) return refusal;

        var (open, at) = (request.Steps.Where(s => s.IsOpen).ToList(), clock.GetUtcNow());
        var all = answer is LeaveStatus.Approved && caller.IsAdmin && !isStrict;
        foreach (var step in all ? open : open.Take(1)) step.Decide(answer, caller.User, at, note, isStrict);
        request.AtStep(request.Steps.Last(s => !s.IsOpen).Step);
        if (answer is not LeaveStatus.Approved || request.Steps.All(s => !s.IsOpen)) return true;

        var next = open[1];
        next.Offer(at);
        next.Ask((await OffersOf(request, next, isStrict, cancel)).After(0));
        request.AtStep(next.Step);
        db.Publish(new LeaveStepDecided(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, open[0].Step, request.Steps.Count, caller.User, next.Approvers), request.Id.Value);
        return false;
    }

    /// <summary>Why the caller does not decide what awaits a decision now.</summary>
    public async Task<Problem?> Refuse(LeaveRequest request, CancellationToken cancel)
    {
        await Ensure(request, cancel);
        return await Refuse(request, await IsStrict(cancel), cancel);
    }

    /// <summary>Looks again whom the steps ask that await a decision, and tells those who are asked for the first time.</summary>
    /// <param name="among">Of which requests.</param>
    public async Task Refresh(IQueryable<LeaveRequest> among, CancellationToken cancel)
    {
        var isStrict = await IsStrict(cancel);
        var pending = await among.AsNoTracking().Where(r => r.Status == LeaveStatus.Pending).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var some in pending.Chunk(AtOnce))
        {
            await db.LoadSteps(some, cancel);
            var open = some.Select(r => (Request: r, Step: r.Steps.FirstOrDefault(s => s.IsOpen))).ToList();
            var offers = await approvers.Of([.. open.Where(o => o.Step is not null).Select(o => Asked(o.Request, o.Step!, isStrict))], cancel);
            var outdated = open.Where(o => o.Step is not null).Zip(offers).Where(o => !o.Second.After(o.First.Step!.Escalations).SequenceEqual(o.First.Step.Approvers)).Select(o => o.First.Request.Id);
            foreach (var id in outdated.Concat(open.Where(o => o.Step is null).Select(o => o.Request.Id))) await Refresh(id, isStrict, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Offers a step that has waited too long to the next ones too, and tells them. Not if somebody else was quicker.</summary>
    /// <param name="seen">As it was when it was found to be late.</param>
    public async Task Escalate(LeaveStep seen, int days, CancellationToken cancel)
    {
        if (await db.Locked(seen.LeaveRequestId, cancel) is not { Status: LeaveStatus.Pending } request) return;
        await Ensure(request, cancel);
        if (request.Steps.FirstOrDefault(s => s.IsOpen) is not { } step || (step.Step, step.OfferedAt) != (seen.Step, seen.OfferedAt)) return;
        step.Escalate(clock.GetUtcNow());
        var more = step.Ask((await OffersOf(request, step, await IsStrict(cancel), cancel)).After(step.Escalations));
        if (more.Count > 0) db.Publish(new LeaveEscalated(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, days, more), request.Id.Value);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Refresh(LeaveRequestId id, bool isStrict, CancellationToken cancel)
    {
        if (await db.Locked(id, cancel) is not { Status: LeaveStatus.Pending } request) return;
        await Ensure(request, cancel);
        if (request.Steps.FirstOrDefault(s => s.IsOpen) is not { } step) return;
        var more = step.Ask((await OffersOf(request, step, isStrict, cancel)).After(step.Escalations));
        if (more.Count > 0) db.Publish(new LeavePassedOn(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, more), request.Id.Value);
    }

    private async Task<Problem?> Refuse(LeaveRequest request, bool isStrict, CancellationToken cancel)
    {
        if (request.Steps.FirstOrDefault(s => s.IsOpen) is not { } step) return null;
        if (isStrict && request.Steps.Any(s => s.DecidedBy == caller.User)) return ChainProblems.SecondPersonNeeded;
        // Where the steps are different people's, an admin decides those that ask admins.
        if (step.Asks(caller.User) || (caller.IsAdmin && !(isStrict && request.Steps.Count > 1))) return null;
        // Whoever is back from leave, or has left it to somebody else, decides as well.
        var offers = await OffersOf(request, step, isStrict, cancel);
        if (offers.Meant == caller.User || offers.After(step.Escalations).Contains(caller.User)) return null;
        return request.Steps.Any(s => !s.IsOpen && s.Asks(caller.User)) ? ChainProblems.StepDecided : ChainProblems.NotYourStep;
    }

    private async Task<Offers> OffersOf(LeaveRequest request, LeaveStep step, bool isStrict, CancellationToken cancel) => (await approvers.Of([Asked(request, step, isStrict)], cancel))[0];

    private static AskedStep Asked(LeaveRequest request, LeaveStep step, bool isStrict) =>
        new(request.UserId, step.Who, step.UserId, isStrict ? request.Steps.Select(s => s.DecidedBy).OfType<UserId>().ToList() : []);

    private async Task<ApprovalRules> Rules(LeaveRequest request, CancellationToken cancel)
    {
        if (request.LeaveTypeId is not { } id || await types.Find(id, deletedToo: true, cancel) is not { Approval: { } policy }) return ApprovalRules.Usual;
        return (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == policy, cancel))?.Rules ?? ApprovalRules.Usual;
    }

    private async Task<bool> IsStrict(CancellationToken cancel) => (await companies.Find(caller.Company, cancel))!.Settings.StrictChain;
}
