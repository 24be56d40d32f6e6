using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Tests.Kit;

/// <summary>A company that runs a marketplace: a vendor that sells two roles, and a business with an owner. Clients and workers are people of the house, so that they are there without a sign-up.</summary>
public sealed class Marketplace
{
    private readonly TestHost host;

    private Marketplace(TestHost host, TestCompany company) => (this.host, Company) = (host, company);

    public TestCompany Company { get; }

    /// <summary>Owner of the business.</summary>
    public Client Owner { get; private set; } = null!;

    public Guid Business { get; private set; }

    public Guid Vendor { get; private set; }

    /// <summary>By their codes: <c>BARISTA</c> (23.00 paid, 31.00 billed) and <c>SERVER</c> (20.00, 27.00).</summary>
    public IReadOnlyDictionary<string, Guid> Roles { get; private set; } = new Dictionary<string, Guid>();

    public static async Task<Marketplace> Open(TestHost host, string zone = "UTC")
    {
        var market = new Marketplace(host, await TestCompany.Found(host, zone));
        await market.Stock();
        (market.Business, market.Owner) = await market.OpenBusiness("Google Mountain View Cafes", zone);
        return market;
    }

    /// <summary>Another business of the same marketplace, with its owner.</summary>
    public async Task<(Guid Business, Client Owner)> OpenBusiness(string name, string zone = "UTC")
    {
        var id = await Save(db =>
        {
            var business = new Business { Id = NewId.At<BusinessId>(host.Clock), CompanyId = CompanyId(), Name = name, Timezone = zone, Currency = "USD", BillingTermsDays = 30 };
            db.Businesses.Add(business);
            return business.Id.Value;
        });
        await Save(db =>
        {
            db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(host.Clock), CompanyId = CompanyId(), BusinessId = new BusinessId(id), VendorId = new VendorId(Vendor), IsDefault = true });
            db.CostCenters.Add(new CostCenter { Id = NewId.At<CostCenterId>(host.Clock), CompanyId = CompanyId(), BusinessId = new BusinessId(id), Name = "General" });
            return id;
        });
        return (id, await Member(ClientRole.Owner, id));
    }

    /// <summary>Somebody who orders for the business.</summary>
    public async Task<Client> Member(ClientRole role, Guid? business = null, params Guid[] hubs)
    {
        var person = await Company.Hire("Mona Manager");
        var member = await Save(db =>
        {
            var membership = Membership.Active(NewId.At<MembershipId>(host.Clock), CompanyId(), new BusinessId(business ?? Business), new UserId(person.UserId), "Mona", "Manager", role);
            db.Memberships.Add(membership);
            return membership.Id.Value;
        });
        await Save(db =>
        {
            db.HubManagers.AddRange(hubs.Select(hub => new HubManager { CompanyId = CompanyId(), Id = NewId.At<HubManagerId>(host.Clock), HubId = new HubId(hub), MembershipId = new MembershipId(member), AssignedAt = host.Clock.GetUtcNow() }));
            return member;
        });
        return person;
    }

    /// <summary>A place of the business where workers clock in, made by its owner; at Google's in Mountain View, by geofence or tag, where nothing else is said.</summary>
    public async Task<Guid> Hub(string name = "Main cafe", object? with = null, Client? by = null) =>
        (await (by ?? Owner).Do("POST", "/client/hubs", Merged(new { name, fullAddress = "1600 Amphitheatre Pkwy", latitude = 37.4221, longitude = -122.0841, timezone = "UTC" }, with))).Should(201).Body.Id("hubId");

    /// <summary>An order for one shift at the hub, of the owner; two baristas for six hours where nothing else is said.</summary>
    public async Task<PlacedOrder> Order(Guid hub, DateTimeOffset startsAt, int workers = 2, string role = "BARISTA", double hours = 6, object? with = null, Client? by = null)
    {
        var made = (await (by ?? Owner).Do("POST", "/client/orders/one-time", Merged(new
        {
            hubId = hub, title = "Espresso shift", startsAt, endsAt = startsAt.AddHours(hours), positions = new[] { new { roleCode = role, workersNeeded = workers } },
        }, with))).Should(201).Body;
        var order = made.Id("orderId");
        var shifts = made.GetProperty("shiftIds").EnumerateArray().Select(s => s.GetGuid()).ToList();
        return new PlacedOrder(order, shifts, await RolesOf(order));
    }

    /// <summary>Of all shifts of an order, as they begin.</summary>
    public async Task<IReadOnlyList<Guid>> RolesOf(Guid order)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT id FROM staffing.shift_roles WHERE order_id = $1 ORDER BY starts_at, id");
        command.Parameters.AddWithValue(order);
        var roles = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) roles.Add(reader.GetGuid(0));
        return roles;
    }

    /// <summary>The fields of one body, and those of another in their place.</summary>
    public static JsonObject Merged(object usual, object? with)
    {
        var body = JsonSerializer.SerializeToNode(usual, Json.Plain)!.AsObject();
        if (with is null) return body;
        foreach (var (name, value) in JsonSerializer.SerializeToNode(with, Json.Plain)!.AsObject().ToList()) body[name] = value?.DeepClone();
        return body;
    }

    /// <summary>A worker who holds these roles, and whose profile is complete.</summary>
    public async Task<(Client Client, Guid Staff)> Worker(string name = "Ana Barista", params string[] roles)
    {
        var person = await Company.Hire(name);
        return (person, await Save(db =>
        {
            var staff = new StaffMember
            {
                Id = NewId.At<StaffId>(host.Clock), CompanyId = CompanyId(), VendorId = new VendorId(Vendor), FullName = name,
                Timezone = "UTC", PrimaryRoleId = new CatalogRoleId(Roles[roles.FirstOrDefault("BARISTA")]),
            };
            staff.Bind(new UserId(person.UserId));
            staff.CompleteProfile();
            db.Staff.Add(staff);
            db.StaffStats.Add(new StaffStats { CompanyId = CompanyId(), StaffId = staff.Id });
            db.StaffRoles.AddRange((roles is [] ? ["BARISTA"] : roles).Select(code => new StaffRole { Id = NewId.At<StaffRoleId>(host.Clock), CompanyId = CompanyId(), StaffId = staff.Id, CatalogRoleId = new CatalogRoleId(Roles[code]), Verified = true }));
            return staff.Id.Value;
        }));
    }

    /// <summary>Puts rows there for which there is no door yet.</summary>
    internal Task<Guid> Save(Func<StaffingDb, Guid> add) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId(), "test"), async services =>
    {
        var db = services.GetRequiredService<StaffingDb>();
        var id = add(db);
        await db.SaveChangesAsync();
        return id;
    }, CancellationToken.None);

    internal CompanyId CompanyId() => companyId ??= FindCompany();

    private CompanyId? companyId;

    private CompanyId FindCompany()
    {
        using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        using var command = source.CreateCommand("SELECT id FROM identity.companies WHERE codename = $1");
        command.Parameters.AddWithValue(Company.Codename);
        return new CompanyId((Guid)command.ExecuteScalar()!);
    }

    private async Task Stock()
    {
        var (barista, server) = (NewId.At<CatalogRoleId>(host.Clock), NewId.At<CatalogRoleId>(host.Clock));
        Vendor = await Save(db =>
        {
            var vendor = new Vendor { Id = NewId.At<VendorId>(host.Clock), CompanyId = CompanyId(), Name = "Legendary Staffing Pool A" };
            db.Vendors.Add(vendor);
            db.CatalogRoles.AddRange(
                new CatalogRole { Id = barista, CompanyId = CompanyId(), Code = "BARISTA", Name = "Barista", Category = "Hospitality", MinHours = 2 },
                new CatalogRole { Id = server, CompanyId = CompanyId(), Code = "SERVER", Name = "Server", Category = "Hospitality", MinHours = 2 });
            return vendor.Id.Value;
        });
        await Save(db =>
        {
            db.VendorRoles.AddRange(
                new VendorRole { Id = NewId.At<VendorRoleId>(host.Clock), CompanyId = CompanyId(), VendorId = new VendorId(Vendor), CatalogRoleId = barista, PayRateCents = 2300, BillRateCents = 3100, BenchmarkRateCents = 3400 },
                new VendorRole { Id = NewId.At<VendorRoleId>(host.Clock), CompanyId = CompanyId(), VendorId = new VendorId(Vendor), CatalogRoleId = server, PayRateCents = 2000, BillRateCents = 2700 });
            return Vendor;
        });
        Roles = new Dictionary<string, Guid> { ["BARISTA"] = barista.Value, ["SERVER"] = server.Value };
    }
}

/// <summary>What became of an order.</summary>
public sealed record PlacedOrder(Guid Id, IReadOnlyList<Guid> Shifts, IReadOnlyList<Guid> Roles)
{
    public Guid Shift => Shifts[0];

    public Guid Role => Roles[0];
}

public static class StaffingCalls
{
    /// <summary>A write of the staffing surface, with an idempotency key of its own unless the test has one.</summary>
    public static Task<Reply> Do(this Client client, string method, string path, object? body = null, string? key = null) =>
        client.Send(new HttpMethod(method), path, JsonContent.Create(body ?? new { }, options: Json.Plain), ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    public static Reply ShouldSay(this Reply reply, int status, string code)
    {
        reply.Should(status)["code"].GetString().ShouldBe(code, reply.Text);
        return reply;
    }
}
