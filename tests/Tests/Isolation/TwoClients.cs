using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Staffing;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Two clients of one marketplace and one of another: each with a living object of every kind, which is nobody else's.</summary>
public class TwoClients : TestHost
{
    private int furnished;

    /// <summary>Stands in texts that only its own people may read.</summary>
    public const string Marker = "Zanzibar";

    public Marketplace Market { get; private set; } = null!;

    /// <summary>Whose objects are asked for.</summary>
    internal Party Asked { get; private set; } = null!;

    /// <summary>The same business at another hub: who orders is a shift manager of that one only.</summary>
    internal Party OtherHub { get; private set; } = null!;

    internal Party OtherClient { get; private set; } = null!;

    internal Party OtherCompany { get; private set; } = null!;

    /// <summary>Of the business whose objects are asked for.</summary>
    public Client Viewer { get; private set; } = null!;

    public WrittenTables Written { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Market = await Marketplace.Open(this);
        Asked = await Furnish(Market, Market.Business, Market.Owner);
        OtherHub = await Furnish(Market, Market.Business, Market.Owner, managed: true);
        var (business, owner) = await Market.OpenBusiness("Other Cafes");
        OtherClient = await Furnish(Market, business, owner);
        var elsewhere = await Marketplace.Open(this);
        OtherCompany = await Furnish(elsewhere, elsewhere.Business, elsewhere.Owner);
        Viewer = await Market.Member(ClientRole.Viewer);
        await DeliverOutbox();
        Written = await WrittenTables.Watch(ConnectionString);
    }

    /// <summary>A hub with an order that only its own two workers see: one is booked and asks to be replaced, the other would take over.</summary>
    /// <param name="managed">By a shift manager of this hub, and not by the owner.</param>
    internal async Task<Party> Furnish(Marketplace market, Guid business, Client owner, bool managed = false)
    {
        var number = Interlocked.Increment(ref furnished);
        var ids = new Dictionary<string, Guid> { ["tenant"] = market.CompanyId().Value, ["business"] = business };
        (ids["vendor"], ids["catalogRole"]) = await Vendor(market, business, number);
        ids["costCenter"] = await market.Save(db =>
        {
            var center = new CostCenter { Id = NewId.At<CostCenterId>(Clock), CompanyId = market.CompanyId(), BusinessId = new(business), Name = $"{Marker} {number}" };
            db.CostCenters.Add(center);
            return center.Id.Value;
        });
        ids["hub"] = await market.Hub($"{Marker} {number}", new { accessNotes = Marker, costCenterId = ids["costCenter"], nfcTagId = $"{Marker}-{number}" }, owner);
        var manager = await market.Member(ClientRole.ShiftManager, business, ids["hub"]);
        ids["user"] = manager.UserId;
        ids["membership"] = (await this.Read(market, db => db.Memberships.Where(m => m.UserId == new UserId(manager.UserId)).Select(m => m.Id))).Single().Value;
        var orders = managed ? manager : owner;

        var (worker, staff) = await Worker(market, business, ids, number);
        var (candidate, _) = await Worker(market, business, ids, number);
        ids["staff"] = staff;
        ids["dispatchMembership"] = (await this.Read(market, db => db.DispatchMemberships.Where(m => m.StaffId == new StaffId(staff)).Select(m => m.Id))).Single().Value;

        var order = await market.Order(ids["hub"], Clock.Now.AddDays(10 + number), by: orders, with: new
        {
            title = Marker, notes = Marker, vendorId = ids["vendor"], costCenterId = ids["costCenter"], shiftManagerMembershipId = ids["membership"], positions = new[] { new { catalogRoleId = ids["catalogRole"], workersNeeded = 1 } },
        });
        (ids["order"], ids["shift"], ids["role"]) = (order.Id, order.Shift, order.Role);
        var shift = $"/staff/shifts/{order.Shift}";
        ids["assignment"] = (await worker.Do("POST", $"{shift}/apply", new { roleId = order.Role, note = Marker })).Should(200).Body.Id("assignmentId");
        (await worker.Do("POST", $"{shift}/accept")).Should(200);
        ids["swap"] = (await worker.Do("POST", $"{shift}/request-swap", new { reason = Marker })).Should(200).Body.Id("swapRequestId");
        ids["application"] = (await candidate.Do("POST", $"{shift}/apply", new { roleId = order.Role, note = Marker })).Should(200).Body.Id("applicationId");
        ids["clientToken"] = await Token(orders, "client", number);
        ids["staffToken"] = await Token(worker, "staff", number);
        var fileUri = await HandIn(market, worker, staff, ids, number);
        await Bill(ids);
        return new(orders, worker, ids) { FileUri = fileUri, Operates = market.Company.Owner };
    }

    /// <summary>A bill for hours of the worker's.</summary>
    private async Task Bill(Dictionary<string, Guid> ids)
    {
        var (invoice, line, sheet) = (ids["invoice"] = Guid.NewGuid(), ids["invoiceLine"] = Guid.NewGuid(), Guid.NewGuid());
        await this.Sql($"""
            INSERT INTO staffing.timesheets (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, business_id, status, worked_minutes, break_minutes, payable_minutes, pay_rate_cents, bill_rate_cents, gross_pay_cents, bill_cents, note, flags, disputed)
            SELECT company_id, '{sheet}', true, 1, now(), now(), id, staff_id, business_id, 'submitted', 60, 0, 60, 2300, 3100, 2300, 3100, '{Marker}', ARRAY[]::text[], false FROM staffing.assignments WHERE id = '{ids["assignment"]}';
            INSERT INTO staffing.invoices (company_id, id, is_active, record_version, created_at, updated_at, business_id, vendor_id, hub_id, invoice_number, period_start, period_end, issued_at, due_date, overdue_at, status,
                subtotal_cents, fees_cents, tax_cents, total_cents, currency, worker_count, billable_minutes, dispute_reason)
            SELECT company_id, '{invoice}', true, 1, now(), now(), business_id, '{ids["vendor"]}', hub_id, 'INV-{invoice}', '2026-02-23', '2026-03-01', now(), '2026-04-01', now() + interval '100 days', 'pending', 3100, 0, 0, 3100, 'USD', 1, 60, '{Marker}' FROM staffing.assignments WHERE id = '{ids["assignment"]}';
            INSERT INTO staffing.invoice_lines (company_id, id, invoice_id, timesheet_id, assignment_id, shift_id, staff_id, staff_name, role_name, worked_date, clock_in_at, clock_out_at, break_minutes, billable_minutes, bill_rate_cents, amount_cents, flags, is_live, disputed)
            SELECT company_id, '{line}', '{invoice}', '{sheet}', id, shift_id, staff_id, '{Marker}', 'Role', '2026-02-23', now(), now(), 0, 60, 3100, 3100, ARRAY[]::text[], true, false FROM staffing.assignments WHERE id = '{ids["assignment"]}'
            """);
    }

    /// <summary>Something to hand in of each kind, and what is handed in.</summary>
    private static async Task<string> HandIn(Marketplace market, Client worker, Guid staff, Dictionary<string, Guid> ids, int number)
    {
        (ids["document"], ids["attire"]) = (await market.Asks("document", $"{Marker} {number}"), await market.Asks("attire", $"{Marker} {number}"));
        (ids["verification"], ids["attireVerification"], ids["certificateVerification"]) = (await worker.Verify(staff, "government_id"), await worker.Verify(staff, "attire"), await worker.Verify(staff, "certification"));
        ids["certificate"] = (await worker.Do("POST", "/staff/profile/certificates", new { certificateType = $"TYPE_{number}", name = Marker, verificationId = await worker.Verify(staff, "certification") })).Should(201).Body.Id("certificateId");
        await market.Company.Owner.Post("/marketplaceManagement-api/v1/benefitprograms", new { benefitType = "commuter", title = Marker, target = 40 });
        ids["benefit"] = (await market.Company.Owner.Do("PUT", $"/marketplaceManagement-api/v1/staffmembers/{staff}/benefits/commuter", new { status = "pending", tracked = 1 })).Should(200)["staffBenefit"].Id();
        ids["contact"] = (await worker.Do("POST", "/staff/profile/emergency-contacts", new { fullName = Marker, phone = "+12025550123", relationship = "FRIEND" })).Should(201).Body.Id("contactId");
        return await worker.Stored(Pictures.Png());
    }

    private static async Task<Guid> Token(Client who, string app, int number) =>
        (await who.Do("POST", $"/{app}/devices/push-tokens", new { provider = "LOG", platform = "IOS", pushToken = $"{Marker}-{app}-{number}", deviceId = $"phone-{number}" })).Should(200).Body.Id("tokenId");

    /// <summary>One that only this client has a contract with, and that sells one role only.</summary>
    private async Task<(Guid Vendor, Guid Role)> Vendor(Marketplace market, Guid business, int number)
    {
        var role = new CatalogRole { Id = NewId.At<CatalogRoleId>(Clock), CompanyId = market.CompanyId(), Code = $"ROLE{number}", Name = $"Role {number}", MinHours = 2 };
        var vendor = await market.Save(db =>
        {
            var made = new Vendor { Id = NewId.At<VendorId>(Clock), CompanyId = market.CompanyId(), Name = $"{Marker} {number}" };
            db.Vendors.Add(made);
            db.CatalogRoles.Add(role);
            return made.Id.Value;
        });
        await market.Save(db =>
        {
            db.VendorRoles.Add(new VendorRole { Id = NewId.At<VendorRoleId>(Clock), CompanyId = market.CompanyId(), VendorId = new(vendor), CatalogRoleId = role.Id, PayRateCents = 2300, BillRateCents = 3100 });
            db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(Clock), CompanyId = market.CompanyId(), BusinessId = new(business), VendorId = new(vendor) });
            return vendor;
        });
        return (vendor, role.Id.Value);
    }

    /// <summary>One whom the hub asks before others.</summary>
    private async Task<(Client Client, Guid Staff)> Worker(Marketplace market, Guid business, Dictionary<string, Guid> ids, int number)
    {
        var (worker, staff) = await market.Worker($"Ana {Marker} {number}");
        await market.Save(db =>
        {
            db.StaffRoles.Add(new StaffRole { Id = NewId.At<StaffRoleId>(Clock), CompanyId = market.CompanyId(), StaffId = new(staff), CatalogRoleId = new(ids["catalogRole"]), Verified = true });
            var team = new DispatchMembership { Id = NewId.At<DispatchMembershipId>(Clock), CompanyId = market.CompanyId(), BusinessId = new(business), HubId = new(ids["hub"]), StaffId = new(staff), TeamType = TeamType.Core };
            team.Add(Marker, effectiveTo: null, DateOnly.FromDateTime(Clock.Now.UtcDateTime));
            db.DispatchMemberships.Add(team);
            return staff;
        });
        return (worker, staff);
    }

    protected override async ValueTask CleanUp()
    {
        if (Written is not null) await Written.DisposeAsync();
    }
}

/// <summary>Who orders and who works, with what is theirs by the names that the rows of the table give it.</summary>
internal sealed record Party(Client Orders, Client Works, IReadOnlyDictionary<string, Guid> Ids)
{
    /// <summary>A file of the worker's.</summary>
    public string FileUri { get; init; } = "";

    /// <summary>Runs the marketplace.</summary>
    public Client? Operates { get; init; }

    public Client At(Operation operation) => operation.AccessRequired switch
    {
        AccessRequired.Staff or AccessRequired.Either or AccessRequired.EitherOrOps => Works,
        AccessRequired.Ops => Operates ?? Orders,
        _ => Orders,
    };
}
