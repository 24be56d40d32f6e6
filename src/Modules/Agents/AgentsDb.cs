using Microsoft.EntityFrameworkCore;
using WorkforceOS.Agents.Usage;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Agents;

/// <summary>What of the model is used.</summary>
internal sealed class AgentsDb(DbContextOptions<AgentsDb> options) : ModuleDb(options)
{
    public DbSet<DayOfUse> Usage => Set<DayOfUse>();

    protected override string SchemaName => "agents";

    protected override bool NeedsSavepoints => false;

    protected override void Map(ModelBuilder model) => model.Entity<DayOfUse>().ToTable("usage").HasKey(u => new { u.CompanyId, u.UserId, u.Day });
}
