using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>For whoever manages the person.</summary>
internal static class GetPayAdjustment
{
    public static async Task<Result<PayAdjustmentView>> Handle(PayAdjustmentId id, PayrollDb db, AdjustmentWriter writer, CancellationToken cancel)
    {
        var adjustment = await db.Adjustments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (adjustment is null) return Problem.NotFound;
        return await writer.Managed(cancel) is { } managed && !managed.Contains(adjustment.UserId) ? Problem.NotTheOwner : PayAdjustmentView.Of(adjustment);
    }
}

/// <summary>Admins see everybody's, line managers their reports'.</summary>
internal static class ListPayAdjustments
{
    public static readonly Filters<PayAdjustment> Filters = new Filters<PayAdjustment>()
        .Id("userId", a => a.UserId)
        .Day("day", a => a.Day)
        .Choice("kind", a => a.Kind)
        .Text("code", a => a.Code)
        .Id("sourceReportId", a => a.SourceReportId)
        .Id("enteredById", a => a.EnteredById)
        .Sortable("amount", a => a.AmountMinor)
        .NotSortableBy(nameof(PayAdjustment.Note));

    public static async Task<Result<Page<PayAdjustmentView>>> Handle(ListOf<PayAdjustment> list, PayrollDb db, AdjustmentWriter writer, CancellationToken cancel)
    {
        IQueryable<PayAdjustment> visible = db.Adjustments;
        if (await writer.Managed(cancel) is { } managed)
        {
            List<UserId> theirs = [.. managed];
            visible = visible.Where(a => theirs.Contains(a.UserId));
        }
        return (await list.Read(visible, cancel)).Select(PayAdjustmentView.Of);
    }
}
