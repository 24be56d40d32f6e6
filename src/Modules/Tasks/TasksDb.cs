using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Individual;
using WorkforceOS.Tasks.Recurring;

namespace WorkforceOS.Tasks;

/// <summary>What is handed out, each person's copy of it, and what comes round by itself.</summary>
internal sealed class TasksDb(DbContextOptions<TasksDb> options) : ModuleDb(options)
{
    public DbSet<TaskAssignment> Assignments => Set<TaskAssignment>();

    public DbSet<AssignedPerson> People => Set<AssignedPerson>();

    public DbSet<AssignedDepartment> Departments => Set<AssignedDepartment>();

    public DbSet<IndividualTask> Tasks => Set<IndividualTask>();

    public DbSet<RecurringTask> Recurring => Set<RecurringTask>();

    protected override string SchemaName => "tasks";

    /// <summary>The living assignment, and nobody else's to change until the transaction ends; nor are its tasks, whose states follow from each other's.</summary>
    public Task<TaskAssignment?> Locked(TaskAssignmentId id, CancellationToken cancel) =>
        Assignments.FromSql($"SELECT * FROM tasks.assignments WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The same of many, in the order of their ids, in which all who lock several take them.</summary>
    public Task<List<TaskAssignment>> Locked(IEnumerable<TaskAssignmentId> ids, CancellationToken cancel)
    {
        Guid[] wanted = [.. ids.Select(id => id.Value)];
        return Assignments.FromSql($"SELECT * FROM tasks.assignments WHERE company_id = {Company.Value} AND id = ANY ({wanted}) ORDER BY id FOR UPDATE").ToListAsync(cancel);
    }

    /// <summary>Those that are to hand out something by this day, found by an index as it is written here.</summary>
    public IQueryable<RecurringTask> RecurringBy(DateOnly day) => Recurring.FromSql($"SELECT * FROM tasks.recurring WHERE is_active AND NOT paused AND next_date - lead_days <= {day}");

    /// <summary>The living recurring task, and nobody else's to change or to hand out until the transaction ends.</summary>
    public Task<RecurringTask?> Locked(RecurringTaskId id, CancellationToken cancel) =>
        Recurring.FromSql($"SELECT * FROM tasks.recurring WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>All of the company, or those for a department.</summary>
    public Task<List<RecurringTask>> LockedRecurring(DepartmentId? department, CancellationToken cancel)
    {
        Guid[] named = department is { } id ? [id.Value] : [];
        return Recurring.FromSql($"SELECT * FROM tasks.recurring WHERE company_id = {Company.Value} AND is_active AND assigned_department_ids @> {named} ORDER BY id FOR UPDATE").ToListAsync(cancel);
    }

    /// <summary>Some of what recurring tasks have handed out and is due after a moment, by their ids after this one, as above.</summary>
    public Task<List<TaskAssignment>> LockedAhead(DateTimeOffset dueAfter, TaskAssignmentId after, int most, CancellationToken cancel) => Assignments.FromSql($"""
        SELECT * FROM tasks.assignments
        WHERE company_id = {Company.Value} AND is_active AND recurring_task_id IS NOT NULL AND status = 'active' AND due_time > {dueAfter} AND id > {after.Value} ORDER BY id LIMIT {most} FOR UPDATE
        """).ToListAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        var assignment = model.Entity<TaskAssignment>().ToTable("assignments");
        assignment.Ignore(a => a.Named).Ignore(a => a.FollowsShift).Ignore(a => a.IsCancelled);
        AsJson(assignment.Property(a => a.Checklist));
        assignment.HasMany(a => a.People).WithOne().HasForeignKey(p => new { p.CompanyId, p.AssignmentId }).HasPrincipalKey(a => new { a.CompanyId, a.Id });
        assignment.HasMany(a => a.Departments).WithOne().HasForeignKey(d => new { d.CompanyId, d.AssignmentId }).HasPrincipalKey(a => new { a.CompanyId, a.Id });
        model.Entity<AssignedPerson>().ToTable("assignment_people").HasKey(p => new { p.CompanyId, p.AssignmentId, p.UserId });
        model.Entity<AssignedDepartment>().ToTable("assignment_departments").HasKey(d => new { d.CompanyId, d.AssignmentId, d.DepartmentId });
        var task = model.Entity<IndividualTask>().ToTable("individual_tasks");
        task.Ignore(t => t.IsPending);
        AsJson(task.Property(t => t.Checklist));
        task.HasOne(t => t.Assignment).WithMany().HasForeignKey(t => new { t.CompanyId, t.TaskAssignmentId }).HasPrincipalKey(a => new { a.CompanyId, a.Id });
        var recurring = model.Entity<RecurringTask>().ToTable("recurring").Ignore(r => r.Named).Ignore(r => r.Plan);
        AsJson(recurring.Property(r => r.Checklist));
    }

    private static void AsJson<T>(PropertyBuilder<IReadOnlyList<T>> items) => items.HasColumnType("jsonb")
        .HasConversion(list => JsonSerializer.Serialize(list, Json.Plain), text => JsonSerializer.Deserialize<List<T>>(text, Json.Plain)!);
}
