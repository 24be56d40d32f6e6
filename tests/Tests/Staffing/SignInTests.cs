using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>How clients and workers get in at the marketplace, and out.</summary>
public sealed class SignInTests(TestHost host) : IClassFixture<TestHost>
{
    private static int people;
    private readonly string phone = $"+49171{Interlocked.Increment(ref people):D8}";
    private readonly string mail = $"client{people}@market.test";

    [Fact]
    public async Task Signing_up_makes_the_owner_their_business_and_what_it_begins_with()
    {
        var company = await TestCompany.Found(host);
        var answer = (await SignUp(company, mail)).Should(201).Body;

        (answer.Str("tokenType"), answer.GetProperty("staff").ValueKind, answer.GetProperty("requiresProfileSetup").GetBoolean()).ShouldBe(("Bearer", JsonValueKind.Null, false));
        answer.GetProperty("expiresInSeconds").GetInt32().ShouldBe(30 * 24 * 3600);
        answer.Str("refreshToken").ShouldNotBeNullOrEmpty();
        (answer.GetProperty("business").Str("businessName"), answer.GetProperty("business").Str("role")).ShouldBe(("Riverside Hotel", "OWNER"));
        (answer.GetProperty("user").Str("email"), answer.GetProperty("user").Str("displayName"), answer.GetProperty("user").Str("status")).ShouldBe((mail, "Olivia Owens", "ACTIVE"));
        answer.GetProperty("tenant").Str("tenantName").ShouldNotBeNullOrEmpty();

        await In(company, async db =>
        {
            var business = await db.Businesses.SingleAsync();
            (business.Timezone, business.Currency).ShouldBe(("America/New_York", "USD"));
            var owner = await db.Memberships.SingleAsync();
            (owner.BusinessId, owner.Role, owner.Status, owner.FirstName, owner.LastName, owner.Phone).ShouldBe((business.Id, ClientRole.Owner, MembershipStatus.Active, "Olivia", "Owens", "+12025550123"));
            (await db.CostCenters.CountAsync(c => c.BusinessId == business.Id)).ShouldBe(1);
            (await db.BillingAccounts.CountAsync(b => b.BusinessId == business.Id && b.IsPrimary)).ShouldBe(1);
            return true;
        });
        (await company.Owner.Get("/auth-api/v1/users?external=true")).Should(200)["users"][0].Str("email").ShouldBe(mail);

        var owner = By(company, answer);
        var session = (await owner.Get("/auth/session?app=client")).Should(200).Body;
        (session.Str("role"), session.GetProperty("business").GetProperty("hubIds").GetArrayLength(), session.GetProperty("permissions").ValueKind).ShouldBe(("CLIENT", 0, JsonValueKind.Array));
        Refused(await owner.Get("/auth/session?app=staff"), 403, "NO_STAFF_ACCESS");
        Refused(await owner.Get("/auth/session?app=other"), 400, "VALIDATION_ERROR");
        Refused(await owner.Post("/auth/staff/sign-out"), 403, "NO_STAFF_ACCESS");
        (await owner.Post("/auth/client/sign-out")).Should(200).Body.GetProperty("signedOut").GetBoolean().ShouldBeTrue();
        Refused(await owner.Get("/auth/session"), 401, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Of_a_hundred_who_sign_up_at_once_with_one_mail_one_does()
    {
        var company = await TestCompany.Found(host);
        var answers = await Race.AtOnce(100, i => SignUp(company, mail, $"Hotel {i}"));

        answers.Count(a => a.Status is 201).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.Status is not 201)) Refused(refused, 409, "EMAIL_ALREADY_IN_USE");
        (await In(company, db => db.Businesses.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_made_whole_leaves_nothing()
    {
        var company = await TestCompany.Found(host);
        (await SignUp(company, mail)).Should(201);
        Issue(await SignUp(company, "second@market.test"), "companyName");
        Issue(await SignUp(company, "second@market.test", "Other", "12345678"), "password");
        Issue(await SignUp(company, "second@market.test", "Other", "short"), "password");
        Issue(await SignUp(company, "no mail", "Other"), "email");
        Issue(await SignUp(company, "second@market.test", "Other", phone: "0151 2"), "phone");

        (await In(company, db => db.Businesses.CountAsync())).ShouldBe(1);
        (await company.Owner.Get("/auth-api/v1/users?external=true")).Should(200)["users"].GetArrayLength().ShouldBe(1);
        (await SignUp(company, "second@market.test", "Other")).Should(201);
    }

    [Fact]
    public async Task An_unknown_mail_and_a_wrong_password_are_told_the_same_and_others_why_not()
    {
        var company = await TestCompany.Found(host);
        var owner = (await SignUp(company, mail)).Should(201).Body;
        var wrong = await SignIn(company, mail, "wrong-horse-9");
        var unknown = await SignIn(company, "nobody@market.test", "wrong-horse-9");
        Refused(wrong, 401, "INVALID_CREDENTIALS");
        Refused(unknown, 401, "INVALID_CREDENTIALS");
        (wrong.Message, wrong.Body.GetProperty("details").ToString()).ShouldBe((unknown.Message, unknown.Body.GetProperty("details").ToString()));

        (await SignIn(company, mail.ToUpperInvariant(), TestCompany.Password)).Should(200).Body.GetProperty("business").Str("role").ShouldBe("OWNER");
        var employee = await company.Hire();
        Refused(await SignIn(company, employee.Email, TestCompany.Password), 403, "NO_CLIENT_ACCESS");

        await In(company, db => db.Database.ExecuteSqlAsync($"UPDATE staffing.memberships SET status = 'disabled' WHERE user_id = {owner.GetProperty("user").Id("userId")}"));
        Refused(await SignIn(company, mail, TestCompany.Password), 403, "ACCOUNT_DISABLED");
        Refused(await By(company, owner).Post("/auth/client/sign-out"), 403, "NO_CLIENT_ACCESS");

        for (var i = 0; i < 10; i++) await SignIn(company, "guessed@market.test", "wrong-horse-9");
        var locked = await SignIn(company, "guessed@market.test", "wrong-horse-9");
        Refused(locked, 429, "RATE_LIMITED");
        locked.Headers.ShouldContainKey("Retry-After");
    }

    [Fact]
    public async Task Whoever_was_invited_by_mail_is_a_member_once_they_have_shown_that_it_is_theirs()
    {
        var company = await TestCompany.Found(host);
        (await SignUp(company, mail)).Should(201);
        await Externals.ByMail(host, company.Codename, "nora@market.test", "Nora Lead");
        await In(company, async db =>
        {
            db.Memberships.Add(new Membership { Id = NewId.At<MembershipId>(host.Clock), CompanyId = (await db.Businesses.SingleAsync()).CompanyId, BusinessId = (await db.Businesses.SingleAsync()).Id, FirstName = "Nora", InvitedEmail = "Nora@Market.test", Role = ClientRole.ShiftManager });
            return await db.SaveChangesAsync();
        });
        Refused(await SignIn(company, "nora@market.test", TestCompany.Password), 403, "NO_CLIENT_ACCESS");

        var visitor = host.Visitor(company.Codename);
        var code = (await visitor.Post("/auth-api/verification-services/email-verification/start", new { email = "nora@market.test" })).Should(200).Body.Str("secretCode");
        (await visitor.Post("/auth-api/verification-services/email-verification/complete", new { email = "nora@market.test", secretCode = code })).Should(200);
        (await SignIn(company, "nora@market.test", TestCompany.Password)).Should(200).Body.GetProperty("business").Str("role").ShouldBe("SHIFT_MANAGER");
    }

    [Fact]
    public async Task A_phone_that_nobody_knows_is_a_new_person_s_and_its_code_says_so_only_to_who_has_it()
    {
        var company = await TestCompany.Found(host);
        var (sessionInfo, code) = await Start(company);
        Refused(await Verify(company, new { sessionInfo, code = Wrong(code) }), 401, "INVALID_VERIFICATION_CODE");
        Refused(await Verify(company, new { sessionInfo = Guid.NewGuid().ToString(), code }), 401, "INVALID_VERIFICATION_CODE");
        Refused(await Verify(company, new { sessionInfo = "x", code }), 401, "INVALID_VERIFICATION_CODE");
        Refused(await Verify(company, new { sessionInfo, code, mode = "SIGN_IN" }), 403, "NO_STAFF_ACCESS");
        Refused(await Verify(company, new { }), 400, "VALIDATION_ERROR");

        var answer = (await Verify(company, new { sessionInfo, code, mode = "SIGN_UP" })).Should(200).Body;
        (answer.GetProperty("staff").ValueKind, answer.GetProperty("business").ValueKind, answer.GetProperty("requiresProfileSetup").GetBoolean()).ShouldBe((JsonValueKind.Null, JsonValueKind.Null, true));
        (answer.GetProperty("user").Str("phone"), answer.GetProperty("user").GetProperty("email").ValueKind).ShouldBe((phone, JsonValueKind.Null));
        Refused(await Verify(company, new { sessionInfo, code }), 401, "INVALID_VERIFICATION_CODE");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (sessionInfo, code) = await Start(company);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Refused(await Verify(company, new { sessionInfo, code }), 401, "TOKEN_EXPIRED");
    }

    [Fact]
    public async Task An_invited_worker_is_who_shows_the_phone_and_a_person_of_the_house_stays_one_person()
    {
        var company = await TestCompany.Found(host);
        var employee = await company.Hire("Hugo House");
        await Invite(company, "Will Worker", phone);

        // Signed in with a session of the house, which works here for whoever is somebody here.
        Refused(await employee.Get("/auth/session"), 403, "NO_CLIENT_ACCESS");
        var (sessionInfo, code) = await Start(company);
        var answer = (await employee.Post("/auth/staff/phone/verify", new { sessionInfo, code })).Should(200).Body;
        (answer.GetProperty("user").Id("userId"), answer.GetProperty("staff").Str("fullName"), answer.GetProperty("requiresProfileSetup").GetBoolean()).ShouldBe((employee.UserId, "Will Worker", false));
        (await employee.Get("/auth/session?app=staff")).Should(200).Body.GetProperty("staff").Str("status").ShouldBe("ACTIVE");
        Refused(await employee.Get("/auth/session?app=client"), 403, "NO_CLIENT_ACCESS");

        (await employee.Get("/auth-api/v1/companies")).Should(200);
        (await By(company, answer).Get("/auth-api/v1/companies")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        (await By(company, answer).Post("/auth/sign-out")).Should(200);
        (await employee.Get("/auth/session?app=staff")).Should(200);

        await In(company, db => db.Database.ExecuteSqlAsync($"UPDATE staffing.staff SET status = 'inactive'"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (sessionInfo, code) = await Start(company);
        Refused(await Verify(company, new { sessionInfo, code }), 403, "ACCOUNT_DISABLED");
    }

    [Fact]
    public async Task A_phone_is_asked_for_in_one_spelling_five_times_an_hour()
    {
        var company = await TestCompany.Found(host);
        Issue(await Ask("0171 1"), "phoneNumber");
        for (var i = 0; i < 5; i++) (await Ask(phone.Insert(3, " "))).Should(200).Body.Str("mode").ShouldBe("SERVER_OTP");
        var sixth = await Ask(phone);
        Refused(sixth, 429, "RATE_LIMITED");
        sixth.Headers["Retry-After"].ShouldBe("3600");

        Task<Reply> Ask(string number) => host.Visitor(company.Codename).Post("/auth/staff/phone/start", new { phoneNumber = number });
    }

    [Fact]
    public async Task The_platform_has_no_marketplace()
    {
        Refused(await host.Visitor("root").Post("/auth/staff/phone/start", new { phoneNumber = phone }), 400, "VALIDATION_ERROR");
        Refused(await host.Visitor("root").Post("/auth/client/sign-up", new { companyName = "Root Hotel", email = mail, password = TestCompany.Password }), 400, "VALIDATION_ERROR");
        var (one, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        (await host.Visitor(one.Codename).Post("/auth/client/sign-up", new { companyName = "There", email = mail, password = TestCompany.Password, tenantSlug = other.Codename })).Should(201);
        (await SignIn(other, mail, TestCompany.Password)).Should(200);
        Refused(await SignIn(one, mail, TestCompany.Password), 401, "INVALID_CREDENTIALS");
    }

    private Task<Reply> SignUp(TestCompany company, string email, string name = "Riverside Hotel", string password = TestCompany.Password, string phone = "+1 202-555-0123") =>
        host.Visitor(company.Codename).Post("/auth/client/sign-up", new { companyName = name, email, password, firstName = "Olivia", lastName = "Owens", phone, timezone = "America/New_York" });

    private Task<Reply> SignIn(TestCompany company, string email, string password) => host.Visitor(company.Codename).Post("/auth/client/sign-in", new { email, password });

    private async Task<(string SessionInfo, string Code)> Start(TestCompany company)
    {
        var started = (await host.Visitor(company.Codename).Post("/auth/staff/phone/start", new { phoneNumber = phone })).Should(200).Body;
        (started.Str("mode"), started.GetProperty("expiresInSeconds").GetInt32(), started.GetProperty("resendAfterSeconds").GetInt32()).ShouldBe(("SERVER_OTP", 300, 30));
        return (started.Str("sessionInfo")!, await Externals.CodeSentTo(host, phone));
    }

    private Task<Reply> Verify(TestCompany company, object body) => host.Visitor(company.Codename).Post("/auth/staff/phone/verify", body);

    private Task<int> Invite(TestCompany company, string name, string number) => Externals.Ask(host, company.Codename, async services =>
    {
        var db = services.GetRequiredService<StaffingDb>();
        db.Staff.Add(new StaffMember { Id = NewId.At<StaffId>(host.Clock), CompanyId = services.GetRequiredService<Caller>().Company, FullName = name, Phone = number, Timezone = "UTC" });
        return await db.SaveChangesAsync();
    });

    private Task<T> In<T>(TestCompany company, Func<StaffingDb, Task<T>> work) => Externals.Ask(host, company.Codename, services => work(services.GetRequiredService<StaffingDb>()));

    private Client By(TestCompany company, JsonElement answer) => new(host.Http, company.Codename, answer.Str("sessionToken"));

    private static string Wrong(string right) => right is "000000" ? "000001" : "000000";

    private static void Issue(Reply reply, string path)
    {
        Refused(reply, 400, "VALIDATION_ERROR");
        reply.Body.GetProperty("details").GetProperty("issues").EnumerateArray().ShouldContain(i => i.Str("path") == path, reply.Text);
    }

    internal static void Refused(Reply reply, int status, string code)
    {
        reply.Should(status);
        reply.Body.Str("code").ShouldBe(code, reply.Text);
    }
}
