using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Benefits;

/// <param name="TrackedHours">So much it is; in cents where the unit says so.</param>
/// <param name="TargetHours">In the same unit.</param>
/// <param name="ProgressPercent">0 to 100 with one digit.</param>
internal sealed record BenefitView(
    StaffBenefitId BenefitId, BenefitType BenefitType, string Title, BenefitStatus Status, decimal TrackedHours, decimal TargetHours, decimal ProgressPercent, BenefitUnit Unit, string? Description)
{
    public static BenefitView Of(StaffBenefit b) => new(
        b.Id, b.BenefitType, b.Title, b.Status, b.TrackedHours / 1.00m, b.TargetHours / 1.00m, Math.Min(100, Math.Round(100 * b.TrackedHours / b.TargetHours, 1, MidpointRounding.AwayFromZero)), b.Unit, b.Description);
}

/// <summary>What one worker has.</summary>
internal sealed class OwnBenefits(StaffingDb db)
{
    /// <summary>To the last key; one of each type at most.</summary>
    public Task<List<StaffBenefit>> Of(StaffId staff, CancellationToken cancel) => db.StaffBenefits.AsNoTracking().Where(b => b.StaffId == staff).OrderBy(b => b.Title).ThenBy(b => b.Id).ToListAsync(cancel);
}

/// <summary>What the worker gains by their hours.</summary>
internal static class ListBenefits
{
    public static async Task<Result<Page<BenefitView>>> Handle(RowWindow window, OwnBenefits benefits, Worker worker, CancellationToken cancel) => Page.Of<BenefitView>([.. (await benefits.Of(worker.Id, cancel)).Select(BenefitView.Of)], window);
}

/// <summary>How it stood before, newest first.</summary>
internal static class ListBenefitHistory
{
    /// <param name="BenefitId">Of this one only.</param>
    internal sealed record Input(StaffBenefitId? BenefitId = null) : IInput;

    internal sealed record View(
        BenefitHistoryId HistoryId, StaffBenefitId BenefitId, BenefitType BenefitType, string Title, BenefitStatus Status, DateTimeOffset EffectiveAt, DateTimeOffset? EndedAt, decimal TrackedHours, decimal TargetHours, string? Notes);

    public static async Task<Result<Page<View>>> Handle(Input query, RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var rows = db.BenefitHistory.AsNoTracking().Where(h => h.StaffId == worker.Id);
        if (query.BenefitId is { } one) rows = rows.Where(h => h.BenefitId == one);
        return (await Page.Read(rows.OrderByDescending(h => h.EffectiveAt).ThenByDescending(h => h.Id), window, cancel))
            .Select(h => new View(h.Id, h.BenefitId, h.BenefitType, h.Title, h.Status, h.EffectiveAt, h.EndedAt, h.TrackedHours / 1.00m, h.TargetHours / 1.00m, h.Notes));
    }
}
