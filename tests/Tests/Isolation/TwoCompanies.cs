using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Npgsql;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Two companies in one database: one with a living object of every kind, and one that must never see a trace of it.</summary>
public partial class TwoCompanies : TestHost
{
    /// <summary>Stands in every text of the furnished company that is not public.</summary>
    public const string Marker = "Zanzibar";

    private readonly Recorder recorder = new();
    private PaymentStand? payments;

    /// <summary>An owner with everything, a line manager, an employee whose objects these are, and one who has nothing to do with them.</summary>
    public TestCompany Furnished { get; private set; } = null!;

    public Client Manager { get; private set; } = null!;

    public Client Employee { get; private set; } = null!;

    public Client Outsider { get; private set; } = null!;

    public TestCompany Stranger { get; private set; } = null!;

    public Client StrangersEmployee { get; private set; } = null!;

    public Client Super { get; private set; } = null!;

    /// <summary>The furnished company's objects, by the names that routes and bodies give their ids.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>Every id that belongs to the furnished company.</summary>
    public HashSet<Guid> Own { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        payments = await PaymentStand.Start(Clock);
        await base.InitializeAsync();
        Stranger = await TestCompany.Found(this, "Europe/Berlin");
        StrangersEmployee = await Stranger.Hire("Stefan Stranger");
        Super = await TestCompany.SignIn(this, null, "admin@workforceos.test", "a-super-secret-1");
        await Furnish(new HttpClient(recorder) { BaseAddress = Http.BaseAddress });
        Own = [.. recorder.Exchanges.Where(e => e.IsJson).SelectMany(e => IdsIn(e.Text))];
        Own.Remove(Kernel.CompanyId.Root.Value);
        // The platform's own, and public.
        Ids["keyId"] = (await Visitor().Get("/auth-api/publickey")).Should(200).Body.Str("keyId")!;
    }

    protected override Dictionary<string, string?> Settings => payments!.Settings;

    protected override ValueTask CleanUp() => payments!.DisposeAsync();

    public static IEnumerable<Guid> IdsIn(string text) => AnyId().Matches(text).Select(m => Guid.Parse(m.Value));

    /// <summary>A fingerprint of every row of the furnished company, by table.</summary>
    public async Task<Dictionary<string, string>> Rows()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        var prints = new Dictionary<string, string>();
        foreach (var table in await Column("SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE attname = 'company_id' AND relkind = 'r'"))
            prints[table] = (await Column($"SET ROLE workforceos_system; SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), 'empty') FROM {table} t WHERE company_id = '{Ids["companyId"]}'; "))[0];
        return prints;

        async Task<List<string>> Column(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var column = new List<string>();
            while (await rows.ReadAsync()) column.Add(rows.GetString(0));
            return column;
        }
    }

    private async Task Furnish(HttpClient http)
    {
        Furnished = await TestCompany.Found(http, "Europe/Berlin");
        var owner = Furnished.Owner;
        Manager = await Furnished.Hire($"Mona {Marker}");
        Employee = await Furnished.Hire($"Emil {Marker}");
        Outsider = await Furnished.Hire("Otto Outsider");

        Ids["codename"] = Furnished.Codename;
        Ids["companyId"] = $"{(await owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id()}";
        Ids["userId"] = Ids["assignedUserIds"] = Ids["ownerId"] = $"{Employee.UserId}";
        Ids["managerId"] = Ids["approverId"] = $"{Manager.UserId}";
        var elsewhere = await TestCompany.SignIn(http, Furnished.Codename, Employee.Email, TestCompany.Password);
        Ids["sessionId"] = (await elsewhere.Get("/auth-api/currentuser")).Should(200).Body.Str("sessionId")!;
        Ids["userGroupId"] = Ids["groupId"] = Ids["departmentId"] = Ids["assignedDepartmentIds"] = $"{await Furnished.Department($"Ward {Marker}", Employee)}";
        Ids["userGroupMemberId"] = $"{(await owner.Get($"/auth-api/v1/listusergroupmembers/{Ids["groupId"]}")).Should(200)["userGroupMembers"][0].Id()}";
        Ids["apiKeyId"] = $"{(await Employee.Post("/auth-api/v1/apikeys", new { name = Marker })).Should(201)["apiKey"].Id()}";
        await Pictures("UserAvatar", Employee);
        await Pictures("CompanyAvatar", owner);

        Ids["employeeProfileId"] = $"{await Furnished.Profile(Employee, Manager, salary: 3000, department: Guid.Parse(Ids["departmentId"]))}";
        var terms = (await owner.Get($"/employeeProfile-api/v1/employeeprofiles/{Ids["employeeProfileId"]}/terms")).Should(200)["employmentTerms"][0];
        (Ids["employmentTermsId"], Ids["employmentId"], Ids["fromManagerId"], Ids["toManagerId"]) = ($"{terms.Id()}", $"{terms.Id("employmentId")}", $"{Manager.UserId}", $"{Outsider.UserId}");
        Ids["placeId"] = Ids["departmentId"];
        Ids["employeeDocumentId"] = await Make(owner, "/employeeProfile-api/v1/employeedocuments", "employeeDocument", new { employeeProfileId = Ids["employeeProfileId"], documentType = Marker, documentUrl = await File("employeeProfile", "EmployeeDocument", owner) });
        Ids["placeId"] = await Make(owner, "/attendanceManagement-api/v1/places", "place", new { name = $"House {Marker}", address = Marker, latitude = 52.52, longitude = 13.405, nfcTags = new[] { $"{Marker}-1234" } });
        Ids["shiftTemplateId"] = await Make(owner, "/scheduleManagement-api/v1/shifttemplates", "shiftTemplate", new { name = Marker, startTime = "06:00", endTime = "08:00", recurrenceRule = "FREQ=DAILY", placeId = Ids["placeId"] });
        Ids["shiftId"] = await Make(owner, "/scheduleManagement-api/v1/shifts", "shift", new { shiftDate = "2026-03-02", startTime = "10:00", endTime = "16:00", location = Marker, placeId = Ids["placeId"], assignedUserIds = new[] { Employee.UserId }, assignedDepartmentIds = new[] { Ids["departmentId"] } });
        (Ids["shiftIds"], Ids["toUserId"]) = (Ids["shiftId"], $"{Employee.UserId}");
        Ids["attendanceRecordId"] = await Make(Employee, "/attendanceManagement-api/v1/check-in", "attendanceRecord", new { shiftId = Ids["shiftId"] });
        Ids["kioskId"] = await Make(owner, "/attendanceManagement-api/v1/kiosks", "kiosk", new { name = Marker, placeId = Ids["placeId"] });
        (await Employee.Send(HttpMethod.Put, $"/attendanceManagement-api/v1/punchpins/{Employee.UserId}", JsonContent.Create(new { pin = "473829" }))).Should(200);
        Ids["attendanceCorrectionId"] = await Make(Employee, "/attendanceManagement-api/v1/attendancecorrections", "attendanceCorrection", new { kind = "times", attendanceRecordId = Ids["attendanceRecordId"], checkInTime = "2026-03-02T09:00:00Z", reason = Marker });
        Ids["clientId"] = Ids["shiftId"];
        Ids["recordId"] = Ids["attendanceRecordId"];
        Ids["breakRuleId"] = await Make(owner, "/attendanceManagement-api/v1/breakrules", "breakRule", new { validFrom = "2026-01-01", steps = new[] { new { netOver = 360, minutes = 30 } } });
        Ids["approval"] = Ids["approvalPolicyId"] = await Make(owner, "/leaveManagement-api/v1/approvalpolicies", "approvalPolicy", new { name = Marker, steps = new[] { new { who = "lineManager" } } });
        Ids["substituteId"] = $"{Manager.UserId}";
        Ids["delegationId"] = await Make(Employee, "/leaveManagement-api/v1/delegations", "delegation", new { substituteId = Ids["substituteId"], from = "2026-06-01", to = "2026-06-05" });
        Ids["leaveTypeId"] = await Make(owner, "/leaveManagement-api/v1/leavetypes", "leaveType", new { code = "far", name = $"Far away {Marker}", aliases = new[] { Marker } });
        Ids["holidayId"] = await Make(owner, "/leaveManagement-api/v1/holidays", "holiday", new { name = Marker, day = "2026-05-20" });
        Ids["leaveEntitlementId"] = await Make(owner, "/leaveManagement-api/v1/leaveentitlements", "leaveEntitlement", new { leaveTypeId = Ids["leaveTypeId"], amount = 20, validFrom = "2026-01-01" });
        Ids["leaveAdjustmentId"] = await Make(owner, "/leaveManagement-api/v1/leaveadjustments", "leaveAdjustment", new { userId = Employee.UserId, leaveTypeId = Ids["leaveTypeId"], day = "2026-02-01", amount = 1, reason = Marker });
        Ids["leaveRequestId"] = await Make(Employee, "/leaveManagement-api/v1/leaverequests", "leaveRequest", new { leaveType = Marker, startDate = "2026-05-04", endDate = "2026-05-05", reason = Marker, documentUrl = await File("leaveManagement", "LeaveDocument", Employee) });
        Ids["payRulesId"] = await Make(owner, "/payrollReporting-api/v1/payrules", "payRules", new { validFrom = "2026-01-01" });
        Ids["rulePresetName"] = "none";
        Ids["payrollReportId"] = await Make(owner, "/payrollReporting-api/v1/payrollreports", "payrollReport", new { userId = Employee.UserId, periodStart = "2026-02-01", periodEnd = "2026-02-28", notes = Marker });
        Ids["payrollRunId"] = await Make(owner, "/payrollReporting-api/v1/payrollruns", "payrollRun", new { periodStart = "2026-01-01", periodEnd = "2026-01-31" });
        Ids["payAdjustmentId"] = await Make(owner, "/payrollReporting-api/v1/payadjustments", "payAdjustment", new { userId = Employee.UserId, day = "2026-02-02", kind = "bonus", code = Marker, amount = 10, note = Marker });
        Ids["periodLockId"] = await Make(owner, "/payrollReporting-api/v1/periodlocks", "periodLock", new { from = "2025-12-01", to = "2025-12-31", userIds = new[] { Employee.UserId }, note = Marker });
        Ids["approvedById"] = Ids["enteredById"] = Ids["lockedById"] = Ids["decidedById"] = Ids["startedBy"] = $"{owner.UserId}";
        (Ids["sourceReportId"], Ids["userIds"]) = (Ids["payrollReportId"], $"{Employee.UserId}");
        Ids["taskAssignmentId"] = await Make(Manager, "/taskManagement-api/v1/taskassignments", "taskAssignment", new { title = Marker, description = Marker, checklist = new[] { Marker }, shiftId = Ids["shiftId"], assigneeUserIds = new[] { Employee.UserId } });
        Ids["individualTaskId"] = $"{(await Employee.Get("/taskManagement-api/v1/myindividualtasks")).Should(200)["individualTasks"][0].Id()}";
        Ids["assigneeUserId"] = Ids["assigneeUserIds"] = Ids["completedById"] = $"{Employee.UserId}";
        Ids["recurringTaskId"] = await Make(Manager, "/taskManagement-api/v1/recurringtasks", "recurringTask", new { title = Marker, checklist = new[] { Marker }, recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", assigneeUserIds = new[] { Employee.UserId } });
        (Ids["creatorId"], Ids["assignerId"], Ids["assignedDepartmentId"]) = ($"{Manager.UserId}", $"{Manager.UserId}", Ids["departmentId"]);
        Ids["announcementId"] = await Make(owner, "/announcementManagement-api/v1/announcements", "announcement", new { title = Marker, body = $"News from {Marker}.", targetDepartmentIds = new[] { Ids["departmentId"] }, requiresAcknowledgement = true });
        (Ids["targetDepartmentIds"], Ids["audienceUserIds"], Ids["creatorId"]) = (Ids["departmentId"], $"{Employee.UserId}", $"{owner.UserId}");
        Ids["companySubscriptionId"] = Ids["orderId"] = await Make(owner, "/subscriptionManagement-api/v1/companysubscriptions", "companySubscription", new { });
        var payment = (await Super.Post("/subscriptionManagement-api/v1/companysubscriptionpayment", new { orderId = Ids["orderId"], paymentId = $"transfer-{Marker}", paymentStatus = "pending" })).Should(201)["sys_companySubscriptionPayment"];
        (Ids["sys_companySubscriptionPaymentId"], Ids["paymentId"], Ids["lastRenewedBy"]) = ($"{payment.Id()}", payment.Str("paymentId")!, $"{owner.UserId}");
        Ids["subscriptionPlanId"] = await Make(Super, "/subscriptionManagement-api/v1/subscriptionplans", "subscriptionPlan", new { code = "furnished", name = "Furnished", features = new[] { "more" }, currency = "usd", unitAmount = 100, interval = "month" });
        Ids["paymentMethodId"] = "pm_employee";
        (await owner.Patch("/subscriptionManagement-api/v1/billingdetails", new { name = $"{Marker} Ltd", address = new { line1 = Marker, country = "DE" } })).Should(200);
        Ids["subscriptionInvoiceId"] = "019a0000-0000-7000-8000-00000000c003";
        await Card(payments!.Stripe.Acts.All("customer")[^1]["id"]!.ToString());
        await FurnishMarketplace(owner);
        await DeliverOutbox();
        Ids["deviceId"] = Marker;
        Ids["departmentIds"] = Ids["departmentId"];
        (await Employee.Post("/notification-api/devices/register", new { deviceId = Marker, os = "ANDROID", notificationToken = Marker, osModel = Marker })).Should(201);
        Ids["ids"] = Ids["notificationIds"] = Ids["notificationId"] = $"{(await Employee.Get("/notification-api/notifications")).Should(200)["notifications"][0].Id()}";
    }

    /// <summary>One that the employee saved when they were an admin, and an invoice that nobody has paid.</summary>
    private async Task Card(string customer)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        var (company, user) = (Ids["companyId"], Employee.UserId);
        await using var insert = new NpgsqlCommand($$"""
            SET ROLE workforceos_system;
            INSERT INTO subscriptions.customers VALUES ('{{company}}', '019a0000-0000-7000-8000-00000000c001', true, 1, now(), now(), '{{user}}', '{{customer}}', 'stripe');
            INSERT INTO subscriptions.payment_methods VALUES ('{{company}}', '019a0000-0000-7000-8000-00000000c002', true, 1, now(), now(), '{{user}}', 'pm_employee', '{{customer}}', '{{Marker}}', NULL, 'stripe', '{"brand":"visa","last4":"4242","expMonth":1,"expYear":2030,"checks":{} }', 'visa 4242', NULL);
            INSERT INTO subscriptions.invoices (company_id, id, is_active, record_version, created_at, updated_at, order_id, stripe_invoice_id, status, period_start, period_end, subtotal, tax, total, amount_due, amount_paid, currency, attempt_count, lines)
            VALUES ('{{company}}', '{{Ids["subscriptionInvoiceId"]}}', true, 1, now(), now(), '{{Ids["orderId"]}}', 'in_{{Marker}}', 'open', now(), now(), 1, 0, 1, 1, 0, 'usd', 0, '[]');
            """, connection);
        await insert.ExecuteNonQueryAsync();
    }

    private async Task FurnishMarketplace(Client owner)
    {
        const string service = "/marketplaceManagement-api/v1";
        Ids["vendorId"] = Ids["defaultVendorId"] = await Make(owner, $"{service}/vendors", "vendor", new { name = Marker });
        Ids["catalogRoleId"] = Ids["catalogRoleIds"] = Ids["primaryRoleId"] = await Make(owner, $"{service}/catalogroles", "catalogRole", new { code = "FAR", name = Marker });
        (await owner.Send(HttpMethod.Put, $"{service}/vendors/{Ids["vendorId"]}/rates/{Ids["catalogRoleId"]}", JsonContent.Create(new { payRateCents = 1, billRateCents = 2 }))).Should(200);
        Ids["businessId"] = await Make(owner, $"{service}/businesses", "business", new { name = Marker, vendorId = Ids["vendorId"] });
        Ids["membershipId"] = await Make(owner, $"{service}/businesses/{Ids["businessId"]}/members", "businessMember", new { role = "owner", firstName = "Mona", lastName = Marker, userId = Manager.UserId });
        Ids["hubIds"] = $"{(await Manager.Do("POST", "/client/hubs", new { name = Marker, fullAddress = Marker, latitude = 1, longitude = 2, timezone = "UTC" })).Should(201).Body.Id("hubId")}";
        Ids["hubId"] = Ids["hubIds"];
        Ids["invoiceId"] = $"{await Bills.Insert(this, Guid.Parse(Ids["businessId"]), "disputed", Marker)}";
        Ids["lineId"] = $"{Guid.NewGuid()}";
        var starts = Clock.Now.AddDays(3);
        (await Manager.Do("POST", "/client/orders/one-time", new { hubId = Ids["hubId"], title = Marker, startsAt = starts, endsAt = starts.AddHours(6), positions = new[] { new { roleCode = "FAR", workersNeeded = 1 } } })).Should(201);
        Ids["staffId"] = await Make(owner, $"{service}/staffmembers", "staffMember", new { fullName = Marker, userId = Employee.UserId, catalogRoleIds = new[] { Ids["catalogRoleId"] } });
        var (timesheet, payment) = await Bills.Hours(this, Guid.Parse(Ids["businessId"]), Guid.Parse(Ids["staffId"]), Guid.Parse(Ids["invoiceId"]));
        (Ids["staffTimesheetId"], Ids["staffPaymentId"]) = ($"{timesheet}", $"{payment}");
        (await owner.Send(HttpMethod.Put, $"{service}/staffmembers/{Ids["staffId"]}/certificates", JsonContent.Create(new { certificateType = "FAR", name = Marker }))).Should(200);
        (await Employee.Do("PUT", "/staff/profile/tax-forms/w4", new { fields = new { firstName = Marker } })).Should(200);
        (Ids["formType"], Ids["benefitType"]) = ("w4", "commuter");
        Ids["benefitProgramId"] = await Make(owner, $"{service}/benefitprograms", "benefitProgram", new { benefitType = "commuter", title = Marker, target = 40 });
        Ids["faqId"] = await Make(owner, $"{service}/faqs", "faq", new { locale = "en", category = Marker, question = Marker, answer = Marker });
        Ids["documentId"] = await Make(owner, $"{service}/requireddocuments", "requiredDocument", new { kind = "document", name = Marker });
        (await owner.Send(HttpMethod.Put, $"{service}/staffmembers/{Ids["staffId"]}/documents/{Ids["documentId"]}", JsonContent.Create(new { status = "verified" }))).Should(200);
    }

    private async Task Pictures(string kind, Client who)
    {
        await File("auth", kind, who);
        Ids[$"id of {kind}"] = Ids[$"fileId of {kind}"];
    }

    /// <returns>Where it is downloaded.</returns>
    private async Task<string> File(string service, string kind, Client who)
    {
        var bucket = $"/{service}-api/bucket/{char.ToLowerInvariant(kind[0])}{kind[1..]}s";
        var file = (await who.Send(HttpMethod.Post, $"{bucket}/upload", Walk.Picture())).Should(201)["file"];
        (Ids[$"fileId of {kind}"], Ids[$"accessKey of {kind}"]) = ($"{file.Id()}", file.Str("accessKey")!);
        return $"{bucket}/download/key/{file.Str("accessKey")}";
    }

    private static async Task<string> Make(Client who, string path, string name, object what) => $"{(await who.Post(path, what)).Should(201)[name].Id()}";

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex AnyId();
}
