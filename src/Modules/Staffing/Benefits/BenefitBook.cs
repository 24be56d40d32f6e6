using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Benefits;

/// <summary>Keeps how each benefit stands: of each one row of history is the present one, and grows with it.</summary>
internal sealed class BenefitBook(StaffingDb db, TimeProvider clock)
{
    /// <summary>Something new begins: the row before ends, with what it had come to.</summary>
    public void Turn(StaffBenefit benefit, BenefitHistory? present, string? notes = null)
    {
        var now = clock.GetUtcNow();
        if (present is not null) present.EndedAt = now;
        db.BenefitHistory.Add(new BenefitHistory
        {
            CompanyId = benefit.CompanyId, Id = NewId.At<BenefitHistoryId>(clock), StaffId = benefit.StaffId, BenefitId = benefit.Id, BenefitType = benefit.BenefitType, Title = benefit.Title, Status = benefit.Status, EffectiveAt = now,
            TrackedHours = benefit.TrackedHours, TargetHours = benefit.TargetHours, Notes = notes,
        });
    }

    public static void Grow(StaffBenefit benefit, BenefitHistory? present)
    {
        if (present is not null) (present.TrackedHours, present.TargetHours) = (benefit.TrackedHours, benefit.TargetHours);
    }

    /// <summary>Nobody else's to change until the transaction ends, in the order of their ids.</summary>
    public Task<List<StaffBenefit>> Locked(StaffId[] staff, CancellationToken cancel)
    {
        var ids = staff.Select(s => s.Value).ToArray();
        return db.StaffBenefits.FromSql($"SELECT * FROM staffing.staff_benefits WHERE company_id = {db.CompanyOf} AND staff_id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToListAsync(cancel);
    }

    public async Task<Dictionary<StaffBenefitId, BenefitHistory>> Present(IEnumerable<StaffBenefit> benefits, CancellationToken cancel)
    {
        var ids = benefits.Select(b => b.Id).ToList();
        return await db.BenefitHistory.Where(h => ids.Contains(h.BenefitId) && h.EndedAt == null).ToDictionaryAsync(h => h.BenefitId, cancel);
    }
}
