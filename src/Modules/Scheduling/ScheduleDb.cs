using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling;

/// <summary>Shifts, their patterns, and whose time they take.</summary>
internal sealed class ScheduleDb(DbContextOptions<ScheduleDb> options) : ModuleDb(options)
{
    /// <summary>For so many pieces of news an answer waits; the others come a moment after it.</summary>
    public const int MostToldAtOnce = 300;

    private int told;

    public DbSet<ShiftTemplate> Templates => Set<ShiftTemplate>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<ShiftDepartment> ShiftDepartments => Set<ShiftDepartment>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<CompanyZone> Zones => Set<CompanyZone>();

    public DbSet<ZoneMove> ZoneMoves => Set<ZoneMove>();

    protected override string SchemaName => "scheduling";

    // No use case goes on in a transaction in which a save has failed, so that nobody needs to come back to the moment before it.
    protected override bool NeedsSavepoints => false;

    /// <summary>The shifts that the caller may see: admins all, others those they are on once they are published, and those whose people all report to them.</summary>
    /// <param name="days">Their own are looked for only within these, whatever years they have been there.</param>
    public IQueryable<Shift> ShiftsOf(Caller caller, (DateOnly First, DateOnly Last) days)
    {
        if (caller.IsAdmin) return Shifts;
        var (company, user) = (caller.Company.Value, caller.User.Value);
        // Each half has an index of its own, whatever else is asked. United by OR, a prepared statement, which does not know how long a time is
        // meant, goes through everybody's shifts of it.
        return Shifts.FromSql($"""
            SELECT * FROM scheduling.shifts WHERE company_id = {company} AND sole_manager_id = {user}
            UNION ALL
            SELECT * FROM scheduling.shifts
            WHERE company_id = {company} AND sole_manager_id IS DISTINCT FROM {user} AND published
              AND id = ANY (ARRAY(SELECT shift_id FROM scheduling.bookings
                                  WHERE company_id = {company} AND user_id = {user} AND first_day BETWEEN {days.First} AND {days.Last} AND shift_id IS NOT NULL AND released IS NULL))
            """);
    }

    /// <summary>It is another version, whatever of it is another.</summary>
    public void CountVersion(Shift shift) => Entry(shift).Property(s => s.UpdatedAt).IsModified = true;

    /// <summary>How many people of the house are on each of the shifts that need a number of them.</summary>
    public async Task CountSeats(IReadOnlyCollection<Shift> shifts, CancellationToken cancel)
    {
        var needed = shifts.Where(s => s.HeadCount is not null).Select(s => (ShiftId?)s.Id).ToList();
        if (needed.Count == 0) return;
        var seats = await Bookings.Where(b => needed.Contains(b.ShiftId) && b.Released == null).GroupBy(b => b.ShiftId!.Value).Select(on => new { Shift = on.Key, Count = on.Count() }).ToDictionaryAsync(on => on.Shift, on => on.Count, cancel);
        foreach (var shift in shifts) shift.Seats = seats.GetValueOrDefault(shift.Id);
    }

    /// <summary>Tells people of their shifts; of one for a whole department too without keeping its planner waiting.</summary>
    public void Tell(IEvent news, Guid about)
    {
        if (told++ < MostToldAtOnce) Publish(news, about);
        else PublishSoon(news, about);
    }

    protected override void Begin() => told = 0;

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ShiftTemplate>().ToTable("shift_templates");
        var shift = model.Entity<Shift>().ToTable("shifts");
        shift.Ignore(s => s.Seats).Ignore(s => s.OpenPlaces);
        shift.HasMany(s => s.Bookings).WithOne(b => b.Shift).HasForeignKey(b => new { b.CompanyId, b.ShiftId }).HasPrincipalKey(s => new { s.CompanyId, s.Id });
        shift.HasMany(s => s.DepartmentRows).WithOne().HasForeignKey(d => new { d.CompanyId, d.ShiftId }).HasPrincipalKey(s => new { s.CompanyId, s.Id });
        model.Entity<ShiftDepartment>().ToTable("shift_departments").HasKey(d => new { d.CompanyId, d.ShiftId, d.DepartmentId });
        model.Entity<Booking>().ToTable("bookings").HasKey(b => new { b.CompanyId, b.Id });
        model.Entity<Booking>().Ignore(b => b.Stretch).Ignore(b => b.Taken);
        model.Entity<CompanyZone>().ToTable("company_zones").HasKey(z => z.CompanyId);
        model.Entity<ZoneMove>().ToTable("zone_moves").HasKey(m => new { m.CompanyId, m.Version });
        model.Entity<ZoneMove>().Ignore(m => m.Zone);
    }
}
