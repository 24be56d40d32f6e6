using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;
using WorkforceOS.Staffing.Reports;

namespace WorkforceOS.Staffing;

/// <summary>Clients, workers, what is ordered and who has which place. Locks are taken in this order: shift roles by id, assignments by id, swap requests, shifts, orders, invoices, timesheets by id, payments.</summary>
internal sealed partial class StaffingDb(DbContextOptions<StaffingDb> options) : ModuleDb(options)
{
    public DbSet<StaffingSettings> Settings => Set<StaffingSettings>();

    public DbSet<Business> Businesses => Set<Business>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Vendor> Vendors => Set<Vendor>();

    public DbSet<BusinessVendor> BusinessVendors => Set<BusinessVendor>();

    public DbSet<CatalogRole> CatalogRoles => Set<CatalogRole>();

    public DbSet<VendorRole> VendorRoles => Set<VendorRole>();

    public DbSet<CostCenter> CostCenters => Set<CostCenter>();

    public DbSet<Hub> Hubs => Set<Hub>();

    public DbSet<HubManager> HubManagers => Set<HubManager>();

    public DbSet<BillingAccount> BillingAccounts => Set<BillingAccount>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();

    public DbSet<WeeklyAvailability> AvailabilityWeekly => Set<WeeklyAvailability>();

    public DbSet<AvailabilityOverride> AvailabilityOverrides => Set<AvailabilityOverride>();

    public DbSet<RequiredDocument> Documents => Set<RequiredDocument>();

    public DbSet<StaffDocument> StaffDocuments => Set<StaffDocument>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<VerificationEvent> VerificationEvents => Set<VerificationEvent>();

    public DbSet<StaffStats> StaffStats => Set<StaffStats>();

    public DbSet<StaffBlock> StaffBlocks => Set<StaffBlock>();

    public DbSet<StaffFavorite> StaffFavorites => Set<StaffFavorite>();

    public DbSet<DispatchMembership> DispatchMemberships => Set<DispatchMembership>();

    public DbSet<OrderNumbers> OrderNumbers => Set<OrderNumbers>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<ShiftOffer> ShiftOffers => Set<ShiftOffer>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<ShiftRole> ShiftRoles => Set<ShiftRole>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<SwapRequest> SwapRequests => Set<SwapRequest>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<AttendanceSession> Sessions => Set<AttendanceSession>();

    public DbSet<AttendanceEvent> AttendanceEvents => Set<AttendanceEvent>();

    public DbSet<SecurityProof> SecurityProofs => Set<SecurityProof>();

    public DbSet<ProofNonce> ProofNonces => Set<ProofNonce>();

    public DbSet<LocationBatch> LocationBatches => Set<LocationBatch>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<Timesheet> Timesheets => Set<Timesheet>();

    public DbSet<TouchedDay> TouchedDays => Set<TouchedDay>();

    /// <summary>For statements of one's own.</summary>
    public Guid CompanyOf => Company.Value;

    protected override string SchemaName => "staffing";

    // No use case goes on in a transaction in which a save has failed: it refuses, or begins anew.
    protected override bool NeedsSavepoints => false;

    /// <summary>The places of a role, and nobody else's to give or to free until the transaction ends; nor are the states of who has them.</summary>
    public Task<ShiftRole?> Locked(ShiftRoleId id, CancellationToken cancel) =>
        ShiftRoles.FromSql($"SELECT * FROM staffing.shift_roles WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The assignment. Its role is locked before it.</summary>
    public Task<Assignment?> Locked(AssignmentId id, CancellationToken cancel) =>
        Assignments.FromSql($"SELECT * FROM staffing.assignments WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The request. Its role and its assignment are locked before it.</summary>
    public Task<SwapRequest?> Locked(SwapRequestId id, CancellationToken cancel) =>
        SwapRequests.FromSql($"SELECT * FROM staffing.swap_requests WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The shift, after its roles.</summary>
    public Task<Shift?> Locked(ShiftId id, CancellationToken cancel) =>
        Shifts.FromSql($"SELECT * FROM staffing.shifts WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The order, after its shifts.</summary>
    public Task<Order?> Locked(OrderId id, CancellationToken cancel) =>
        Orders.FromSql($"SELECT * FROM staffing.orders WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The verification, before what it is used for.</summary>
    public Task<Verification?> Locked(VerificationId id, CancellationToken cancel) =>
        Verifications.FromSql($"SELECT * FROM staffing.verifications WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>Orders, as above, in the order of their ids.</summary>
    public Task<List<Order>> LockedOrders(Guid[] orders, CancellationToken cancel) => Orders.FromSql($"""
        SELECT * FROM staffing.orders WHERE company_id = {Company.Value} AND id = ANY ({orders}) ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>The hub. Of all locks the first.</summary>
    public Task<Hub?> Locked(HubId id, CancellationToken cancel) =>
        Hubs.FromSql($"SELECT * FROM staffing.hubs WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The hub as above, but beside others who only want it to stay as it is.</summary>
    public Task<Hub?> Kept(HubId id, CancellationToken cancel) =>
        Hubs.FromSql($"SELECT * FROM staffing.hubs WHERE company_id = {Company.Value} AND id = {id.Value} FOR SHARE").AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>All roles of an order that begin after a moment, as above, in the order of their ids.</summary>
    public Task<List<ShiftRole>> LockedRolesAhead(OrderId order, DateTimeOffset after, CancellationToken cancel) => ShiftRoles.FromSql($"""
        SELECT * FROM staffing.shift_roles WHERE company_id = {Company.Value} AND order_id = {order.Value} AND starts_at > {after} ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>All assignments of a shift in that state, after its roles, in the order of their ids.</summary>
    public Task<List<Assignment>> LockedAssignments(ShiftId shift, AssignmentStatus status, CancellationToken cancel) => Assignments.FromSql($"""
        SELECT * FROM staffing.assignments WHERE company_id = {Company.Value} AND shift_id = {shift.Value} AND status = {Text.Of(status)} ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>The roles of these shifts, as above.</summary>
    public Task<List<ShiftRole>> LockedRolesOf(Guid[] shifts, CancellationToken cancel) => ShiftRoles.FromSql($"""
        SELECT * FROM staffing.shift_roles WHERE company_id = {Company.Value} AND shift_id = ANY ({shifts}) ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>Roles, as above.</summary>
    public Task<List<ShiftRole>> LockedRoles(Guid[] roles, CancellationToken cancel) => ShiftRoles.FromSql($"""
        SELECT * FROM staffing.shift_roles WHERE company_id = {Company.Value} AND id = ANY ({roles}) ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>What one worker is still to work of these roles after a moment. The roles are locked before.</summary>
    public Task<List<Assignment>> LockedAssignmentsAhead(StaffId staff, Guid[] roles, DateTimeOffset after, CancellationToken cancel) => Assignments.FromSql($"""
        SELECT * FROM staffing.assignments WHERE company_id = {Company.Value} AND staff_id = {staff.Value} AND shift_role_id = ANY ({roles}) AND starts_at > {after} AND status IN ('assigned', 'accepted', 'swapRequested')
        ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>Who is still to work these shifts. Their roles are locked before them.</summary>
    public Task<List<Assignment>> LockedAssignmentsAhead(Guid[] shifts, CancellationToken cancel) => Assignments.FromSql($"""
        SELECT * FROM staffing.assignments WHERE company_id = {Company.Value} AND shift_id = ANY ({shifts}) AND status IN ('assigned', 'accepted', 'swapRequested') ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>The open swaps of these roles, after the assignments.</summary>
    public Task<List<SwapRequest>> LockedSwapsOf(Guid[] roles, CancellationToken cancel) => SwapRequests.FromSql($"""
        SELECT * FROM staffing.swap_requests WHERE company_id = {Company.Value} AND shift_role_id = ANY ({roles}) AND status = 'open' ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    /// <summary>These shifts, after their roles.</summary>
    public Task<List<Shift>> LockedShifts(Guid[] shifts, CancellationToken cancel) => Shifts.FromSql($"""
        SELECT * FROM staffing.shifts WHERE company_id = {Company.Value} AND id = ANY ({shifts}) ORDER BY id FOR NO KEY UPDATE
        """).ToListAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<StaffingSettings>().ToTable("settings");
        model.Entity<BusinessVendor>().ToTable("business_vendors");
        model.Entity<VendorRole>().ToTable("vendor_roles");
        model.Entity<HubManager>().ToTable("hub_managers").HasKey(m => new { m.CompanyId, m.Id });
        model.Entity<StaffRole>().ToTable("staff_roles");
        model.Entity<WeeklyAvailability>().ToTable("availability_weekly").HasKey(a => new { a.CompanyId, a.StaffId, a.DayOfWeek });
        model.Entity<AvailabilityOverride>().ToTable("availability_overrides").HasKey(a => new { a.CompanyId, a.StaffId, a.Date });
        model.Entity<StaffStats>().ToTable("staff_stats").HasKey(s => new { s.CompanyId, s.StaffId });
        model.Entity<StaffFavorite>().ToTable("staff_favorites");
        model.Entity<OrderNumbers>().ToTable("order_numbers").HasKey(n => new { n.CompanyId, n.Month });
        model.Entity<AttendanceEvent>().ToTable("attendance_events").HasKey(e => new { e.CompanyId, e.Id });
        model.Entity<SecurityProof>().ToTable("security_proofs").HasKey(p => new { p.CompanyId, p.Id });
        model.Entity<ProofNonce>().ToTable("proof_nonces").HasKey(n => new { n.CompanyId, n.Nonce });
        model.Entity<LocationBatch>().ToTable("location_batches").HasKey(b => new { b.CompanyId, b.Id });
        model.Entity<Business>().ToTable("businesses");
        model.Entity<Membership>().ToTable("memberships");
        model.Entity<Vendor>().ToTable("vendors");
        model.Entity<CatalogRole>().ToTable("catalog_roles");
        model.Entity<CostCenter>().ToTable("cost_centers");
        model.Entity<Hub>().ToTable("hubs");
        model.Entity<BillingAccount>().ToTable("billing_accounts");
        model.Entity<StaffMember>().ToTable("staff");
        model.Entity<RequiredDocument>().ToTable("documents");
        model.Entity<StaffDocument>().ToTable("staff_documents").Property(d => d.Metadata).HasColumnType("jsonb");
        model.Entity<Certificate>().ToTable("certificates");
        model.Entity<StaffBlock>().ToTable("staff_blocks");
        model.Entity<DispatchMembership>().ToTable("dispatch_memberships");
        model.Entity<ShiftOffer>().ToTable("shift_offers");
        model.Entity<Shift>().ToTable("shifts");
        model.Entity<ShiftRole>().ToTable("shift_roles");
        model.Entity<Application>().ToTable("applications");
        model.Entity<Assignment>().ToTable("assignments");
        model.Entity<SwapRequest>().ToTable("swap_requests");
        model.Entity<Review>().ToTable("reviews");
        model.Entity<AttendanceSession>().ToTable("sessions");
        model.Entity<Incident>().ToTable("incidents");
        model.Entity<Timesheet>().ToTable("timesheets");
        model.Entity<TouchedDay>().ToTable("touched_days").HasNoKey();
        model.Entity<VerificationEvent>().ToTable("verification_events").HasKey(e => new { e.CompanyId, e.Id });
        var verification = model.Entity<Verification>().ToTable("verifications");
        verification.Property(v => v.Rules).HasColumnType("jsonb");
        verification.Property(v => v.Metadata).HasColumnType("jsonb");
        var order = model.Entity<Order>().ToTable("orders");
        AsJson(order.Property(o => o.Schedule));
        AsJson(order.Property(o => o.Positions));
        order.Property(o => o.Metadata).HasColumnType("jsonb");
        MapProfile(model);
        MapMoney(model);
        AsJson(model.Entity<WeeklyAvailability>().Property(a => a.Slots));
        AsJson(model.Entity<AvailabilityOverride>().Property(a => a.Slots));
    }

    private static void AsJson<T>(PropertyBuilder<T> value) => value.HasColumnType("jsonb")
        .HasConversion(given => JsonSerializer.Serialize(given, Json.Plain), text => JsonSerializer.Deserialize<T>(text, Json.Plain)!);
}
