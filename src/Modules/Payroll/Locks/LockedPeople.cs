using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Locks;

/// <summary>Whose days a lock closes, and the rows that do it, in one statement for however many.</summary>
internal sealed class LockedPeople(PayrollDb db, IEmployments employments, IDepartments departments, IPeople people, Scope scope, Caller caller)
{
    public Task<ScopeTransaction> Begin(CancellationToken cancel) => scope.Begin(cancel);

    /// <param name="managed">Whom the caller manages; null is everybody.</param>
    public async Task<Result<List<UserId>>> Of(LockPeriodInput input, IReadOnlySet<UserId>? managed, CancellationToken cancel)
    {
        if (input.DepartmentId is { } department && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return PayrollProblems.UnknownDepartment;
        var named = input.UserIds?.Distinct().ToList();
        if (named is not null && !named.All((await people.Briefs(named, cancel)).ContainsKey)) return Problem.NotFound;
        // Who is named may be without a profile, and their hours count all the same.
        if (named is not null && input.DepartmentId is null) return named;
        return (await employments.EmployedBetween(input.From, input.To, named ?? managed?.ToList(), input.DepartmentId, cancel)).ToList();
    }

    /// <summary>Behind the people's pay turns: whoever was changing one of the days is through, and whoever comes is refused.</summary>
    public async Task Write(PeriodLock made, IReadOnlyList<UserId> people, DateTimeZone zone, ScopeTransaction transaction, CancellationToken cancel)
    {
        await transaction.TakePayTurns(caller.Company, people, cancel);
        Guid[] users = [.. people.Select(p => p.Value)];
        var (company, source, kind, by) = (caller.Company.Value, made.Id.Value, Text.Of(LockKind.Timesheet), made.LockedById.Value);
        var (startsAt, endsAt) = (WallClock.DayRange(made.FromDay, zone).Start, WallClock.DayRange(made.ToDay, zone).End);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO kernel.locked_days (company_id, user_id, source_id, kind, first_day, last_day, starts_at, ends_at, locked_by)
            SELECT {company}, person, {source}, {kind}, {made.FromDay}, {made.ToDay}, {startsAt}, {endsAt}, {by} FROM unnest({users}) AS person
            """, cancel);
    }

    public Task Open(PeriodLock opened, CancellationToken cancel) => db.LockedDays.Where(l => l.SourceId == opened.Id.Value).ExecuteDeleteAsync(cancel);

    /// <summary>Admins see and open every lock, others those that they made.</summary>
    public Problem? Refuses(PeriodLock @lock) => caller.IsAdmin || @lock.LockedById == caller.User ? null : Problem.NotTheOwner;
}
