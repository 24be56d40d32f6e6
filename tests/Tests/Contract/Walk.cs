using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>One walk for all who look at it.</summary>
[CollectionDefinition(nameof(Walk))]
public sealed class WalkCollection : ICollectionFixture<Walk>;

/// <summary>A real company's week in which every operation is called once at least and does what it is for.</summary>
public sealed class Walk : TestHost
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private PaymentStand? payments;

    internal Recorder Recorder { get; } = new();

    /// <summary>Whose company it is, still signed in when the walk is done.</summary>
    public Client Owner => Company.Owner;

    /// <summary>The platform's super admin.</summary>
    public Client Super { get; private set; } = null!;

    private TestCompany Company { get; set; } = null!;

    protected override Dictionary<string, string?> Settings => payments!.Settings;

    protected override ValueTask CleanUp() => payments!.DisposeAsync();

    /// <summary>What is sent by it is seen by the recorder.</summary>
    internal HttpClient Recorded { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        payments = await PaymentStand.Start(Clock);
        await base.InitializeAsync();
        Recorded = new HttpClient(Recorder) { BaseAddress = Http.BaseAddress };
        Company = await TestCompany.Found(Recorded, "Europe/Berlin");
        var owner = Company.Owner;
        var manager = await Company.Hire("Mona Manager", "tenantAdmin");
        var employee = await Company.Hire("Emil Employee");
        var department = await Company.Department("Ward", employee);

        await Companies(owner);
        await Departments(owner, department);
        await Pictures(owner);
        await ApiKeys(owner);
        var profile = await Employees(owner, manager, employee, department);
        await Schedule(owner, employee, department);
        await RotaWalk.Rota(owner, employee, manager);
        await PlacesWalk.Places(owner);
        await PlacesWalk.Kiosks(owner, employee, new Client(Recorded, Company.Codename), Clock);
        await Attendance(owner, employee);
        await Leave(manager, employee, department);
        await LeaveTypes(owner, employee);
        await Payroll(owner, employee);
        await TasksWalk.Tasks(owner, employee, department);
        await MarketplaceWalk.Marketplace(owner, employee, this);
        await Announcements(owner, employee, department);
        await Notifications(Owner, employee);
        await SubscriptionWalk.Subscriptions(owner, Super, payments!);
        await Histories(owner);
        (await owner.Delete($"/employeeProfile-api/v1/employeeprofiles/{profile}")).Should(200);
        await Accounts(owner);
        await Sessions(employee);
    }

    private async Task Companies(Client owner)
    {
        var company = (await owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await owner.Patch($"/auth-api/v1/companies/{company}", new { industry = "care", companySize = "10-50", timezone = "Europe/Berlin" })).Should(200);
        (await owner.Get("/auth-api/v1/companyprofile")).Should(200);
        var visitor = new Client(Recorded, null);
        (await visitor.Get("/auth-api/v1/briefcompanies")).Should(200);
        (await visitor.Get($"/auth-api/v1/briefcompanies/{Company.Codename}")).Should(200);
        (await visitor.Get($"/auth-api/v1/companyhome/{Company.Codename}")).Should(200);

        Super = await TestCompany.SignIn(Recorded, null, "admin@workforceos.test", "a-super-secret-1");
        (await Super.Get("/auth-api/v1/companyaccounts?name=firm")).Should(200);
        (await Super.Get($"/auth-api/v1/companyaccounts/{company}")).Should(200);
    }

    private static async Task Departments(Client owner, Guid department)
    {
        (await owner.Get("/auth-api/v1/usergroups")).Should(200);
        (await owner.Get($"/auth-api/v1/usergroups/{department}")).Should(200);
        (await owner.Get($"/auth-api/v1/listusergroupmembers/{department}")).Should(200);
        var other = (await owner.Post("/auth-api/v1/usergroups", new { groupName = "Kitchen" })).Should(201)["userGroup"].Id();
        (await owner.Patch($"/auth-api/v1/usergroups/{other}", new { groupName = "Big kitchen" })).Should(200);
        var member = (await owner.Post("/auth-api/v1/usergroupmembers", new { groupId = other, userId = owner.UserId })).Should(201)["userGroupMember"].Id();
        (await owner.Delete($"/auth-api/v1/usergroupmembers/{member}")).Should(200);
        (await owner.Delete($"/auth-api/v1/usergroups/{other}")).Should(200);
    }

    private async Task Pictures(Client owner)
    {
        foreach (var whose in new[] { (await owner.Get($"/auth-api/v1/users/{owner.UserId}")).Should(200)["user"], (await owner.Get("/auth-api/v1/companies")).Should(200)["company"] })
            (await new Client(Recorded, Company.Codename).Get(whose.Str("avatar")!)).Should(200);
        foreach (var bucket in new[] { "userAvatars", "companyAvatars" })
        {
            var file = (await owner.Send(HttpMethod.Post, $"/auth-api/bucket/{bucket}/upload", Picture())).Should(201)["file"];
            var visitor = new Client(Recorded, Company.Codename);
            (await visitor.Get($"/auth-api/bucket/{bucket}/download/{file.Id()}")).Should(200);
            (await visitor.Get($"/auth-api/bucket/{bucket}/download/key/{file.Str("accessKey")}")).Should(200);
            (await owner.Get($"/auth-api/v1/{bucket}Files/{file.Id()}")).Should(200);
            (await owner.Get($"/auth-api/v1/{bucket}Files")).Should(200);
            (await owner.Delete($"/auth-api/v1/{bucket}Files/{file.Id()}")).Should(200);
        }
    }

    /// <summary>Uploaded, named by a row, and read.</summary>
    private static async Task Document(Client who, string bucket, string row)
    {
        var file = (await who.Send(HttpMethod.Post, $"{bucket}/upload", Picture())).Should(201)["file"];
        var address = $"{bucket}/download/key/{file.Str("accessKey")}";
        (await who.Patch(row, new { documentUrl = address })).Should(200);
        (await who.Get(address)).Should(200);
        (await who.Get($"{bucket}/download/{file.Id()}")).Should(200);
    }

    internal static MultipartFormDataContent Picture()
    {
        var content = new ByteArrayContent(Png);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { content, "file", "dot.png" } };
    }

    private async Task ApiKeys(Client owner)
    {
        var made = (await owner.Post("/auth-api/v1/apikeys", new { name = "reports" })).Should(201)["apiKey"];
        (await owner.Get("/auth-api/v1/apikeys")).Should(200);
        (await new Client(Recorded, Company.Codename).Post("/auth-api/validateapikey", new { apiKey = made.Str("key") ?? made.Str("apiKey") })).Should(200);
        (await owner.Delete($"/auth-api/v1/apikeys/{made.Id()}")).Should(200);
    }

    private async Task<Guid> Employees(Client owner, Client manager, Client employee, Guid department)
    {
        var profile = await Company.Profile(employee, manager, salary: 3000, department);
        const string profiles = "/employeeProfile-api/v1/employeeprofiles";
        const string documents = "/employeeProfile-api/v1/employeedocuments";
        (await owner.Patch($"{profiles}/{profile}", new { position = "Nurse", notes = "Night shifts only." })).Should(200);
        (await owner.Get($"{profiles}/{profile}")).Should(200);
        (await owner.Get(profiles)).Should(200);
        (await owner.Patch($"{profiles}/{profile}", new { weeklyHours = 30, effectiveFrom = "2026-06-01" })).Should(200);
        const string terms = "/employeeProfile-api/v1/employmentterms";
        var later = (await owner.Get($"{profiles}/{profile}/terms")).Should(200)["employmentTerms"][0].Id();
        (await owner.Get($"{terms}/{later}")).Should(200);
        (await owner.Patch($"{terms}/{later}", new { weeklyHours = 32 })).Should(200);
        (await owner.Delete($"{terms}/{later}")).Should(200);
        (await owner.Post($"{profiles}/{profile}/termination", new { endDate = "2026-12-31", endReason = "contractEnd" })).Should(200);
        (await owner.Delete($"{profiles}/{profile}/termination")).Should(200);
        var employment = (await owner.Get("/employeeProfile-api/v1/employments")).Should(200)["employments"][0].Id();
        (await owner.Get($"/employeeProfile-api/v1/employments/{employment}")).Should(200);
        (await owner.Post($"{profiles}/reassign", new { fromManagerId = manager.UserId, toManagerId = owner.UserId, effectiveFrom = "2026-06-01", dryRun = true })).Should(200);
        var document = (await owner.Post(documents, new { employeeProfileId = profile, documentType = "contract", documentUrl = "https://files.test/contract.pdf", validUntil = "2027-01-01" })).Should(201)["employeeDocument"].Id();
        (await owner.Patch($"{documents}/{document}", new { documentType = "work permit" })).Should(200);
        await Document(owner, "/employeeProfile-api/bucket/employeeDocuments", $"{documents}/{document}");
        (await owner.Get($"{documents}/{document}")).Should(200);
        (await owner.Get(documents)).Should(200);
        (await owner.Delete($"{documents}/{document}")).Should(200);
        return profile;
    }

    private async Task Schedule(Client owner, Client employee, Guid department)
    {
        const string templates = "/scheduleManagement-api/v1/shifttemplates";
        const string shifts = "/scheduleManagement-api/v1/shifts";
        var template = (await owner.Post(templates, new { name = "Early", startTime = "06:00", endTime = "08:00", recurrenceRule = "FREQ=WEEKLY;BYDAY=MO,TU", departmentId = department })).Should(201)["shiftTemplate"].Id();
        (await owner.Patch($"{templates}/{template}", new { description = "The early ones" })).Should(200);
        (await owner.Get($"{templates}/{template}")).Should(200);
        (await owner.Get(templates)).Should(200);
        (await owner.Post($"{templates}/{template}/generate", new { from = "2026-03-09", to = "2026-03-15", assignedUserIds = new[] { employee.UserId } })).Should(201);
        (await owner.Delete($"{templates}/{template}")).Should(200);

        var shift = await Shift(owner, employee, "2026-03-03", department);
        (await owner.Patch($"{shifts}/{shift}", new { location = "Ward 2" })).Should(200);
        (await owner.Get($"{shifts}/{shift}")).Should(200);
        (await owner.Get(shifts)).Should(200);
        (await owner.Delete($"{shifts}/{shift}")).Should(200);
    }

    private static async Task<Guid> Shift(Client owner, Client employee, string day, Guid? department = null) =>
        (await owner.Post("/scheduleManagement-api/v1/shifts", new
        {
            shiftDate = day, startTime = "10:30", endTime = "16:00", location = "Ward", status = "scheduled", departmentId = department, assignedUserIds = new[] { employee.UserId },
            assignedDepartmentIds = department is { } one ? new[] { one } : null,
        })).Should(201)["shift"].Id();

    private async Task Attendance(Client owner, Client employee)
    {
        var shift = await Shift(owner, employee, "2026-03-02");
        var missed = await Shift(owner, employee, "2026-03-04");
        var record = (await employee.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shift })).Should(201)["attendanceRecord"].Id();
        (await employee.Post("/attendanceManagement-api/v1/break-start", new { attendanceRecordId = record })).Should(200);
        Clock.Advance(TimeSpan.FromMinutes(10));
        (await employee.Post("/attendanceManagement-api/v1/break-end", new { attendanceRecordId = record })).Should(200);
        Clock.Advance(TimeSpan.FromMinutes(290));
        (await employee.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = record })).Should(200);
        (await employee.Post("/attendanceManagement-api/v1/resume", new { attendanceRecordId = record })).Should(200);
        (await employee.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = record })).Should(200);
        Clock.Now = new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
        (await owner.Post("/attendanceManagement-api/v1/mark-absent", new { userId = employee.UserId, shiftId = missed, absenceReason = "ill", managerNote = "called" })).Should(200);
        const string records = "/attendanceManagement-api/v1/attendance-records";
        (await owner.Get($"{records}/{record}")).Should(200);
        (await owner.Patch($"{records}/{record}", new { entries = new[] { new { kind = "work", startsAt = "2026-03-02T10:00:00Z", endsAt = "2026-03-02T14:00:00Z" } }, overtimeApproved = 0.5, reason = "It was so" })).Should(200);
        (await owner.Post($"{records}/{record}/review", new { note = "seen", confirmLateOut = true })).Should(200);
        var absences = (await owner.Get($"{records}?status=absent")).Should(200)["attendanceRecords"];
        (await owner.Post($"{records}/{absences[0].Id()}/excuse", new { reason = "ill", paid = true })).Should(200);
        (await owner.Delete($"{records}/{absences[0].Id()}/excuse")).Should(200);
        (await owner.Send(HttpMethod.Delete, $"{records}/{absences[0].Id()}", new StringContent("""{"reason":"was there"}""", System.Text.Encoding.UTF8, "application/json"))).Should(200);

        (await owner.Patch($"/auth-api/v1/companies/{(await owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id()}", new { settings = new { unplannedWork = "allowed" } })).Should(200);
        var unplanned = (await employee.Post("/attendanceManagement-api/v1/unplanned-check-in", new { note = "the lift is stuck" })).Should(201)["attendanceRecord"].Id();
        (await employee.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = unplanned })).Should(200);
        const string corrections = "/attendanceManagement-api/v1/attendancecorrections";
        var asked = (await employee.Post(corrections, new { kind = "times", attendanceRecordId = record, checkOutTime = "2026-03-02T14:30:00Z", reason = "I stayed to help" })).Should(201)["attendanceCorrection"].Id();
        (await owner.Get($"{corrections}/{asked}")).Should(200);
        (await employee.Get(corrections)).Should(200);
        (await owner.Patch($"{corrections}/{asked}", new { status = "approved", decisionNote = "thank you" })).Should(200);
        var again = (await employee.Post(corrections, new { kind = "break", shiftId = shift, reason = "No break at all" })).Should(201)["attendanceCorrection"].Id();
        (await employee.Delete($"{corrections}/{again}")).Should(200);

        const string breaks = "/attendanceManagement-api/v1/breakrules";
        var rule = (await owner.Post(breaks, new { validFrom = "2026-03-02", steps = new[] { new { netOver = 360, minutes = 30 } } })).Should(201)["breakRule"].Id();
        (await owner.Patch($"{breaks}/{rule}", new { pieces = 10, deduct = false })).Should(200);
        (await owner.Get($"{breaks}/{rule}")).Should(200);
        (await owner.Get(breaks)).Should(200);
        (await owner.Delete($"{breaks}/{rule}")).Should(200);
        (await owner.Get("/attendanceManagement-api/v1/attendance-records")).Should(200);
    }

    private static async Task Leave(Client manager, Client employee, Guid department)
    {
        const string leaves = "/leaveManagement-api/v1/leaverequests";
        async Task<Guid> Ask(string day) =>
            (await employee.Post(leaves, new { leaveType = "annual", startDate = day, endDate = day, reason = "sea", departmentId = department })).Should(201)["leaveRequest"].Id();
        var granted = await Ask("2026-03-09");
        await Document(employee, "/leaveManagement-api/bucket/leaveDocuments", $"{leaves}/{granted}");
        (await manager.Patch($"{leaves}/{granted}", new { status = "approved", decisionNote = "enjoy" })).Should(200);
        (await employee.Get($"{leaves}/{granted}")).Should(200);
        (await employee.Get($"/leaveManagement-api/v1/myleaverequest/{granted}")).Should(200);
        (await employee.Get("/leaveManagement-api/v1/myleaverequests")).Should(200);
        (await manager.Get(leaves)).Should(200);
        (await employee.Delete($"{leaves}/{await Ask("2026-04-09")}")).Should(200);
    }

    private static async Task LeaveTypes(Client owner, Client employee)
    {
        const string types = "/leaveManagement-api/v1/leavetypes";
        const string service = "/leaveManagement-api/v1";
        var annual = (await owner.Get($"{types}?code=annual")).Should(200)["leaveTypes"][0].Id();
        var promised = (await owner.Post($"{service}/leaveentitlements", new { leaveTypeId = annual, amount = 20, validFrom = "2026-01-01" })).Should(201)["leaveEntitlement"].Id();
        (await owner.Patch($"{service}/leaveentitlements/{promised}", new { carryCap = 5, carryExpires = "03-31" })).Should(200);
        (await owner.Get($"{service}/leaveentitlements/{promised}")).Should(200);
        (await owner.Get($"{service}/leaveentitlements")).Should(200);
        var given = (await owner.Post($"{service}/leaveadjustments", new { leaveTypeId = annual, userId = employee.UserId, day = "2026-02-01", amount = 1.5, reason = "Moved house for the firm" })).Should(201)["leaveAdjustment"].Id();
        (await owner.Patch($"{service}/leaveadjustments/{given}", new { amount = 1 })).Should(200);
        (await owner.Get($"{service}/leaveadjustments/{given}")).Should(200);
        (await owner.Get($"{service}/leaveadjustments")).Should(200);
        (await employee.Get($"{service}/leavebalances?on=2026-04-01")).Should(200);
        (await owner.Get($"{service}/leavebalances/team?on=2026-04-01")).Should(200);
        (await owner.Post($"{service}/leaverequests/preview", new { leaveType = "annual", startDate = "2026-08-03", endDate = "2026-08-07", userId = employee.UserId })).Should(200);
        (await employee.Get($"{service}/absences?from=2026-03-01&to=2026-03-31")).Should(200);
        (await owner.Delete($"{service}/leaveadjustments/{given}")).Should(200);
        (await owner.Delete($"{service}/leaveentitlements/{promised}")).Should(200);

        var policy = (await owner.Post($"{service}/approvalpolicies", new { name = "Two pairs of eyes", steps = new object[] { new { who = "lineManager" }, new { who = "user", userId = owner.UserId, ifDaysOver = 5 } } })).Should(201)["approvalPolicy"].Id();
        (await owner.Patch($"{service}/approvalpolicies/{policy}", new { escalateAfterDays = 2 })).Should(200);
        (await owner.Get($"{service}/approvalpolicies/{policy}")).Should(200);
        (await owner.Get($"{service}/approvalpolicies")).Should(200);
        (await owner.Delete($"{service}/approvalpolicies/{policy}")).Should(200);
        var delegation = (await employee.Post($"{service}/delegations", new { substituteId = owner.UserId, from = "2026-08-03", to = "2026-08-07" })).Should(201)["delegation"].Id();
        (await employee.Patch($"{service}/delegations/{delegation}", new { to = "2026-08-08" })).Should(200);
        (await employee.Get($"{service}/delegations/{delegation}")).Should(200);
        (await employee.Get($"{service}/delegations")).Should(200);
        (await employee.Delete($"{service}/delegations/{delegation}")).Should(200);
        var type = (await owner.Post(types, new { code = "moving", name = "Moving house", aliases = new[] { "Umzug" }, maxDays = 1 })).Should(201)["leaveType"].Id();
        (await owner.Patch($"{types}/{type}", new { maxDays = 2, unit = "half" })).Should(200);
        (await employee.Get($"{types}/{type}")).Should(200);
        (await employee.Get(types)).Should(200);
        (await owner.Delete($"{types}/{type}")).Should(200);

        const string holidays = "/leaveManagement-api/v1/holidays";
        var holiday = (await owner.Post(holidays, new { name = "Works outing", day = "2026-07-01", portion = 0.5 })).Should(201)["holiday"].Id();
        (await owner.Patch($"{holidays}/{holiday}", new { name = "Outing" })).Should(200);
        (await employee.Get($"{holidays}/{holiday}")).Should(200);
        (await employee.Get($"{holidays}?from=2026-06-01&to=2026-07-31&userId={employee.UserId}")).Should(200);
        (await employee.Get("/leaveManagement-api/v1/ownholidays")).Should(200);
        (await owner.Delete($"{holidays}/{holiday}")).Should(200);
    }

    private async Task Payroll(Client owner, Client employee)
    {
        const string reports = "/payrollReporting-api/v1/payrollreports";
        const string payRules = "/payrollReporting-api/v1/payrules";
        var rules = (await owner.Post(payRules, new { validFrom = "2026-03-01", premiums = new[] { new { code = "sunday", weekdays = new[] { "sunday" }, percent = 50 } } })).Should(201)["payRules"].Id();
        (await owner.Patch($"{payRules}/{rules}", new { fourEyes = "two" })).Should(200);
        (await owner.Get($"{payRules}/{rules}")).Should(200);
        (await owner.Get(payRules)).Should(200);
        (await owner.Delete($"{payRules}/{rules}")).Should(200);
        (await owner.Get("/scheduleManagement-api/v1/rulepresets")).Should(200);
        (await owner.Post("/scheduleManagement-api/v1/rulepresets/none/apply", new { validFrom = "2026-03-01", dryRun = true })).Should(200);
        var report = (await owner.Post(reports, new { userId = employee.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-04", bonus = 10.5, notes = "March" })).Should(201)["payrollReport"].Id();
        (await owner.Post(reports, new { userId = employee.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-04", bonus = 11 })).Should(200);
        (await owner.Post($"{reports}/{report}/approval", new { acceptWarnings = new[] { "openRecords", "pendingLeave", "needsReview" } })).Should(200);
        (await owner.Post($"{reports}/{report}/reopening", new { reason = "Once more" })).Should(200);
        (await owner.Patch($"{reports}/{report}", new { paymentStatus = "paid", paymentDate = "2026-03-05", acceptWarnings = new[] { "openRecords", "pendingLeave", "needsReview" } })).Should(200);
        (await owner.Get($"{reports}/{report}")).Should(200);
        (await owner.Get(reports)).Should(200);
        foreach (var list in new[] { reports, "/scheduleManagement-api/v1/shifts", "/attendanceManagement-api/v1/attendance-records", "/leaveManagement-api/v1/leaverequests", "/employeeProfile-api/v1/employeeprofiles" }) (await owner.Get($"{list}/export")).Should(200);
        (await owner.Get($"{reports}/{report}/payslip?format=html")).Should(200);
        var early = (await owner.Post(reports, new { userId = employee.UserId, periodStart = "2026-03-05", periodEnd = "2026-03-06" })).Should(201)["payrollReport"].Id();
        (await owner.Post($"{reports}/{early}/approval", new { acceptWarnings = new[] { "openRecords", "pendingLeave", "needsReview" } })).Should(200);
        var since = (await owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-05", startTime = "02:00", endTime = "04:00", assignedUserIds = new[] { employee.UserId } })).Should(201)["shift"].Id();
        (await owner.Post("/attendanceManagement-api/v1/check-in", new { shiftId = since, userId = employee.UserId, checkInTime = "2026-03-05T02:00:00Z", checkOutTime = "2026-03-05T04:00:00Z" })).Should(201);
        (await owner.Post($"{reports}/{early}/settlement")).Should(200);
        const string adjustments = "/payrollReporting-api/v1/payadjustments";
        var adjustment = (await owner.Post(adjustments, new { userId = employee.UserId, day = "2026-01-05", kind = "expense", code = "Travel", amount = 12.5, note = "By train" })).Should(201)["payAdjustment"].Id();
        (await owner.Patch($"{adjustments}/{adjustment}", new { amount = 13 })).Should(200);
        (await owner.Get($"{adjustments}/{adjustment}")).Should(200);
        (await owner.Get(adjustments)).Should(200);
        (await owner.Delete($"{adjustments}/{adjustment}")).Should(200);
        const string locks = "/payrollReporting-api/v1/periodlocks";
        var locked = (await owner.Post(locks, new { from = "2025-12-01", to = "2025-12-31", userIds = new[] { employee.UserId }, note = "Closed" })).Should(201)["periodLock"].Id();
        (await owner.Patch($"{locks}/{locked}", new { note = "Closed and sent" })).Should(200);
        (await owner.Get($"{locks}/{locked}")).Should(200);
        (await owner.Get(locks)).Should(200);
        (await owner.Send(HttpMethod.Delete, $"{locks}/{locked}", System.Net.Http.Json.JsonContent.Create(new { reason = "Once more" }))).Should(200);
        var run = (await owner.Post("/payrollReporting-api/v1/payrollruns", new { periodStart = "2026-02-01", periodEnd = "2026-02-28" })).Should(201)["payrollRun"].Id();
        (await owner.Get($"/payrollReporting-api/v1/payrollruns/{run}")).Should(200);
        (await owner.Post($"/payrollReporting-api/v1/payrollruns/{run}/approval", new { acceptWarnings = new[] { "openRecords" } })).Should(200);
        (await owner.Get("/payrollReporting-api/v1/payrollruns")).Should(200);
        (await owner.Get("/payrollReporting-api/v1/migratedreports")).Should(200);
    }

    private async Task Announcements(Client owner, Client employee, Guid department)
    {
        const string announcements = "/announcementManagement-api/v1/announcements";
        var news = new { title = "Fire drill", body = "On **Friday** at nine.", targetDepartmentIds = new[] { department }, requiresAcknowledgement = true, sendTime = Clock.Now.AddHours(1) };
        var drill = (await owner.Post(announcements, news)).Should(201)["announcement"].Id();
        (await owner.Patch($"{announcements}/{drill}", new { pinned = true })).Should(200);
        var cancelled = (await owner.Post(announcements, news)).Should(201)["announcement"].Id();
        (await owner.Delete($"{announcements}/{cancelled}")).Should(200);
        Clock.Advance(TimeSpan.FromHours(1));
        (await owner.Get("/announcementManagement-api/v1/processscheduledannouncements")).Should(200)["announcements"].GetArrayLength().ShouldBe(1);
        (await owner.Post($"{announcements}/{drill}/remind")).Should(200).Body.Number("reminded").ShouldBe(1);
        (await employee.Get($"{announcements}/{drill}")).Should(200);
        (await employee.Post($"{announcements}/{drill}/acknowledge")).Should(200);
        (await owner.Get($"{announcements}/{drill}/receipts")).Should(200)["receipts"].GetArrayLength().ShouldBe(1);
        (await owner.Get(announcements)).Should(200);
        (await owner.Get($"{announcements}/{drill}")).Should(200);
        (await owner.Post($"{announcements}/{drill}/expire")).Should(200);
    }

    private async Task Notifications(Client owner, Client employee)
    {
        await DeliverOutbox();
        (await employee.Get("/notification-api/notifications")).Should(200)["notifications"].GetArrayLength().ShouldBeGreaterThan(0);
        (await employee.Post("/notification-api/notifications/seen")).Should(200);
        (await employee.Get("/notification-api/preferences")).Should(200);
        (await employee.Patch("/notification-api/preferences", new { mail = new { shiftAssigned = false } })).Should(200);
        var newest = (await employee.Get("/notification-api/notifications")).Should(200)["notifications"][0].Id();
        (await employee.Delete($"/notification-api/notifications/{newest}")).Should(200);
        (await employee.Post("/notification-api/devices/register", new { deviceId = "phone", os = "ANDROID", notificationToken = "a-token" })).Should(201);
        (await employee.Get("/notification-api/devices")).Should(200)["devices"].GetArrayLength().ShouldBe(1);
        (await employee.Get("/notification-api/push/publickey")).Should(200);
        (await employee.Post("/notification-api/push/test")).Should(200)["results"].GetArrayLength().ShouldBe(1);
        (await employee.Delete("/notification-api/devices/unregister/phone")).Should(200);
        (await owner.Post("/notification-api/notifications", new { types = new[] { "inApp" }, title = "Fire drill", body = "At noon.", userId = employee.UserId })).Should(201);
        await Unsubscribe(employee);
    }

    private async Task Unsubscribe(Client person)
    {
        var company = (await person.Get("/auth-api/currentuser")).Should(200).Body.Id("companyId");
        var token = Services.GetRequiredService<WorkforceOS.Notifications.Preferences.UnsubscribeTokens>().For(new(company), new(person.UserId), [WorkforceOS.Notifications.Inbox.NotificationKind.ShiftMoved]);
        (await person.Get($"/notification-api/unsubscribe?token={token}")).Should(200);
        (await person.Post($"/notification-api/unsubscribe?token={token}")).Should(200);
    }

    /// <summary>Of one object of each kind that was read.</summary>
    private async Task Histories(Client owner)
    {
        var all = Services.GetRequiredService<ApiMap>().Operations;
        foreach (var get in all.Select(o => o.First).OfType<Operation>()) (await owner.Get(Recorder.Of(get, all).First(e => e.Status == 200).Path + "/history")).Should(200);
    }

    private async Task Accounts(Client owner)
    {
        var visitor = new Client(Recorded, Company.Codename);
        (await visitor.Post("/auth-api/v1/registercompanyuser", new { email = "newcomer@walk.test", password = TestCompany.Password, fullname = "Nora Newcomer" })).Should(201);
        var helper = await Company.Hire("Hana Helper");
        (await owner.Get($"/auth-api/v1/users/{helper.UserId}")).Should(200);
        (await owner.Get("/auth-api/v1/users")).Should(200);
        (await owner.Get("/auth-api/v1/searchusers?keyword=hana")).Should(200);
        (await owner.Patch($"/auth-api/v1/users/{helper.UserId}", new { fullname = "Hana Helping" })).Should(200);
        (await owner.Patch($"/auth-api/v1/userpasswordbyadmin/{helper.UserId}", new { password = "another-horse-10" })).Should(200);
        (await owner.Patch($"/auth-api/v1/userrole/{helper.UserId}", new { roleId = "tenantAdmin" })).Should(200);
        (await owner.Delete($"/auth-api/v1/users/{helper.UserId}")).Should(200);

        var leaver = await Company.Hire("Leo Leaver");
        (await leaver.Patch("/auth-api/v1/profile", new { fullname = "Leo Leaving" })).Should(200);
        (await leaver.Delete("/auth-api/v1/profile")).Should(200);
    }

    private async Task Sessions(Client employee)
    {
        (await employee.Get("/auth-api/currentuser")).Should(200);
        (await employee.Get("/auth-api/permissions")).Should(200);
        (await employee.Get("/auth-api/getuserhistory")).Should(200);
        var visitor = new Client(Recorded, Company.Codename);
        (await visitor.Get("/auth-api/publickey")).Should(200);

        var elsewhere = await TestCompany.SignIn(Recorded, Company.Codename, employee.Email, TestCompany.Password);
        var sessions = (await employee.Get("/auth-api/getusersessions")).Should(200);
        var other = (await elsewhere.Get("/auth-api/currentuser")).Should(200).Body.Str("sessionId");
        sessions.Text.ShouldContain(other!);
        (await employee.Delete($"/auth-api/deleteusersession/{other}")).Should(200);

        var fresh = employee.WithToken((await employee.Get("/auth-api/relogin")).Should(200).Body.Str("accessToken"));
        fresh = fresh.WithToken((await fresh.Post("/auth-api/relogin")).Should(200).Body.Str("accessToken"));
        (await fresh.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = "brand-new-horse-11" })).Should(200);
        var started = (await visitor.Post("/auth-api/verification-services/password-reset-by-email/start", new { email = employee.Email })).Should(200);
        (await visitor.Post("/auth-api/verification-services/password-reset-by-email/complete", new { email = employee.Email, secretCode = started.Body.Str("secretCode"), password = "once-more-horse-12" })).Should(200);
        var again = await TestCompany.SignIn(Recorded, Company.Codename, employee.Email, "once-more-horse-12");
        (await again.Post("/auth-api/logout")).Should(200);
        Clock.Advance(TimeSpan.FromMinutes(2));
        (await (await TestCompany.SignIn(Recorded, Company.Codename, employee.Email, "once-more-horse-12")).Delete("/auth-api/deleteallsessions")).Should(200);
    }
}
