using System.Text.Json;
using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Work of a business that is known row by row: at hubs of several zones, over changes of clocks, in the past and to come, with all that may become of a place.</summary>
internal sealed class ReportWorld(Marketplace market, TestHost host, int seed)
{
    public sealed record Hub(Guid Id, string Name, string Zone, Guid Business);

    public sealed record Shift(Guid Id, Guid Order, Hub Hub, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Title, string Status, Guid Vendor, Guid? Center)
    {
        public List<Role> Roles { get; } = [];
        public IEnumerable<Person> People => Roles.SelectMany(r => r.People);
        public bool Counts => Status is not ("cancelled" or "draft");
        public int Required => Roles.Where(r => !r.Cancelled).Sum(r => r.Needed);
        public int Assigned => Roles.Sum(r => r.People.Count(p => p.Holds));
    }

    public sealed record Role(Guid Id, Shift Shift, string Code, int Needed, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Break, bool IsBreakPaid, int Rate, DateTimeOffset Published, bool Cancelled)
    {
        public List<Person> People { get; } = [];
    }

    public sealed record Person(Guid Id, Role Role, Guid Staff, string Name, string Status, DateTimeOffset StartsAt, int Rate, DateTimeOffset? CheckedIn, DateTimeOffset Booked, string? CancelCode, bool Replaces, (int Minutes, long Cents)? Sheet, int? Rating)
    {
        public bool Holds => Status is "assigned" or "accepted" or "swapRequested" or "checkedIn" or "checkedOut" or "completed";
        public bool Worked => Status is "checkedOut" or "completed";
        public bool Came => Worked || Status is "checkedIn";
        public bool Missed => Status is "noShow";
        public bool OnTime => CheckedIn <= StartsAt.AddMinutes(5);
    }

    /// <summary>The first one tries to be a formula.</summary>
    private static readonly string[] Titles = ["=HYPERLINK(\"http://x\";\"y\")", "Espresso, early", "Lunch \"rush\"", "+1 dinner"];

    private readonly Random random = new(seed);
    private int numbers;

    public Marketplace Market => market;
    public List<Hub> Hubs { get; } = [];
    public List<Guid> Vendors { get; } = [];
    public List<Guid> Centers { get; } = [];
    public List<(Guid Id, string Name)> Staff { get; } = [];
    public List<Shift> Shifts { get; } = [];

    /// <summary>Of the market's business; the work of another is there too, and is nobody's business.</summary>
    public IEnumerable<Shift> Own => Shifts.Where(s => s.Hub.Business == market.Business);

    public static async Task<ReportWorld> Make(TestHost host, int seed, int shifts)
    {
        var world = new ReportWorld(await Marketplace.Open(host), host, seed);
        await world.Found();
        for (var n = 0; n < shifts; n++) world.Add();
        await world.Write();
        return world;
    }

    private async Task Found()
    {
        var (other, owner) = await market.OpenBusiness("Other Cafes");
        foreach (var (name, zone) in new[] { ("Pier", "America/Los_Angeles"), ("Dome", "Europe/Berlin"), ("Reef", "Pacific/Honolulu"), ("@Mall", "UTC") }) Hubs.Add(new(await market.Hub(name, new { timezone = zone }), name, zone, market.Business));
        Hubs.Add(new(await market.Hub("Elsewhere", new { timezone = "UTC" }, owner), "Elsewhere", "UTC", other));
        Vendors.Add(market.Vendor);
        Vendors.Add(await market.Save(db =>
        {
            var vendor = new Vendor { Id = NewId.At<VendorId>(host.Clock), CompanyId = market.CompanyId(), Name = "Second pool" };
            db.Vendors.Add(vendor);
            return vendor.Id.Value;
        }));
        await market.Save(db =>
        {
            db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), VendorId = new(Vendors[1]) });
            foreach (var name in new[] { "Events", "Cafe" })
            {
                var center = new CostCenter { Id = NewId.At<CostCenterId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), Name = name };
                db.CostCenters.Add(center);
                Centers.Add(center.Id.Value);
            }
            for (var n = 0; n < 12; n++)
            {
                var staff = new StaffMember { Id = NewId.At<StaffId>(host.Clock), CompanyId = market.CompanyId(), VendorId = new(market.Vendor), FullName = $"Worker {n % 9}", Timezone = "UTC", PrimaryRoleId = new(market.Roles["BARISTA"]) };
                staff.Bind(new(NewId.At(host.Clock)));
                db.Staff.Add(staff);
                Staff.Add((staff.Id.Value, staff.FullName));
            }
            return market.Business;
        });
    }

    /// <summary>From October, when clocks go back in Berlin, to April, by when they have gone forward in Los Angeles and there.</summary>
    private void Add()
    {
        var hub = Pick(Hubs);
        var day = random.Next(3) == 0 ? Pick<DateOnly>([new(2025, 10, 26), new(2025, 11, 2), new(2026, 3, 1), new(2026, 3, 2), new(2026, 3, 8), new(2026, 3, 29)]) : new DateOnly(2025, 10, 20).AddDays(random.Next(170));
        var starts = day.ToDateTime(new TimeOnly(random.Next(24), random.Next(2) * 30));
        var from = LocalDateTime.FromDateTime(starts).InZoneLeniently(DateTimeZoneProviders.Tzdb[hub.Zone]).ToDateTimeOffset().ToUniversalTime();
        var until = from.AddMinutes(120 + random.Next(600));
        var past = until < host.Clock.Now;
        var shift = new Shift(NewId.At(host.Clock), NewId.At(host.Clock), hub, day, from, until, Pick(Titles), random.Next(8) == 0 ? Pick<string>(["cancelled", "draft"]) : past ? "completed" : "open", Pick(Vendors), hub.Business == market.Business && random.Next(2) == 0 ? Pick(Centers) : null);
        Shifts.Add(shift);
        foreach (var code in random.Next(2) == 0 ? new[] { "BARISTA" } : ["BARISTA", "SERVER"])
        {
            var role = new Role(NewId.At(host.Clock), shift, code, 1 + random.Next(4), from.AddMinutes(random.Next(2) * 30), until, Pick<int>([0, 30, 45]), random.Next(3) == 0, 2500 + random.Next(900), from.AddMinutes(-random.Next(30_000)), shift.Roles.Count > 0 && random.Next(6) == 0);
            shift.Roles.Add(role);
            foreach (var (id, name) in random.GetItems(Staff.ToArray(), 5).Distinct()) Seat(role, id, name, past);
        }
    }

    private void Seat(Role role, Guid staff, string name, bool past)
    {
        var status = Pick<string>(past ? ["completed", "completed", "completed", "checkedOut", "checkedIn", "noShow", "noShow", "cancelled", "swappedOut", "declined"] : ["accepted", "accepted", "assigned", "swapRequested", "cancelled", "swappedOut", "declined"]);
        var starts = role.StartsAt.AddMinutes(random.Next(8) == 0 ? 17 : 0);
        var came = status is "completed" or "checkedOut" or "checkedIn" ? starts.AddMinutes(random.Next(-10, 25)).AddSeconds(random.Next(60)) : (DateTimeOffset?)null;
        var minutes = random.Next(600);
        var rate = role.Rate + random.Next(100);
        var person = new Person(NewId.At(host.Clock), role, staff, name, status, starts, rate, came, role.Published.AddSeconds(random.Next(-600, 100_000)), status is "cancelled" ? Pick<string>(["LATE_WORKER", "STAFF_EARLY_CANCEL", "SWAP_EXPIRED"]) : status is "noShow" ? "NO_SHOW" : null,
            random.Next(6) == 0, status is "checkedIn" ? (0, 0) : status is "completed" or "checkedOut" ? (minutes, (long)Math.Round(minutes * (decimal)rate / 60, MidpointRounding.AwayFromZero)) : null, status is "completed" && random.Next(2) == 0 ? 1 + random.Next(5) : null);
        if (person.Holds && (role.Cancelled || role.People.Count(p => p.Holds) == role.Needed)) return;
        role.People.Add(person);
    }

    private async Task Write()
    {
        var company = market.CompanyId().Value;
        object Common(Guid id, DateTimeOffset? created = null) => new { company_id = company, id, is_active = true, record_version = 1, created_at = created ?? host.Clock.Now, updated_at = host.Clock.Now };
        await Insert("orders", Shifts.Select(s => new
        {
            Row = Common(s.Order), business_id = s.Hub.Business, hub_id = s.Hub.Id, vendor_id = s.Vendor, cost_center_id = s.Center, order_number = $"ORD-{s.Order}", order_type = "oneTime", title = s.Title, status = "open", starts_at = s.StartsAt, ends_at = s.EndsAt,
            schedule = new { }, positions = Array.Empty<int>(), created_by = market.Owner.UserId,
        }));
        await Insert("shifts", Shifts.Select(s => new
        {
            Row = Common(s.Id), order_id = s.Order, business_id = s.Hub.Business, hub_id = s.Hub.Id, shift_code = "S1", title = s.Title, starts_at = s.StartsAt, ends_at = s.EndsAt, local_date = s.Day, timezone = s.Hub.Zone, location_name = s.Hub.Name, location_address = "Here",
            required_workers = s.Required, assigned_workers = s.Assigned, status = s.Status,
        }));
        await Insert("shift_roles", Shifts.SelectMany(s => s.Roles).Select(r => new
        {
            Row = Common(r.Id), shift_id = r.Shift.Id, order_id = r.Shift.Order, business_id = r.Shift.Hub.Business, hub_id = r.Shift.Hub.Id, catalog_role_id = market.Roles[r.Code], role_code = r.Code, role_name = r.Code, workers_needed = r.Needed,
            assigned_count = r.People.Count(p => p.Holds), starts_at = r.StartsAt, ends_at = r.EndsAt, break_minutes = r.Break, is_break_paid = r.IsBreakPaid, pay_rate_cents = 2000, bill_rate_cents = r.Rate, instant_book_allowed = true, published_at = r.Published,
            released_tier = 3, status = r.Cancelled ? "cancelled" : "closed",
        }));
        var people = Shifts.SelectMany(s => s.People).ToList();
        await Insert("assignments", people.Select(p => new
        {
            Row = Common(p.Id, p.Booked), shift_id = p.Role.Shift.Id, shift_role_id = p.Role.Id, business_id = p.Role.Shift.Hub.Business, hub_id = p.Role.Shift.Hub.Id, staff_id = p.Staff, status = p.Status, pay_rate_cents = 2000, bill_rate_cents = p.Rate, starts_at = p.StartsAt,
            ends_at = p.Role.EndsAt, held_from = Held(++numbers), held_until = Held(numbers).AddSeconds(1), checked_in_at = p.CheckedIn, cancel_code = p.CancelCode, replaces_assignment_id = p.Replaces ? NewId.At(host.Clock) : (Guid?)null,
        }));
        await Insert("timesheets", people.Where(p => p.Sheet is not null).Select(p => new
        {
            Row = Common(NewId.At(host.Clock)), assignment_id = p.Id, staff_id = p.Staff, business_id = p.Role.Shift.Hub.Business, status = "draft", worked_minutes = p.Sheet!.Value.Minutes, break_minutes = 0, payable_minutes = p.Sheet.Value.Minutes, pay_rate_cents = 2000,
            bill_rate_cents = p.Rate, gross_pay_cents = 0, bill_cents = p.Sheet.Value.Cents, flags = Array.Empty<string>(), disputed = false,
        }));
        await Insert("reviews", people.Where(p => p.Rating is not null).Select(p => new
        {
            Row = Common(NewId.At(host.Clock)), business_id = p.Role.Shift.Hub.Business, assignment_id = p.Id, staff_id = p.Staff, rating = p.Rating, issue_flags = Array.Empty<string>(), reviewer_user_id = market.Owner.UserId,
        }));
    }

    /// <summary>Apart from each other, so that what is generated need not be possible for one person.</summary>
    private static DateTimeOffset Held(int number) => new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number);

    private async Task Insert<T>(string table, IEnumerable<T> rows)
    {
        var written = rows.Select(r => Flat(JsonSerializer.SerializeToElement(r))).ToList();
        if (written.Count == 0) return;
        var columns = string.Join(", ", written[0].Keys);
        var json = JsonSerializer.Serialize(written).Replace("'", "''");
        await host.Sql($"INSERT INTO staffing.{table} ({columns}) SELECT {columns} FROM jsonb_populate_recordset(NULL::staffing.{table}, '{json}'::jsonb)");
    }

    private static Dictionary<string, JsonElement> Flat(JsonElement row) => row.EnumerateObject().SelectMany(p => p.Name is "Row" ? p.Value.EnumerateObject().ToArray() : [p]).ToDictionary(p => p.Name, p => p.Value);

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
