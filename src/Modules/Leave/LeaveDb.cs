using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Delegations;
using WorkforceOS.Leave.Holidays;
using WorkforceOS.Leave.Notices;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>Types of leave, requests with the time they take, the decisions about them, holidays, and what balances follow from.</summary>
internal sealed class LeaveDb(DbContextOptions<LeaveDb> options) : ModuleDb(options)
{
    public DbSet<LeaveRequest> Requests => Set<LeaveRequest>();

    public DbSet<LeaveTime> Parts => Set<LeaveTime>();

    public DbSet<LeaveType> Types => Set<LeaveType>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<PublicDay> PublicDays => Set<PublicDay>();

    public DbSet<HolidayYear> HolidayYears => Set<HolidayYear>();

    public DbSet<LeaveEntitlement> Entitlements => Set<LeaveEntitlement>();

    public DbSet<LeaveAdjustment> Adjustments => Set<LeaveAdjustment>();

    public DbSet<LeaveDecision> Decisions => Set<LeaveDecision>();

    public DbSet<ApprovalPolicy> Policies => Set<ApprovalPolicy>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<LeaveStep> Steps => Set<LeaveStep>();

    public DbSet<Approver> Approvers => Set<Approver>();

    public DbSet<ExpiryNotice> ExpiryNotices => Set<ExpiryNotice>();

    protected override string SchemaName => "leave";

    /// <summary>The living request with its steps, and nobody else's to change until the transaction ends.</summary>
    public async Task<LeaveRequest?> Locked(LeaveRequestId id, CancellationToken cancel)
    {
        var request = await Requests.FromSql($"SELECT * FROM leave.requests WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);
        if (request is not null) request.Steps = await Steps.Where(s => s.LeaveRequestId == id).OrderBy(s => s.Step).ToListAsync(cancel);
        return request;
    }

    /// <summary>Gives each of these requests, to be shown, its steps.</summary>
    public async Task LoadSteps(IReadOnlyCollection<LeaveRequest> requests, CancellationToken cancel)
    {
        if (requests.Count == 0) return;
        LeaveRequestId[] ids = [.. requests.Select(r => r.Id)];
        var steps = (await Steps.AsNoTracking().Where(s => ids.Contains(s.LeaveRequestId)).OrderBy(s => s.Step).ToListAsync(cancel)).ToLookup(s => s.LeaveRequestId);
        foreach (var request in requests) request.Steps = [.. steps[request.Id]];
    }

    /// <summary>The person's other pending and approved requests that take time which this one is to take, the earliest first. What only waits to interrupt others is in nobody's way but its like's.</summary>
    public async Task<IReadOnlyList<LeaveRequest>> Overlapping(LeaveRequest request, CancellationToken cancel)
    {
        var (span, start, end) = (request.Span, Text.Of(request.StartPart), Text.Of(request.EndPart));
        return await Requests.FromSql($"""
            SELECT r.* FROM leave.requests r WHERE r.company_id = {Company.Value} AND r.id = ANY (ARRAY(
                SELECT p.leave_request_id FROM leave.parts p
                WHERE p.company_id = {Company.Value} AND p.user_id = {request.UserId.Value} AND p.ends > {span.StartDate} AND p.starts < {span.EndDate.AddDays(1)} AND p.leave_request_id <> {request.Id.Value}
                  AND EXISTS (SELECT FROM leave.stretches({span.StartDate}, {span.EndDate}, {start}, {end}, {span.FromTime}::time, {span.ToTime}::time, {request.ExceptDays}, {request.HalfDayAt}) s
                              WHERE s && tsrange(p.starts, p.ends))))
            """).AsNoTracking().OrderBy(r => r.StartDate).ThenBy(r => r.Id).ToListAsync(cancel);
    }

    /// <summary>Those of them that are approved and of a type that can be interrupted.</summary>
    public async Task<IReadOnlySet<LeaveRequestId>> InterruptibleAmong(IReadOnlyCollection<LeaveRequest> requests, CancellationToken cancel)
    {
        LeaveTypeId[] of = [.. requests.Select(r => r.LeaveTypeId).OfType<LeaveTypeId>().Distinct()];
        // A type that was deleted since says the same as before.
        var interruptible = of is [] ? [] : await Types.IgnoreQueryFilters([ActiveFilter]).Where(t => of.Contains(t.Id) && t.Interruptible).Select(t => t.Id).ToListAsync(cancel);
        return requests.Where(r => r.Status is LeaveStatus.Approved && r.LeaveTypeId is { } type && interruptible.Contains(type)).Select(r => r.Id).ToHashSet();
    }

    /// <summary>What a request takes, in order.</summary>
    public async Task<IReadOnlyList<LeaveStretch>> StretchesOf(LeaveRequest request, CancellationToken cancel)
    {
        var (span, start, end) = (request.Span, Text.Of(request.StartPart), Text.Of(request.EndPart));
        return await Database.SqlQuery<LeaveStretch>($"""
            SELECT lower(s)::date AS "FirstDay", lower(s)::time AS "From", (upper(s) - interval '1 microsecond')::date AS "LastDay", upper(s)::time AS "Until"
            FROM leave.stretches({span.StartDate}, {span.EndDate}, {start}, {end}, {span.FromTime}::time, {span.ToTime}::time, {request.ExceptDays}, {request.HalfDayAt}) s
            """).OrderBy(s => s.FirstDay).ThenBy(s => s.From).ToListAsync(cancel);
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<LeaveRequest>().ToTable("requests").Ignore(r => r.Steps);
        model.Entity<LeaveType>().ToTable("types").Property(t => t.Approval).HasColumnName("approval_policy_id");
        model.Entity<Holiday>().ToTable("holidays");
        model.Entity<LeaveEntitlement>().ToTable("entitlements").Ignore(e => e.Terms).Ignore(e => e.Facts).Ignore(e => e.Start);
        model.Entity<LeaveAdjustment>().ToTable("adjustments");
        model.Entity<PublicDay>().ToTable("public_days").HasKey(d => new { d.CompanyId, d.Country, d.Region, d.Day });
        model.Entity<HolidayYear>().ToTable("holiday_years").HasKey(y => new { y.CompanyId, y.Country, y.Region, y.Year });
        var part = model.Entity<LeaveTime>().ToTable("parts");
        part.HasKey(p => new { p.CompanyId, p.LeaveRequestId, p.Starts });
        part.Property(p => p.Starts).HasColumnType("timestamp without time zone");
        part.Property(p => p.Ends).HasColumnType("timestamp without time zone");
        part.Ignore(p => p.Stretch);
        part.HasOne(p => p.Request).WithMany().HasForeignKey(p => new { p.CompanyId, p.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
        model.Entity<ApprovalPolicy>().ToTable("approval_policies").Ignore(p => p.Rules).Property(p => p.Steps).HasColumnType("jsonb")
            .HasConversion(steps => JsonSerializer.Serialize(steps, Json.Plain), text => JsonSerializer.Deserialize<List<PolicyStep>>(text, Json.Plain)!);
        var delegation = model.Entity<Delegation>().ToTable("delegations");
        delegation.Property(d => d.From).HasColumnName("from_day");
        delegation.Property(d => d.To).HasColumnName("to_day");
        var step = model.Entity<LeaveStep>().ToTable("steps");
        step.HasKey(s => new { s.CompanyId, s.LeaveRequestId, s.Step });
        step.Property(s => s.Step).ValueGeneratedNever();
        step.HasOne<LeaveRequest>().WithMany().HasForeignKey(s => new { s.CompanyId, s.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
        model.Entity<Approver>().ToTable("approvers").HasKey(a => new { a.CompanyId, a.UserId, a.LeaveRequestId });
        model.Entity<ExpiryNotice>().ToTable("expiry_notices").HasKey(n => new { n.CompanyId, n.UserId, n.LeaveTypeId, n.LastDay, n.Occasion });
        var decision = model.Entity<LeaveDecision>().ToTable("decisions");
        decision.HasKey(d => new { d.CompanyId, d.Id });
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.HasOne<LeaveRequest>().WithMany().HasForeignKey(d => new { d.CompanyId, d.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
    }
}
