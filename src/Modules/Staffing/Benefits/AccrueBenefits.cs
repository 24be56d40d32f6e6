using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Benefits;

/// <summary>Counts each day what approved hours have brought, if nobody did when they were approved, and begins new periods. After a downtime it does what was left.</summary>
internal sealed class AccrueBenefits(Scopes scopes) : IJob
{
    public const string Name = "staffing.benefits";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        // Across companies only to learn which of them offer anything.
        var companies = await services.GetRequiredService<StaffingDb>().BenefitPrograms.IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(p => p.CompanyId)
            .Union(services.GetRequiredService<StaffingDb>().StaffBenefits.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(b => b.PeriodEnd != null).Select(b => b.CompanyId)).OrderBy(c => c).ToListAsync(cancel);
        await scopes.UntilDone(Name, companies, unit => unit.GetRequiredService<Accruing>().Some(cancel), cancel);
        await scopes.UntilDone(Name, companies, unit => unit.GetRequiredService<RollingPeriods>().Some(cancel), cancel);
    }
}

/// <summary>What approved hours bring, each timesheet once, whoever comes first: the key of what is counted already decides.</summary>
internal sealed class Accruing(StaffingDb db, BenefitBook book, Scope scope, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>So long back it is looked for hours that nobody has counted.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    private const string Take = """
        INSERT INTO staffing.benefit_accruals (company_id, timesheet_id, staff_id, minutes, accrued_at)
        SELECT t.company_id, t.id, t.staff_id, t.payable_minutes, @now FROM staffing.timesheets t
        WHERE t.company_id = @company AND t.approved_at >= @since AND t.status IN ('approved', 'paid') AND t.is_active
            AND NOT EXISTS (SELECT FROM staffing.benefit_accruals a WHERE a.company_id = t.company_id AND a.timesheet_id = t.id)
        ORDER BY t.id LIMIT @most
        ON CONFLICT DO NOTHING RETURNING staff_id, minutes
        """;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Some(CancellationToken cancel)
    {
        var programs = await db.BenefitPrograms.AsNoTracking().ToListAsync(cancel);
        if (programs.Count == 0) return false;
        await using var transaction = await scope.Begin(cancel);
        var taken = await Taken(cancel);
        if (taken.Count == 0) return false;

        StaffId[] staff = [.. taken.Keys.OrderBy(s => s.Value)];
        await Begin(staff, programs, cancel);
        var benefits = await book.Locked(staff, cancel);
        var present = await book.Present(benefits, cancel);
        foreach (var benefit in benefits)
        {
            if (programs.Find(p => p.BenefitType == benefit.BenefitType) is not { } program) continue;
            var row = present.GetValueOrDefault(benefit.Id);
            var isReached = benefit.Accrue(taken[benefit.StaffId], program.PerHour);
            BenefitBook.Grow(benefit, row);
            // The row before has its end only then.
            if (!isReached) continue;
            if (row is not null) row.EndedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
            book.Turn(benefit, null);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return taken.Values.Count > 0;
    }

    /// <summary>Whoever has nothing of a program yet begins with it.</summary>
    private async Task Begin(StaffId[] staff, IReadOnlyList<BenefitProgram> programs, CancellationToken cancel)
    {
        // Two that begin the same come one after the other.
        var ids = staff.Select(s => s.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT FROM staffing.staff WHERE company_id = {db.CompanyOf} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE", cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var known = (await db.StaffBenefits.AsNoTracking().Where(b => staff.Contains(b.StaffId)).Select(b => new { b.StaffId, b.BenefitType }).ToListAsync(cancel)).Select(b => (b.StaffId, b.BenefitType)).ToHashSet();
        var made = (from worker in staff from program in programs where !known.Contains((worker, program.BenefitType)) select StaffBenefit.Begin(NewId.At<StaffBenefitId>(clock), worker, program, today)).ToList();
        if (made.Count == 0) return;
        db.StaffBenefits.AddRange(made);
        await db.SaveChangesAsync(cancel);
        foreach (var benefit in made) book.Turn(benefit, null);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Dictionary<StaffId, int>> Taken(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var take = new NpgsqlCommand(Take, scope.Connection);
        take.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        take.Parameters.AddWithValue("now", now.ToUniversalTime());
        take.Parameters.AddWithValue("since", (now - Back).ToUniversalTime());
        take.Parameters.AddWithValue("most", AtOnce);
        var minutes = new Dictionary<StaffId, int>();
        await using var row = await take.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) minutes[new(row.GetGuid(0))] = minutes.GetValueOrDefault(new StaffId(row.GetGuid(0))) + row.GetInt32(1);
        return minutes;
    }
}

/// <summary>Benefits whose period is over begin anew.</summary>
internal sealed class RollingPeriods(StaffingDb db, BenefitBook book, Scope scope, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Some(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var transaction = await scope.Begin(cancel);
        var over = await db.StaffBenefits.FromSql($"SELECT * FROM staffing.staff_benefits WHERE company_id = {db.CompanyOf} AND period_end <= {today} AND is_active ORDER BY id LIMIT {AtOnce} FOR NO KEY UPDATE SKIP LOCKED").ToListAsync(cancel);
        if (over.Count == 0) return false;
        var programs = await db.BenefitPrograms.AsNoTracking().ToDictionaryAsync(p => p.BenefitType, cancel);
        var present = await book.Present(over, cancel);
        foreach (var row in present.Values) row.EndedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        foreach (var benefit in over)
        {
            benefit.Roll(programs.GetValueOrDefault(benefit.BenefitType), today);
            book.Turn(benefit, null);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return over.Count == AtOnce;
    }
}
