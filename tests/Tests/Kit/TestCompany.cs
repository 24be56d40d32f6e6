namespace WorkforceOS.Tests.Kit;

/// <summary>A company founded through the front door: registered, verified, its owner signed in with the second factor.</summary>
public sealed class TestCompany
{
    public const string Password = "correct-horse-9";
    private static int founded;
    private readonly TestHost host;
    private int hired;

    private TestCompany(TestHost host, string codename, Client owner) => (this.host, Codename, Owner) = (host, codename, owner);

    public string Codename { get; }

    public Client Owner { get; }

    public static async Task<TestCompany> Found(TestHost host, string zone = "UTC")
    {
        var name = $"firm{Interlocked.Increment(ref founded)}";
        var email = $"owner@{name}.test";
        var registered = (await host.Visitor().Post("/auth-api/v1/registercompanyowner",
            new { email, password = Password, fullname = "Olga Owner", company = new { name, fullname = $"{name} Ltd", timezone = zone } })).Should(201);
        var codename = registered["company"].Str("codename")!;

        var visitor = host.Visitor(codename);
        var started = (await visitor.Post("/auth-api/verification-services/email-verification/start", new { email })).Should(200);
        (await visitor.Post("/auth-api/verification-services/email-verification/complete", new { email, secretCode = started.Body.Str("secretCode") })).Should(200);
        return new TestCompany(host, codename, await SignIn(host, codename, email, Password));
    }

    /// <summary>A new person of the company, signed in.</summary>
    /// <param name="role"><c>tenantUser</c> or <c>tenantAdmin</c>.</param>
    public async Task<Client> Hire(string fullname = "Emil Employee", string role = "tenantUser")
    {
        var email = $"person{Interlocked.Increment(ref hired)}@{Codename}.test";
        (await Owner.Post("/auth-api/v1/users", new { email, password = Password, fullname, roleId = role, emailVerified = true })).Should(201);
        return await SignIn(host, Codename, email, Password);
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

    /// <summary>Signs in with password and second factor.</summary>
    public static async Task<Client> SignIn(TestHost host, string? codename, string email, string password)
    {
        var pending = await SignInWithoutSecondFactor(host, codename, email, password);
        var code = (await pending.Post("/auth-api/verification-services/email-2factor-verification/start")).Should(200);
        (await pending.Post("/auth-api/verification-services/email-2factor-verification/complete", new { secretCode = code.Body.Str("secretCode") })).Should(200);
        return pending;
    }

    public static async Task<Client> SignInWithoutSecondFactor(TestHost host, string? codename, string email, string password)
    {
        var session = (await host.Visitor(codename).Post("/auth-api/login", new { email, password })).Should(200).Body;
        return new Client(host.Http, codename, session.Str("accessToken")) { UserId = session.Id("userId"), Email = email };
    }
}
