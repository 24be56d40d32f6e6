namespace WorkforceOS.Tests.Kit;

/// <summary>A company founded through the front door: registered, verified, its owner signed in with the second factor.</summary>
public sealed class TestCompany
{
    public const string Password = "correct-horse-9";
    private static int founded;
    private readonly HttpClient http;
    private int hired;

    private TestCompany(HttpClient http, string codename, Client owner) => (this.http, Codename, Owner) = (http, codename, owner);

    public string Codename { get; }

    public Client Owner { get; }

    public static Task<TestCompany> Found(TestHost host, string zone = "UTC") => Found(host.Http, zone);

    /// <summary>At a host of whatever kind.</summary>
    public static async Task<TestCompany> Found(HttpClient http, string zone = "UTC")
    {
        var name = $"firm{Interlocked.Increment(ref founded)}";
        var email = $"owner@{name}.test";
        var registered = (await new Client(http, null).Post("/auth-api/v1/registercompanyowner",
            new { email, password = Password, fullname = "Olga Owner", company = new { name, fullname = $"{name} Ltd", timezone = zone } })).Should(201);
        var codename = registered["company"].Str("codename")!;

        var visitor = new Client(http, codename);
        var started = (await visitor.Post("/auth-api/verification-services/email-verification/start", new { email })).Should(200);
        (await visitor.Post("/auth-api/verification-services/email-verification/complete", new { email, secretCode = started.Body.Str("secretCode") })).Should(200);
        return new TestCompany(http, codename, await SignIn(http, codename, email, Password));
    }

    /// <summary>A new person of the company, signed in.</summary>
    /// <param name="role"><c>tenantUser</c> or <c>tenantAdmin</c>.</param>
    public async Task<Client> Hire(string fullname = "Emil Employee", string role = "tenantUser")
    {
        var email = $"person{Interlocked.Increment(ref hired)}@{Codename}.test";
        (await Owner.Post("/auth-api/v1/users", new { email, password = Password, fullname, roleId = role, emailVerified = true })).Should(201);
        return await SignIn(http, Codename, email, Password);
    }

    /// <summary>A new person who reports to <paramref name="manager"/>.</summary>
    public async Task<Client> HireReport(Client manager, string fullname = "Rita Report")
    {
        var report = await Hire(fullname);
        await Profile(report, manager);
        return report;
    }

    public async Task<Guid> Profile(Client person, Client? manager = null, decimal? salary = null, Guid? department = null) =>
        (await Owner.Post("/employeeProfile-api/v1/employeeprofiles", new
        {
            userId = person.UserId, employmentStartDate = "2025-01-01", position = "Worker", contractType = "permanent",
            managerId = manager?.UserId, salary, departmentId = department,
        })).Should(201)["employeeProfile"].Id();

    public async Task<Guid> Department(string name, params Client[] members)
    {
        var department = (await Owner.Post("/auth-api/v1/usergroups", new { groupName = name })).Should(201)["userGroup"].Id();
        foreach (var member in members) (await Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = member.UserId })).Should(201);
        return department;
    }

    /// <summary>The super admin, who stands in no company.</summary>
    public static Task<Client> SignInOperator(TestHost host) => SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");

    /// <summary>Signs in with password and second factor.</summary>
    public static Task<Client> SignIn(TestHost host, string? codename, string email, string password) => SignIn(host.Http, codename, email, password);

    public static Task<Client> SignInWithoutSecondFactor(TestHost host, string? codename, string email, string password) => SignInWithoutSecondFactor(host.Http, codename, email, password);

    public static async Task<Client> SignIn(HttpClient http, string? codename, string email, string password)
    {
        var pending = await SignInWithoutSecondFactor(http, codename, email, password);
        var code = (await pending.Post("/auth-api/verification-services/email-2factor-verification/start")).Should(200);
        (await pending.Post("/auth-api/verification-services/email-2factor-verification/complete", new { secretCode = code.Body.Str("secretCode") })).Should(200);
        return pending;
    }

    private static async Task<Client> SignInWithoutSecondFactor(HttpClient http, string? codename, string email, string password)
    {
        var session = (await new Client(http, codename).Post("/auth-api/login", new { email, password })).Should(200).Body;
        return new Client(http, codename, session.Str("accessToken")) { UserId = session.Id("userId"), Email = email };
    }
}
