using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class RegisterCompanyOwnerTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/auth-api/v1/registercompanyowner";
    private static int founders;

    [Fact]
    public async Task A_company_and_its_owner_are_made_together()
    {
        var reply = (await host.Visitor().Post(Path, new
        {
            email = " Ada@Mills.Test ", password = TestCompany.Password, fullname = "Ada Miller", avatar = "https://pictures.test/ada.png",
            company = new { name = "Mills", fullname = "Mills & Sons", avatar = "/auth-api/x", industry = "Food", companySize = "1-10", timezone = "Europe/Berlin" },
        })).Should(201);

        var (user, company) = (reply["user"], reply["company"]);
        user.Str("email").ShouldBe("ada@mills.test");
        user.Str("roleId").ShouldBe("tenantOwner");
        user.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        user.TryGetProperty("password", out _).ShouldBeFalse();
        user.Id("companyId").ShouldBe(company.Id());
        user.Id("_owner").ShouldBe(user.Id());
        company.Str("codename").ShouldBe("mills");
        company.Str("timezone").ShouldBe("Europe/Berlin");
        company.Id("ownerId").ShouldBe(user.Id());
        reply["emailVerificationNeeded"].GetBoolean().ShouldBeTrue();
        reply["statusCode"].GetString().ShouldBe("201");
    }

    [Theory]
    [InlineData("Çağrı & Söhne ß", "cagrisohness")]
    [InlineData("  The 3 Bakers, Ltd. ", "the3bakersltd")]
    [InlineData("Ł", "companyl")]
    [InlineData("北京", "company")]
    [InlineData("Abcdefghij Abcdefghij Abcdefghij Abcdefghij Abcdefghij", "abcdefghijabcdefghijabcdefghijabcdefghij")]
    public async Task The_codename_is_the_name_in_small_ascii_letters_and_digits(string name, string codename) =>
        (await Register(name)).Should(201)["company"].Str("codename").ShouldBe(codename);

    [Fact]
    public async Task Taken_and_reserved_codenames_are_numbered()
    {
        (await Register("Twin")).Should(201)["company"].Str("codename").ShouldBe("twin");
        (await Register("TWIN!")).Should(201)["company"].Str("codename").ShouldBe("twin-2");
        (await Register("T W I N")).Should(201)["company"].Str("codename").ShouldBe("twin-3");
        (await Register("Root")).Should(201)["company"].Str("codename").ShouldBe("root-2");
        (await Register("Health")).Should(201)["company"].Str("codename").ShouldBe("health-2");
        (await Register("Docs")).Should(201)["company"].Str("codename").ShouldBe("docs-2");
    }

    [Fact]
    public async Task A_hundred_companies_of_one_name_at_once_get_a_hundred_codenames()
    {
        var replies = await Race.AtOnce(100, _ => Register("Rush"));
        replies.ShouldAllBe(r => r.Status == 201);
        replies.Select(r => r["company"].Str("codename")).Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task A_hundred_registrations_of_one_mail_at_once_make_one_company_and_one_owner()
    {
        var replies = await Race.AtOnce(100, _ => Register("Impatient", "impatient@people.test"));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.ErrCode == "CompanyAwaitsVerification").ShouldBe(99);
        (await host.Visitor().Get("/auth-api/v1/briefcompanies/impatient-2")).Should(404);
    }

    [Fact]
    public async Task A_verified_founder_may_found_again_an_unverified_one_must_wait_a_day()
    {
        var first = (await Register("Serial", "serial@people.test")).Should(201)["company"].Str("codename")!;
        (await Register("Serial", "SERIAL@people.test")).ShouldRefuse(400, "CompanyAwaitsVerification");
        var visitor = host.Visitor(first);
        var code = (await visitor.Start("email-verification", new { email = "serial@people.test" })).Code();
        (await visitor.Complete("email-verification", new { email = "serial@people.test", secretCode = code })).Should(200);

        (await Register("Serial", "serial@people.test")).Should(201)["company"].Str("codename").ShouldBe("serial-2");
        (await Register("Serial", "serial@people.test")).ShouldRefuse(400, "CompanyAwaitsVerification");
        host.Clock.Advance(TimeSpan.FromHours(25));
        (await Register("Serial", "serial@people.test")).Should(201)["company"].Str("codename").ShouldBe("serial-3");
    }

    [Theory]
    [InlineData("email", "not a mail", "errMsg_emailTypeIsNotValid")]
    [InlineData("email", "a@b", "errMsg_emailTypeIsNotValid")]
    [InlineData("email", "", "errMsg_emailisRequired")]
    [InlineData("fullname", " ", "errMsg_fullnameisRequired")]
    [InlineData("avatar", "javascript:alert(1)", "errMsg_avatarTypeIsNotValid")]
    [InlineData("company", null, "errMsg_companyisRequired")]
    [InlineData("company.name", "", "errMsg_company.nameisRequired")]
    [InlineData("company.timezone", "Mars/Olympus", "errMsg_company.timezoneTypeIsNotValid")]
    [InlineData("company.timezone", "UTC+3", "errMsg_company.timezoneTypeIsNotValid")]
    public async Task What_is_wrong_is_named_and_nothing_is_saved(string field, string? value, string message)
    {
        var company = new Dictionary<string, object?> { ["name"] = "Wrongly", ["timezone"] = "UTC" };
        var body = new Dictionary<string, object?> { ["email"] = "wrong@people.test", ["password"] = TestCompany.Password, ["fullname"] = "Wanda Wrong", ["company"] = company };
        if (field.StartsWith("company.", StringComparison.Ordinal)) company[field[8..]] = value;
        else body[field] = value;
        (await host.Visitor().Post(Path, body)).Should(400).Message.ShouldBe(message);
        (await host.Visitor().Get("/auth-api/v1/companyhome/wrongly")).Should(404);
    }

    [Fact]
    public async Task Poor_passwords_and_social_codes_are_refused_with_a_sentence()
    {
        (await Register("Poor", password: "short77")).ShouldRefuse(400, "PasswordTooShort");
        (await Register("Poor", password: "Password123")).ShouldRefuse(400, "PasswordTooCommon");
        var social = await host.Visitor().Post(Path, new { email = "s@people.test", password = TestCompany.Password, fullname = "Sue Social", socialCode = "abc", company = new { name = "Social" } });
        social.ShouldRefuse(400, "SocialLoginNotConfigured").Message!.ShouldContain("not configured");
    }

    private Task<Reply> Register(string name, string? email = null, string password = TestCompany.Password) => host.Visitor().Post(Path, new
    {
        email = email ?? $"founder{Interlocked.Increment(ref founders)}@people.test", password, fullname = "Fred Founder", company = new { name },
    });
}
