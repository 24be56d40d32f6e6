using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The document lists for each operation the codes that it refuses with, neither fewer nor others.</summary>
[Collection(nameof(Walk))]
public sealed class RefusalTests(Walk walk)
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private IReadOnlyList<Operation> Operations => [.. walk.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance)];

    [Theory]
    [InlineData("login", 400, "400 UserLoginWithoutCredentials UserTenantNotFound")]
    [InlineData("login", 401, "WrongPassword")]
    [InlineData("login", 403, "EmailVerificationNeeded")]
    [InlineData("startEmailVerification", 403, "CodeSpamError")]
    [InlineData("createShift", 400, "400 BreakTooLong IdempotencyKeyInvalid NotEmployed ShiftConflict ShiftHasNoLength UnknownAssignee UnknownDepartment UnknownPlace UserTenantNotFound")]
    [InlineData("createShift", 403, "ApprovalPending EmailTwoFactorNeeded ForbiddenAccess NotYourReports UserTenantMismatch")]
    [InlineData("createShift", 409, "ChangedMeanwhile IdempotencyKeyInUse")]
    [InlineData("createShift", 422, "IdempotencyKeyReused")]
    [InlineData("updateEmployeeProfile", 403, "ApprovalPending EmailTwoFactorNeeded EmploymentReadOnly ForbiddenAccess OwnPay SalaryReadOnly TermsReadOnly UserTenantMismatch")]
    [InlineData("deleteLeaveRequest", 400, "400 LeaveAlreadyDecided LeaveApproved LeaveStepDecided UserTenantNotFound")]
    [InlineData("listShifts", 400, "400 UserTenantNotFound")]
    [InlineData("listShifts", 403, "ApprovalPending EmailTwoFactorNeeded ForbiddenAccess UserTenantMismatch")]
    [InlineData("streamNotifications", 429, "TooManyRequests TooManyStreams")]
    public async Task An_operation_lists_exactly_what_it_refuses_with(string operation, int status, string codes)
    {
        var document = await CompanyDocument.Of(walk);

        document.Codes(Named(operation), status).Order(StringComparer.Ordinal).ShouldBe(codes.Split(' '));
    }

    [Fact]
    public async Task Every_refusal_that_was_really_met_is_listed_for_its_operation()
    {
        var document = await CompanyDocument.Of(walk);
        await Provoke(document);
        var met = Operations.Where(o => o.Shape is not Shape.Bucket)
            .SelectMany(o => walk.Recorder.Of(o, Operations).Where(e => e.Status >= 400).Select(e => (Operation: o, e.Status, Code: e.Body.GetProperty("errCode").ToString()))).Distinct().ToList();

        met.Where(m => !document.Codes(m.Operation, m.Status).Contains(m.Code)).Select(m => $"{m.Operation.Name} {m.Status} {m.Code}").ShouldBeEmpty();
        met.Count.ShouldBeGreaterThan(300);
        new[] { "ShiftConflict", "AlreadyCheckedIn", "ChangedMeanwhile", "CodeSpamError", "ForbiddenAccess", "LoginRequired", "UserTenantMismatch" }.Except(met.Select(m => m.Code)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_a_module_may_refuse_with_some_operation_lists()
    {
        var document = await CompanyDocument.Of(walk);
        var listed = Operations.SelectMany(o => document.Of(o).GetProperty("responses").EnumerateObject().Where(r => r.Name[0] >= '4').SelectMany(r => document.Codes(o, int.Parse(r.Name)))).ToHashSet();
        var problems = Operations.Select(o => o.Handler.DeclaringType!.Assembly).Distinct().SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Problems", StringComparison.Ordinal)).ToList();
        var kept = problems.SelectMany(t => t.GetFields(Members)).Where(f => f.FieldType == typeof(Problem)).Select(f => ((Problem)f.GetValue(null)!).Code).OfType<string>();
        // The first text of a method that is one word is the code of the refusal that it makes.
        var made = problems.SelectMany(t => t.GetMethods(Members)).Select(MethodCode.Of).Where(m => m.Any(c => c.Operand is MethodInfo { Name: nameof(Problem.Rule) or nameof(Problem.Forbidden) })).Select(m => m.Select(c => c.Operand).OfType<string>().FirstOrDefault(t => t.All(char.IsAsciiLetter))).OfType<string>();

        // A module that speaks on both surfaces has codes of the other one too, which are written LIKE_THIS.
        var codes = kept.Concat(made).Distinct().Where(c => c.Any(char.IsAsciiLetterLower)).ToList();
        codes.Count.ShouldBeGreaterThan(50);
        codes.Where(c => !listed.Contains(c)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_refusal_carries_as_data_is_typed()
    {
        var document = await CompanyDocument.Of(walk);

        Detail("ShiftConflictError").GetProperty("properties").GetProperty("conflicts").GetProperty("items").Str("$ref").ShouldBe("#/components/schemas/ShiftConflict");
        Detail("AlreadyCheckedInError").GetProperty("properties").GetProperty("attendanceRecordId").Str("format").ShouldBe("uuid");
        Detail("CodeMismatchSystemError").Str("$ref").ShouldBe("#/components/schemas/CodeTries");
        Detail("CodeSpamSystemError").Str("$ref").ShouldBe("#/components/schemas/CodeWait");
        document.Response(Named("startEmailVerification"), 403)!.Value.GetProperty("headers").TryGetProperty("Retry-After", out _).ShouldBeTrue();
        // The object as it is now, in the form in which it is read.
        document.Response(Named("updateShift"), 409)!.Value.GetRawText().ShouldContain("#/components/schemas/ShiftWithPeople");

        JsonElement Detail(string refusal) => document.Schemas.GetProperty(refusal).GetProperty("allOf")[1].GetProperty("properties").GetProperty("detail");
    }

    /// <summary>Everybody who may not, and somebody who may, with bodies that are right and wrong, about what is there and what is not.</summary>
    private async Task Provoke(CompanyDocument document)
    {
        var company = await TestCompany.Found(walk.Recorded);
        var owner = company.Owner;
        const string shifts = "/scheduleManagement-api/v1/shifts";
        var day = walk.Clock.GetUtcNow().AddHours(1);
        var shift = new { shiftDate = day.ToString("yyyy-MM-dd"), startTime = day.ToString("HH:mm"), endTime = day.AddHours(2).ToString("HH:mm"), assignedUserIds = new[] { owner.UserId } };
        var made = (await owner.Post(shifts, shift)).Should(201)["shift"].Id();
        (await owner.Post(shifts, shift)).ShouldRefuse(400, "ShiftConflict");
        (await owner.Patch($"{shifts}/{made}", new { location = "Ward", recordVersion = 7 })).ShouldRefuse(409, "ChangedMeanwhile");
        (await owner.Post("/attendanceManagement-api/v1/check-in", new { shiftId = made })).Should(201);
        (await owner.Post("/attendanceManagement-api/v1/check-in", new { shiftId = made })).ShouldRefuse(400, "AlreadyCheckedIn");
        var visitor = new Client(walk.Recorded, company.Codename);
        var newcomer = new { email = $"newcomer@{company.Codename}.test", password = TestCompany.Password, fullname = "Nora Newcomer" };
        (await visitor.Post("/auth-api/v1/registercompanyuser", newcomer)).Should(201);
        const string code = "/auth-api/verification-services/email-verification/start";
        (await visitor.Post(code, new { newcomer.email })).Should(200);
        (await visitor.Post(code, new { newcomer.email })).ShouldRefuse(403, "CodeSpamError");

        var employee = await company.Hire("Emil Employee");
        // Last what may end a session, or the account.
        foreach (var operation in Operations.Where(o => o.Plan.AnswersObject).OrderBy(o => o.Service is "auth").ThenBy(o => o.Method is "DELETE" || o.Shape is Shape.System))
        {
            var path = operation.Pattern.Replace("{", "").Replace("}", "");
            var real = string.Join('/', operation.Pattern.Split('/').Select(part => part.StartsWith('{') ? Examples.Id : part));
            await Send(visitor, path, "[]");
            await Send(owner.At("root"), path, "[]");
            await Send(new Client(walk.Recorded, "no-such-firm"), path, "[]");
            await Send(employee, path, "[]");
            var example = operation.Plan is { TakesBody: true, TakesRaw: false } ? document.Of(operation).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText() : null;
            await Send(employee, real, example);
            if (operation.Service is not "auth") await Send(owner, real, example);

            Task<Reply> Send(Client who, string where, string? body) => who.Send(new HttpMethod(operation.Method), where, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
        }
    }

    private Operation Named(string name) => Operations.Single(o => o.Name == name);
}
