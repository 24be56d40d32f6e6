using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>Who made it, or an admin, changes what comes from now on; what is handed out already stays as it is.</summary>
internal static class ChangeRecurringTask
{
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Title, [MaxLength(500)] Patch<string> RecurrenceRule, [MaxLength(10_000)] Patch<string?> Description, [Checklist] Patch<IReadOnlyList<string>?> Checklist, Patch<CompletionRule> CompletionRule,
        Patch<IReadOnlyList<UserId>?> AssigneeUserIds, [MaxLength(100)] Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftTemplateId?> ShiftTemplateId, Patch<DateOnly> AnchorDate, Patch<TimeOnly?> DueTimeOfDay,
        [Range(0, 30)] Patch<int> LeadDays, Patch<MissedRule> Missed, Patch<bool> Paused, Patch<DateOnly?> LastDate) : IInput
    {
        public WantedRecurring Over(RecurringTask now) => new(
            Title.Or(now.Title), Description.Or(now.Description), CompletionRule.Or(now.CompletionRule), Checklist.IsGiven ? Checklist.Value ?? [] : null,
            Named.Of(AssigneeUserIds.IsGiven ? AssigneeUserIds.Value : now.Named.Users, AssignedDepartmentIds.IsGiven ? AssignedDepartmentIds.Value : now.Named.Departments, null), ShiftTemplateId.Or(now.ShiftTemplateId),
            new(RecurrenceRule.Or(now.RecurrenceRule), AnchorDate.Or(now.AnchorDate), DueTimeOfDay.Or(now.DueTimeOfDay), LeadDays.Or(now.LeadDays), LastDate.Or(now.LastDate)), Missed.Or(now.Missed), Paused.Or(now.Paused));
    }

    public static async Task<Result<RecurringTaskView>> Handle(RecurringTaskId recurringTaskId, Input change, RecurringWriter writer, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await writer.Find(recurringTaskId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        if (await writer.Write(found.Value, change.Over(found.Value), transaction, cancel) is { } notSo) return notSo;
        await transaction.Commit(cancel);
        return RecurringTaskView.Of(found.Value);
    }
}
