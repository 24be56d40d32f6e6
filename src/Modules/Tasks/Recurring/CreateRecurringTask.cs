using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>A manager says what is to be handed out again and again.</summary>
internal static class CreateRecurringTask
{
    /// <param name="ShiftTemplateId">In the place of people and departments: the people on each of its shifts.</param>
    /// <param name="RecurrenceRule">RFC 5545 without a time of day, such as FREQ=WEEKLY;BYDAY=MO.</param>
    /// <param name="AnchorDate">From which INTERVAL and COUNT are counted; today, where nothing is said.</param>
    /// <param name="DueTimeOfDay">By the company's clock; may be left out with a shift template, and means the end of the shift then.</param>
    /// <param name="LeadDays">So many days before its day it is handed out.</param>
    /// <param name="Missed">skip: what is still pending when the next day comes is cancelled.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] string Title, [MaxLength(500)] string RecurrenceRule, [MaxLength(10_000)] string? Description = null, [Checklist] IReadOnlyList<string>? Checklist = null, CompletionRule? CompletionRule = null,
        IReadOnlyList<UserId>? AssigneeUserIds = null, [MaxLength(100)] IReadOnlyList<DepartmentId>? AssignedDepartmentIds = null, ShiftTemplateId? ShiftTemplateId = null, DateOnly? AnchorDate = null, TimeOnly? DueTimeOfDay = null,
        [Range(0, 30)] int? LeadDays = null, MissedRule? Missed = null, bool? Paused = null, DateOnly? LastDate = null) : IInput
    {
        public WantedRecurring Wanted(DateOnly today) => new(
            Title, Description, CompletionRule ?? Assignments.CompletionRule.Each, Checklist, Named.Of(AssigneeUserIds, AssignedDepartmentIds, null), ShiftTemplateId,
            new(RecurrenceRule, AnchorDate ?? today, DueTimeOfDay, LeadDays ?? 0, LastDate), Missed ?? MissedRule.Skip, Paused ?? false);
    }

    public static async Task<Result<RecurringTaskView>> Handle(Input input, RecurringWriter writer, Scope scope, CancellationToken cancel)
    {
        var made = await writer.New(cancel);
        if (made.Problem is { } refusal) return refusal;
        await using var transaction = await scope.Begin(cancel);
        if (await writer.Write(made.Value, input.Wanted(await writer.Today(cancel)), transaction, cancel) is { } notSo) return notSo;
        await transaction.Commit(cancel);
        return RecurringTaskView.Of(made.Value);
    }
}
