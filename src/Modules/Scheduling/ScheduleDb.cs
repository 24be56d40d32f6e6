using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling;

internal sealed class ScheduleDb(DbContextOptions<ScheduleDb> options, ModuleDbTools tools) : ModuleDb(options, tools)
{
    public DbSet<ShiftTemplate> Templates => Set<ShiftTemplate>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<ShiftDepartment> ShiftDepartments => Set<ShiftDepartment>();

    public DbSet<Booking> Bookings => Set<Booking>();

    protected override string SchemaName => "scheduling";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ShiftTemplate>().ToTable("shift_templates");
        var shift = model.Entity<Shift>().ToTable("shifts");
        shift.HasMany(s => s.DepartmentRows).WithOne().HasForeignKey(d => new { d.CompanyId, d.ShiftId }).HasPrincipalKey(s => new { s.CompanyId, s.Id });
        model.Entity<ShiftDepartment>().ToTable("shift_departments").HasKey(d => new { d.CompanyId, d.ShiftId, d.DepartmentId });
        var booking = model.Entity<Booking>().ToTable("bookings");
        booking.HasKey(b => new { b.CompanyId, b.Id });
        booking.HasOne(b => b.Shift).WithMany(s => s.Bookings).HasForeignKey(b => new { b.CompanyId, b.ShiftId }).HasPrincipalKey(s => new { s.CompanyId, s.Id });
    }
}
