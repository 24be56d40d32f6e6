using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>Types of leave, requests with the time they take, and the decisions about them.</summary>
internal sealed class LeaveDb(DbContextOptions<LeaveDb> options) : ModuleDb(options)
{
    public DbSet<LeaveRequest> Requests => Set<LeaveRequest>();

    public DbSet<LeaveTime> Parts => Set<LeaveTime>();

    public DbSet<LeaveType> Types => Set<LeaveType>();

    public DbSet<LeaveDecision> Decisions => Set<LeaveDecision>();

    protected override string SchemaName => "leave";

    /// <summary>The living request, and nobody else's to change until the transaction ends.</summary>
    public Task<LeaveRequest?> Locked(LeaveRequestId id, CancellationToken cancel) =>
        Requests.FromSql($"SELECT * FROM leave.requests WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The first of the person's other requests that takes time which this one is to take.</summary>
    public async Task<LeaveRequest?> Overlapping(LeaveRequest request, CancellationToken cancel)
    {
        var (span, halves) = (request.Span, (Text.Of(request.StartPart), Text.Of(request.EndPart)));
        return await Requests.FromSql($"""
            SELECT r.* FROM leave.requests r WHERE r.company_id = {Company.Value} AND r.id = (
                SELECT p.leave_request_id FROM leave.parts p
                WHERE p.company_id = {Company.Value} AND p.user_id = {request.UserId.Value} AND p.ends > {span.StartDate} AND p.starts < {span.EndDate.AddDays(1)} AND p.leave_request_id <> {request.Id.Value}
                  AND EXISTS (SELECT FROM leave.stretches({span.StartDate}, {span.EndDate}, {halves.Item1}, {halves.Item2}, {span.FromTime}::time, {span.ToTime}::time, {request.ExceptDays}, {request.HalfDayAt}) s
                              WHERE s && tsrange(p.starts, p.ends))
                ORDER BY p.starts LIMIT 1)
            """).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    /// <summary>What an approved or pending request takes, in order.</summary>
    public async Task<IReadOnlyList<LeaveStretch>> StretchesOf(LeaveRequestId id, CancellationToken cancel) =>
        [.. (await Parts.AsNoTracking().Where(p => p.LeaveRequestId == id).OrderBy(p => p.Starts).ToListAsync(cancel)).Select(p => p.Stretch)];

    protected override void Map(ModelBuilder model)
    {
        model.Entity<LeaveRequest>().ToTable("requests");
        model.Entity<LeaveType>().ToTable("types");
        var part = model.Entity<LeaveTime>().ToTable("parts");
        part.HasKey(p => new { p.CompanyId, p.LeaveRequestId, p.Starts });
        part.Property(p => p.Starts).HasColumnType("timestamp without time zone");
        part.Property(p => p.Ends).HasColumnType("timestamp without time zone");
        part.Ignore(p => p.Stretch);
        part.HasOne(p => p.Request).WithMany().HasForeignKey(p => new { p.CompanyId, p.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
        var decision = model.Entity<LeaveDecision>().ToTable("decisions");
        decision.HasKey(d => new { d.CompanyId, d.Id });
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.HasOne<LeaveRequest>().WithMany().HasForeignKey(d => new { d.CompanyId, d.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
    }
}
