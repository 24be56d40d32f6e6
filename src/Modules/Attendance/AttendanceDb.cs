using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Kiosks;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.PunchPins;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance;

/// <summary>Who was there when.</summary>
internal sealed class AttendanceDb(DbContextOptions<AttendanceDb> options) : ModuleDb(options)
{
    public DbSet<AttendanceRecord> Records => Set<AttendanceRecord>();

    public DbSet<AbsenceMark> AbsenceMarks => Set<AbsenceMark>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<PunchEvidence> Evidence => Set<PunchEvidence>();

    public DbSet<Kiosk> Kiosks => Set<Kiosk>();

    public DbSet<PunchPin> PunchPins => Set<PunchPin>();

    protected override string SchemaName => "attendance";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<AttendanceRecord>().ToTable("records");
        model.Entity<AbsenceMark>().ToTable("absence_marks").HasKey(m => m.CompanyId);
        model.Entity<Place>().ToTable("places");
        model.Entity<PunchEvidence>().ToTable("evidence").HasKey(e => new { e.CompanyId, e.Id });
        model.Entity<Kiosk>().ToTable("kiosks");
        model.Entity<PunchPin>().ToTable("punch_pins");
    }
}
