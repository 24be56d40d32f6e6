using System.Text.Json;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Two companies. One has an object of every kind, all of them Emil's where they can be somebody's; the others want to look.</summary>
public class IsolationHost : TestHost
{
    /// <summary>Stands in every name of the company; no other company may ever read it.</summary>
    public const string CompanyMark = "Kvorandt";

    /// <summary>Stands in what is Emil's own; no colleague may ever read it.</summary>
    public const string PrivateMark = "Sibelgrau";

    private static readonly string[] Lists =
    [
        "/auth-api/v1/users", "/auth-api/v1/usergroups", "/auth-api/v1/apikeys", "/auth-api/v1/userAvatarsFiles", "/auth-api/v1/companyAvatarsFiles",
        "/employeeProfile-api/v1/employeeprofiles", "/employeeProfile-api/v1/employeedocuments", "/scheduleManagement-api/v1/shifts", "/scheduleManagement-api/v1/shifttemplates",
        "/attendanceManagement-api/v1/attendance-records", "/leaveManagement-api/v1/leaverequests", "/payrollReporting-api/v1/payrollreports",
    ];

    private readonly Dictionary<string, string> ids = [];

    public TestCompany Target { get; private set; } = null!;

    public TestCompany Other { get; private set; } = null!;

    public Client Emil { get; private set; } = null!;

    public Client Colleague { get; private set; } = null!;

    /// <summary>Emil, signed in with his password alone.</summary>
    public Client HalfSignedIn { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Target = await TestCompany.Found(this);
        Other = await TestCompany.Found(this);
        var owner = Target.Owner;
        Emil = await Target.Hire($"Emil {CompanyMark}");
        Colleague = await Target.Hire($"Carla {CompanyMark}");
        ids["userId"] = Emil.UserId.ToString();
        ids["codename"] = Target.Codename;
        ids["companyId"] = (await owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id().ToString();

        var elsewhere = await TestCompany.SignIn(this, Target.Codename, Emil.Email, TestCompany.Password);
        Keep("sessionId", (await elsewhere.Get("/auth-api/currentuser")).Should(200).Body.Str("sessionId")!);
        HalfSignedIn = await TestCompany.SignInWithoutSecondFactor(this, Target.Codename, Emil.Email, TestCompany.Password);

        Keep("userGroupId", (await owner.Post("/auth-api/v1/usergroups", new { groupName = $"Ward {CompanyMark}" })).Should(201)["userGroup"]);
        ids["groupId"] = ids["userGroupId"];
        Keep("userGroupMemberId", (await owner.Post("/auth-api/v1/usergroupmembers", new { groupId = ids["groupId"], userId = Emil.UserId })).Should(201)["userGroupMember"]);
        Keep("apiKeyId", (await Emil.Post("/auth-api/v1/apikeys", new { name = $"Key {CompanyMark} {PrivateMark}" })).Should(201)["apiKey"]);
        await Picture(Emil, "userAvatars");
        await Picture(owner, "companyAvatars");
        await Employment(owner);
        await Work(owner);
    }

    public string Id(string parameter) => ids[parameter];

    /// <summary>All rows of the company, as its owner reads them.</summary>
    public async Task<string> Everything()
    {
        var all = new List<string>();
        foreach (var list in Lists)
        {
            var reply = (await Target.Owner.Get($"{list}?pageRowCount=500")).Should(200);
            all.Add(reply[reply.Body.Str("dataName")!].GetRawText());
        }
        return string.Join('\n', all);
    }

    private async Task Employment(Client owner)
    {
        Keep("employeeProfileId", (await owner.Post("/employeeProfile-api/v1/employeeprofiles", new
        {
            userId = Emil.UserId, employmentStartDate = "2025-01-01", position = $"Cook {CompanyMark} {PrivateMark}", contractType = "permanent", salary = 3000, notes = PrivateMark,
        })).Should(201)["employeeProfile"]);
        Keep("employeeDocumentId", (await owner.Post("/employeeProfile-api/v1/employeedocuments", new
        {
            employeeProfileId = ids["employeeProfileId"], documentType = $"Permit {CompanyMark} {PrivateMark}", documentUrl = "https://files.test/permit.pdf",
        })).Should(201)["employeeDocument"]);
    }

    private async Task Work(Client owner)
    {
        Keep("shiftTemplateId", (await owner.Post("/scheduleManagement-api/v1/shifttemplates", new
        {
            name = $"Early {CompanyMark} {PrivateMark}", startTime = "06:00", endTime = "08:00", recurrenceRule = "FREQ=DAILY",
        })).Should(201)["shiftTemplate"]);
        Keep("shiftId", (await owner.Post("/scheduleManagement-api/v1/shifts", new
        {
            shiftDate = "2026-03-02", startTime = "09:30", endTime = "17:00", location = $"Pier {CompanyMark} {PrivateMark}", status = "scheduled", assignedUserIds = new[] { Emil.UserId },
        })).Should(201)["shift"]);
        Keep("attendanceRecordId", (await Emil.Post("/attendanceManagement-api/v1/check-in", new { shiftId = ids["shiftId"] })).Should(201)["attendanceRecord"]);
        Keep("leaveRequestId", (await Emil.Post("/leaveManagement-api/v1/leaverequests", new
        {
            leaveType = "annual", startDate = "2026-04-01", endDate = "2026-04-02", reason = $"{CompanyMark} {PrivateMark}",
        })).Should(201)["leaveRequest"]);
        Keep("payrollReportId", (await owner.Post("/payrollReporting-api/v1/payrollreports", new
        {
            userId = Emil.UserId, periodStart = "2026-02-01", periodEnd = "2026-02-28", notes = $"{CompanyMark} {PrivateMark}",
        })).Should(201)["payrollReport"]);
        Keep("payrollRunId", (await owner.Post("/payrollReporting-api/v1/payrollruns", new { periodStart = "2026-01-01", periodEnd = "2026-01-31" })).Should(201)["payrollRun"]);
    }

    private async Task Picture(Client owner, string bucket)
    {
        var file = (await owner.Send(HttpMethod.Post, $"/auth-api/bucket/{bucket}/upload", Walk.Picture())).Should(201)["file"];
        Keep($"{bucket}.id", file.Id().ToString());
        Keep($"{bucket}.accessKey", file.Str("accessKey")!);
    }

    private void Keep(string parameter, JsonElement made) => Keep(parameter, made.Id().ToString());

    private void Keep(string parameter, string id) => ids[parameter] = id;
}
