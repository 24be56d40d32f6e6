using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Kernel.Data;

/// <summary>The audit trail, for whoever reads it across modules.</summary>
public sealed class TrailDb(DbContextOptions<TrailDb> options) : ModuleDb(options)
{
    protected override string SchemaName => "kernel";

    protected override void Map(ModelBuilder model)
    {
    }
}
