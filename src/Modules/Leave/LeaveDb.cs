using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <summary>Leave requests and the decisions about them.</summary>
internal sealed class LeaveDb(DbContextOptions<LeaveDb> options) : ModuleDb(options)
{
    public DbSet<LeaveRequest> Requests => Set<LeaveRequest>();

    public DbSet<LeaveDecision> Decisions => Set<LeaveDecision>();

    protected override string SchemaName => "leave";

    /// <summary>The living request, and nobody else's to change until the transaction ends.</summary>
    public Task<LeaveRequest?> Locked(LeaveRequestId id, CancellationToken cancel) =>
        Requests.FromSql($"SELECT * FROM leave.requests WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<LeaveRequest>().ToTable("requests");
        var decision = model.Entity<LeaveDecision>().ToTable("decisions");
        decision.HasKey(d => new { d.CompanyId, d.Id });
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.HasOne<LeaveRequest>().WithMany().HasForeignKey(d => new { d.CompanyId, d.LeaveRequestId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
    }
}
