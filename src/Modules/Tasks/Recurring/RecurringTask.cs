using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>What becomes of what is still pending when the next occurrence comes.</summary>
internal enum MissedRule
{
    Skip,
    Keep,
}

/// <summary>When something recurs.</summary>
/// <param name="Rule">RFC 5545, without a time of day.</param>
/// <param name="Anchor">From which INTERVAL and COUNT are counted.</param>
/// <param name="DueTime">By the company's clock; null means the end of the shift.</param>
/// <param name="LeadDays">So many days before its day it is handed out.</param>
/// <param name="Last">No day after this one.</param>
internal sealed record RecurringPlan(string Rule, DateOnly Anchor, TimeOnly? DueTime, int LeadDays, DateOnly? Last);

/// <summary>What is handed out again and again.</summary>
[Tracked("taskManagement", "recurringTask")]
internal sealed class RecurringTask : Record<RecurringTaskId>
{
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];
    public CompletionRule CompletionRule { get; private set; }
    public Guid[] AssigneeUserIds { get; private set; } = [];
    public Guid[] AssignedDepartmentIds { get; private set; } = [];

    /// <summary>In the place of people and departments: the crew of each of its shifts.</summary>
    public ShiftTemplateId? ShiftTemplateId { get; private set; }

    /// <summary>As it was written.</summary>
    public string RecurrenceRule { get; private set; } = "";

    public DateOnly AnchorDate { get; private set; }
    public TimeOnly? DueTimeOfDay { get; private set; }
    public int LeadDays { get; private set; }
    public MissedRule Missed { get; private set; }
    public bool Paused { get; private set; }

    /// <summary>The next day to be handed out; null where there is none.</summary>
    public DateOnly? NextDate { get; private set; }

    public DateOnly? LastDate { get; private set; }
    public UserId CreatorId { get; init; }

    /// <summary>Its maker knows that it reaches nobody.</summary>
    public bool ToldNobody { get; private set; }

    public Named Named => new([.. AssigneeUserIds.Select(UserId.Of)], [.. AssignedDepartmentIds.Select(DepartmentId.Of)], null);

    public RecurringPlan Plan => new(RecurrenceRule, AnchorDate, DueTimeOfDay, LeadDays, LastDate);

    public bool IsSeenBy(Caller caller) => caller.IsAdmin || CreatorId == caller.User;

    public void Say(string title, string? description, CompletionRule rule, IReadOnlyList<ChecklistItem> checklist) => (Title, Description, CompletionRule, Checklist) = (title.Trim(), description, rule, checklist);

    public Problem? BeFor(Named named, ShiftTemplateId? template)
    {
        if (template is not null && !named.IsNobody) return TaskProblems.TemplateOrPeople;
        if (template is null && named.IsNobody) return TaskProblems.WithoutAssignees;
        if (!named.Is(Named)) (AssigneeUserIds, AssignedDepartmentIds) = ([.. named.Users.Select(u => u.Value)], [.. named.Departments.Select(d => d.Value)]);
        ShiftTemplateId = template;
        return null;
    }

    public Problem? Recur(RecurringPlan plan, MissedRule missed, bool paused)
    {
        if (plan.DueTime is null && ShiftTemplateId is null) return TaskProblems.DueTimeNeeded;
        if (RecurringDays.Refuses(plan) is { } refusal) return refusal;
        (RecurrenceRule, AnchorDate, DueTimeOfDay, LeadDays, LastDate) = (plan.Rule.Trim(), plan.Anchor, plan.DueTime, plan.LeadDays, plan.Last);
        (Missed, Paused) = (missed, paused);
        return null;
    }

    /// <summary>A department that it is for is gone. Where nobody else is named it is of no use any more, and waits for its maker.</summary>
    /// <returns>Whether its maker has to be told that it reaches nobody.</returns>
    public bool Lose(DepartmentId department)
    {
        Guid[] left = [.. AssignedDepartmentIds.Where(id => id != department.Value)];
        if (left.Length > 0 || AssigneeUserIds.Length > 0)
        {
            AssignedDepartmentIds = left;
            return false;
        }
        if (Paused) return false;
        Paused = true;
        return Reached(0);
    }

    /// <summary>Looks for the next day from this one on.</summary>
    public void ContinueFrom(DateOnly day, DateTimeZone zone) => NextDate = RecurringDays.NextOf(Plan, day, zone);

    /// <summary>What is handed out for one of its days.</summary>
    /// <param name="shift">Of its template.</param>
    public TaskAssignment On(DateOnly day, DateTimeOffset due, ShiftId? shift, TimeProvider clock)
    {
        var assignment = new TaskAssignment
        {
            Id = NewId.At<TaskAssignmentId>(clock), CompanyId = CompanyId, AssignerId = CreatorId, CompletionRule = CompletionRule, RecurringTaskId = Id, OccurrenceDate = day,
        };
        assignment.Say(Title, Description, due, Checklist);
        assignment.BeFor(shift is null ? Named : new Named([], [], shift));
        return assignment;
    }

    /// <returns>Whether its maker has to be told that it reaches nobody, once until it reaches somebody again.</returns>
    public bool Reached(int people)
    {
        var isNews = people == 0 && !ToldNobody;
        ToldNobody = people == 0;
        return isNews;
    }
}
