using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>
/// Writes what is asked for into a request, and keeps the requests of one person apart. The table's exclusion constraint upholds it; that a
/// person's requests are saved one at a time lets the refusal name the other request, and keeps simultaneous ones from waiting for
/// each other inside the constraint.
/// </summary>
internal sealed class RequestWriter(LeaveDb db, IDepartments departments, ICompanies companies, LeaveTypes types, LeaveCounting counting, BalanceBook book, ApprovalChains chains, IPeople people, IDocumentFiles files, Caller caller, TimeProvider clock)
{
    /// <param name="user">Who is to be away: the caller, or somebody on whose behalf the caller asks.</param>
    public LeaveRequest New(UserId user) => new()
    {
        Id = NewId.At<LeaveRequestId>(clock), CompanyId = caller.Company, UserId = user, RequestDate = clock.GetUtcNow(), EnteredBy = user == caller.User ? null : caller.User,
    };

    /// <summary>Another document than before, or none any more. In a transaction.</summary>
    public async Task<Problem?> Show(LeaveRequest request, string? documentUrl, CancellationToken cancel)
    {
        var document = await files.Name(LeaveDocuments.Bucket, documentUrl, request.Document, request.UserId, cancel);
        if (document.Problem is { } unknown) return unknown;
        request.Show(document.Value);
        return null;
    }

    /// <param name="isApproved">Whoever enters it decides it at once, so that nobody is asked before.</param>
    public async Task<Problem?> Save(LeaveRequest request, RequestedLeave wanted, ScopeTransaction transaction, CancellationToken cancel, bool isApproved = false)
    {
        var before = request.Requested();
        await transaction.TakeTurn("leave.requests", request.UserId.Value, cancel);
        if (await Write(request, wanted, cancel) is { } refusal) return refusal;

        var (isNew, asked) = (db.Entry(request).State is EntityState.Added, request.Requested());
        if (isNew) await chains.Begin(request, cancel);
        if (isNew && !isApproved) db.Publish(new LeaveRequested(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, request.AskedOf), request.Id.Value);
        if (!isNew && before.IsOtherwise(asked))
        {
            // Whoever has said yes already, or is asked, said so or is asked about something else.
            var heard = request.Steps.Select(s => s.DecidedBy).OfType<UserId>().Concat(request.AskedOf ?? []).ToList();
            await chains.BeginAnew(request, cancel);
            db.Publish(new LeaveChanged(request.Id, request.UserId, before.LeaveType, before.Span.StartDate, before.Span.EndDate, asked.LeaveType, asked.Span.StartDate, asked.Span.EndDate,
                [.. heard.Concat(request.AskedOf!).Distinct()]), request.Id.Value);
        }
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Into the request, and no further.</summary>
    public async Task<Problem?> Write(LeaveRequest request, RequestedLeave wanted, CancellationToken cancel)
    {
        var company = (await companies.Find(caller.Company, cancel))!;
        var found = await TypeOf(request, wanted, company.Settings, cancel);
        if (found.Problem is { } unknown) return unknown;
        var (type, now) = (found.Value, clock.GetUtcNow());
        if (wanted.DepartmentId is { } department && department != request.DepartmentId && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return LeaveProblems.NoSuchDepartment;
        var when = new AskedWhen(WallClock.DayOf(now, company.Zone), now, company.Settings.HalfDayAt, request.UserId != caller.User);
        if (request.Ask(wanted with { TypeId = type?.Id }, type, when) is { } refusal) return refusal;
        if (await Overlap(request, cancel) is { } other) return LeaveProblems.Overlap(other);
        return await Count(request, type, cancel);
    }

    /// <summary>Who decides in the person's place while they are away.</summary>
    public async Task<Problem?> Substitute(LeaveRequest request, UserId? substitute, CancellationToken cancel)
    {
        if (substitute == request.SubstituteId) return null;
        if (substitute is { } person && !(await people.Active([person], cancel)).Contains(person)) return ChainProblems.UnknownPerson;
        return request.BeSubstitutedBy(substitute);
    }

    /// <summary>A reviewer says which type was meant. Of leave that is approved, pay hears of it.</summary>
    public async Task<Problem?> Name(LeaveRequest request, LeaveTypeId id, CancellationToken cancel)
    {
        if (id == request.LeaveTypeId) return null;
        if (await types.Find(id, deletedToo: false, cancel) is not { } type) return LeaveTypeProblems.Unknown;
        if (request.Mean(type) is { } refusal) return refusal;
        request.Count(await counting.Cost(request.UserId, request.Span, type.Rules, cancel));
        if (request.Status is LeaveStatus.Pending) await chains.BeginAnew(request, cancel);
        if (request.Status is LeaveStatus.Approved) db.Publish(new LeaveDaysChanged(request.Id, request.UserId, request.StartDate, request.EndDate), request.Id.Value);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Problem?> Count(LeaveRequest request, LeaveType? type, CancellationToken cancel)
    {
        var cost = await counting.Cost(request.UserId, request.Span, type?.Rules, cancel);
        request.Count(cost);
        if (cost.IsFree) return LeaveProblems.NoWorkingDays;
        if (type?.MaxDays is { } most && cost.Days > most) return LeaveProblems.TooManyDays(most, request.Days!.Value);
        return type is { Allowance: LeaveAllowance.Balance } ? await RefuseBeyondBalance(request, type, cancel) : null;
    }

    /// <summary>With it the balance is on no day from its first on lower than its type allows, whatever is planned later.</summary>
    private async Task<Problem?> RefuseBeyondBalance(LeaveRequest request, LeaveType type, CancellationToken cancel)
    {
        if (!(await book.Of(request.UserId, [type], request, cancel)).TryGetValue(type.Id, out var facts)) return BalanceProblems.TooLow(0);
        var last = facts.Taken.Select(t => t.Day).Append(request.EndDate).Max();
        if (BalanceReplay.Lowest(facts, request.StartDate, last) >= Fraction.OfDecimal(type.MinBalance)) return null;
        var without = facts with { Taken = [.. facts.Taken.Where(t => t.Request != request.Id.Value)] };
        return BalanceProblems.TooLow(BalanceView.Days(BalanceReplay.Lowest(without, request.StartDate, last) - Fraction.OfDecimal(type.MinBalance)));
    }

    /// <summary>What is to interrupt other leave may be asked for over it.</summary>
    private async Task<LeaveRequest?> Overlap(LeaveRequest request, CancellationToken cancel)
    {
        var overlapping = await db.Overlapping(request, cancel);
        if (!request.Interrupts || request.Span is { HasHalves: true } or { IsHours: true }) return overlapping.FirstOrDefault();
        var interruptible = await db.InterruptibleAmong(overlapping, cancel);
        return overlapping.FirstOrDefault(other => !interruptible.Contains(other.Id));
    }

    private async Task<Result<LeaveType?>> TypeOf(LeaveRequest request, RequestedLeave asked, CompanySettings settings, CancellationToken cancel)
    {
        var type = asked.TypeId is { } id ? await types.Find(id, deletedToo: id == request.LeaveTypeId, cancel) : await types.Named(asked.LeaveType, cancel);
        if (type is null && (asked.TypeId is not null || !settings.FreeLeaveTypes)) return LeaveTypeProblems.Unknown;
        if (type is { Requestable: false } && request.UserId == caller.User) return LeaveTypeProblems.NotRequestable;
        return type;
    }
}
