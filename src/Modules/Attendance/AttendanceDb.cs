using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Kiosks;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.PunchPins;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Attendance.Requests;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance;

/// <summary>Who was there when.</summary>
internal sealed class AttendanceDb(DbContextOptions<AttendanceDb> options) : ModuleDb(options)
{
    public DbSet<AttendanceRecord> Records => Set<AttendanceRecord>();

    public DbSet<AttendanceEntry> Entries => Set<AttendanceEntry>();

    public DbSet<BreakRule> BreakRules => Set<BreakRule>();

    public DbSet<RoundingRule> RoundingRules => Set<RoundingRule>();

    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();

    public DbSet<AbsenceMark> AbsenceMarks => Set<AbsenceMark>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<PunchEvidence> Evidence => Set<PunchEvidence>();

    public DbSet<Kiosk> Kiosks => Set<Kiosk>();

    public DbSet<PunchPin> PunchPins => Set<PunchPin>();

    public DbSet<CorrectionRequest> Corrections => Set<CorrectionRequest>();

    /// <summary>Only an entry of the record is another one: the record is another version all the same.</summary>
    public void CountVersion(AttendanceRecord record) => Entry(record).Property(r => r.UpdatedAt).IsModified = true;

    protected override string SchemaName => "attendance";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<AttendanceRecord>().ToTable("records").Ignore(r => r.LiveEntries).Ignore(r => r.LatestCounted)
            .HasMany(r => r.Entries).WithOne().HasForeignKey(e => new { e.CompanyId, e.RecordId }).HasPrincipalKey(r => new { r.CompanyId, r.Id });
        model.Entity<AttendanceEntry>().ToTable("entries");
        model.Entity<BreakRule>().ToTable("break_rules").Ignore(r => r.Due).Property(r => r.Steps).HasColumnType("jsonb")
            .HasConversion(steps => JsonSerializer.Serialize(steps, Json.Plain), text => JsonSerializer.Deserialize<List<BreakStep>>(text, Json.Plain)!);
        model.Entity<RoundingRule>().ToTable("rounding_rules").HasKey(r => new { r.CompanyId, r.ValidFrom });
        model.Entity<RuleVersion>().ToTable("rule_versions").HasKey(v => v.CompanyId);
        model.Entity<AbsenceMark>().ToTable("absence_marks").HasKey(m => m.CompanyId);
        model.Entity<Place>().ToTable("places");
        model.Entity<PunchEvidence>().ToTable("evidence").HasKey(e => new { e.CompanyId, e.Id });
        model.Entity<Kiosk>().ToTable("kiosks");
        model.Entity<PunchPin>().ToTable("punch_pins");
        model.Entity<CorrectionRequest>().ToTable("corrections").Property(c => c.Entries).HasColumnType("jsonb")
            .HasConversion(entries => JsonSerializer.Serialize(entries, Json.Plain), text => JsonSerializer.Deserialize<List<GivenEntry>>(text, Json.Plain));
        model.Entity<CorrectionRequest>().Ignore(c => c.Asked).Ignore(c => c.Requested).Ignore(c => c.Decided);
    }
}
