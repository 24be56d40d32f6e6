using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance;

/// <summary>Who was there when.</summary>
internal sealed class AttendanceDb(DbContextOptions<AttendanceDb> options) : ModuleDb(options)
{
    public DbSet<AttendanceRecord> Records => Set<AttendanceRecord>();

    public DbSet<AbsenceMark> AbsenceMarks => Set<AbsenceMark>();

    public DbSet<Place> Places => Set<Place>();

    protected override string SchemaName => "attendance";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<AttendanceRecord>().ToTable("records");
        model.Entity<AbsenceMark>().ToTable("absence_marks").HasKey(m => m.CompanyId);
        model.Entity<Place>().ToTable("places");
    }
}
