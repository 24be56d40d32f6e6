using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>Three workers come by their phones, set up their profiles, and say of themselves what is asked.</summary>
internal static class Workers
{
    /// <summary>What Development tells everybody by phone.</summary>
    private const string PhoneCode = "123456";

    public static async Task SignIn(Steps steps, Scene s)
    {
        s.Ana = await Come(steps, s, s.Ana, 1);
        s.Ben = await Come(steps, s, s.Ben, 2);
        s.Cid = await Come(steps, s, s.Cid, 3);
    }

    public static async Task Walk(Steps steps, Scene s)
    {
        await Profile(steps, s);
        await Papers(steps, s);
        await Availability(steps, s);
        await Help(steps, s);
        await steps.Write("staff device token", s.Ana, "POST /staff/devices/push-tokens", Devices.Token(steps, "staff"), a => $"{a.Body.Is("isActive", true).Str("provider")}, active");
    }

    private static async Task<Person> Come(Steps steps, Scene s, Person who, int number)
    {
        var first = who.Name.Split(' ')[0];
        var person = await steps.Own($"staff sign-in of {first}", () => s.WorkersAreOfTheHouse ? FromTheHouse(steps, s, who, first) : ByPhone(steps, s, who, Phone(steps.Run, number)));
        var made = await steps.Write($"staff profile set-up of {first}", person, "POST /staff/profile/setup", new
        {
            fullName = who.Name, primaryRoleCode = s.RoleCode, acceptTermsVersion = "2026-01", timezone = "UTC", bio = "Pours with care.", preferredLocations = new[] { Place }, maxDistanceMiles = 25,
        }, a => $"{a.Body.Is("fullName", who.Name).Str("fullName")}, {a.Body.Is("status", "ACTIVE").Str("status")}", 201);
        person = person with { StaffId = made.Body.Str("staffId") };
        await steps.Read($"staff session of {first}", person, "/staff/session", a => $"session names {a.Body.Is("role", "STAFF").Is("staff.staffId", person.StaffId).Is("staff.primaryRole", "Barista").Str("staff.fullName")}");
        return person;
    }

    private static object Place => new { label = "Home", address = "1 Castro St, Mountain View, CA", latitude = 37.39, longitude = -122.08, radiusMiles = 20 };

    /// <summary>A code goes to the phone, and comes back. Where the answer was lost it has been used: then by another one.</summary>
    private static async Task<(Person, string)> ByPhone(Steps steps, Scene s, Person who, string phone)
    {
        for (var tries = 0; ; tries++)
        {
            var started = await steps.Ask(s.Visitor, "POST", "/auth/staff/phone/start", new { phoneNumber = phone, mode = "SERVER_OTP" });
            if (started.Status is not 200) throw new UnexpectedException("200 of POST /auth/staff/phone/start", started.Shown);
            var verified = await steps.Ask(s.Visitor, "POST", "/auth/staff/phone/verify", new { sessionInfo = started.Body.Str("sessionInfo"), code = PhoneCode });
            if (verified.Status is 200) return (who with { Company = s.Visitor.Company, Token = verified.Body.Str("sessionToken") }, $"200, {phone} by a code");
            if (verified.Code is not "INVALID_VERIFICATION_CODE" || tries == 2) throw new UnexpectedException("200 of POST /auth/staff/phone/verify", verified.Shown);
        }
    }

    /// <summary>With an account of the company, by mail and password.</summary>
    private static async Task<(Person, string)> FromTheHouse(Steps steps, Scene s, Person who, string first)
    {
        var email = $"{first.ToLowerInvariant()}@{steps.Run}.walk.example";
        // Somebody who is there already is whom the password below fits.
        await steps.Ask(s.Operator, "POST", "/auth-api/v1/users", new { email, password = s.Password, fullname = who.Name, emailVerified = true });
        var session = await steps.Ask(s.Visitor, "POST", "/auth-api/login", new { email, password = s.Password });
        if (session.Status is not 200) throw new UnexpectedException("200 of POST /auth-api/login", session.Shown);
        return (who with { Company = s.Visitor.Company, Token = session.Body.Str("accessToken") }, $"200, {email} of the house");
    }

    /// <summary>Of those that are given to nobody; another for each run.</summary>
    private static string Phone(string run, int number)
    {
        var drawn = BitConverter.ToUInt32(SHA256.HashData(Encoding.ASCII.GetBytes(run))) % 1000;
        return string.Create(CultureInfo.InvariantCulture, $"+1650555{number}{drawn:D3}");
    }

    private static async Task Profile(Steps steps, Scene s)
    {
        var by = s.Ana;
        await steps.Write("staff personal info", by, "PUT /staff/profile/personal-info", new { firstName = "Ana", lastName = "Barista", dateOfBirth = "1996-04-02", languages = new[] { "en", "es" }, address = new { line1 = "1 Castro St", city = "Mountain View", state = "CA", postalCode = "94041", country = "US" } },
            a => $"{a.Body.Is("staffId", by.StaffId).Is("address.city", "Mountain View").Str("fullName")}");
        await steps.Read("staff personal info as it stands", by, "/staff/profile/personal-info", a => $"born {a.Body.Is("dateOfBirth", "1996-04-02").Str("dateOfBirth")}");
        await steps.Write("staff experience", by, "PUT /staff/profile/experience", new { industries = new[] { "HOSPITALITY" }, skills = new[] { new { code = "LATTE_ART", yearsExperience = 3 } }, primaryRoleCode = s.RoleCode }, a => $"{a.Body.List("skills").Count} skill");
        await steps.Read("staff industries", by, "/staff/profile/industries", a => Looked(() => a.Body.One("code", "HOSPITALITY").Is("selected", true), "HOSPITALITY is selected"));
        await steps.Read("staff skills", by, "/staff/profile/skills", a => Looked(() => a.Body.One("code", "LATTE_ART").Is("selected", true).Is("yearsExperience", 3), "LATTE_ART for 3 years"));
        await steps.Write("staff locations", by, "PUT /staff/profile/locations", new { preferredLocations = new[] { Place }, maxDistanceMiles = 25 }, a => $"{a.Body.Is("maxDistanceMiles", 25).List("preferredLocations").Count} place");
        var contact = await steps.Write("emergency contact", by, "POST /staff/profile/emergency-contacts", new { fullName = "Rosa Barista", phone = "+16505550177", relationship = "PARENT", isPrimary = true }, a => a.Body.Is("relationship", "PARENT").Str("fullName"), 201);
        await steps.Write("emergency contact change", by, $"PUT /staff/profile/emergency-contacts/{contact.Body.Str("contactId")}", new { phone = "+16505550178" }, a => a.Body.Is("phone", "+16505550178").Str("phone"));
        await steps.Read("emergency contacts", by, "/staff/profile/emergency-contacts", a => a.Body.One("contactId", contact.Body.Str("contactId")).Is("isPrimary", true).Str("fullName"));
        await steps.Write("staff privacy", by, "PUT /staff/profile/privacy", new { shareLocationOnShift = true, marketingOptIn = false }, a => Looked(() => a.Body.Is("shareLocationOnShift", true).Is("marketingOptIn", false), "where she is on shift is shared"));
        await steps.Read("staff privacy as it stands", by, "/staff/profile/privacy", a => Looked(() => a.Body.Is("shareLocationOnShift", true), "shared, with consent"));
    }

    private static async Task Papers(Steps steps, Scene s)
    {
        var by = s.Ana;
        var fields = new { firstName = "Ana", lastName = "Barista", ssn = "524-71-6789", address = "1 Castro St", city = "Mountain View", state = "CA", zip = "94041", filingStatus = "SINGLE" };
        await steps.Write("tax form draft", by, "PUT /staff/profile/tax-forms/w4", new { fields }, a => $"{a.Body.Is("formType", "W4").Is("fields.ssn", "***-**-6789").Str("formType")}, its number is not shown");
        await steps.Write("tax form handed in", by, "POST /staff/profile/tax-forms/w4/submit", new { fields, signature = new { name = "Ana Barista", signedAt = Scene.Wire(s.Began) }, attestation = true }, a => a.Body.Is("status", "SUBMITTED").Str("status"));
        await steps.Read("tax forms", by, "/staff/profile/tax-forms", a => a.Body.One("formType", "W4").IsAmong("status", "SUBMITTED", "APPROVED").Str("status"));
        await steps.Write("bank account", by, "POST /staff/profile/bank-accounts", new { bankName = "Walk Bank", accountHolderName = "Ana Barista", accountNumber = "000123456789", routingNumber = "021000021", accountType = "checking", isPrimary = true },
            a => $"{a.Body.Is("accountType", "CHECKING").Is("isPrimary", true).Str("bankName")} ends with {a.Body.Is("last4", "6789").Str("last4")}", 201);
        await steps.Read("bank accounts", by, "/staff/profile/bank-accounts", a => Looked(() => Expect(!a.Text.Contains("000123456789", StringComparison.Ordinal) && a.Body.Has("last4", "6789"), "the account, without its number", a.Shown), "the account, without its number"));
    }

    private static async Task Availability(Steps steps, Scene s)
    {
        await steps.Write("staff availability", s.Ana, "PUT /staff/availability", new { days = new[] { new { dayOfWeek = "MON", availabilityStatus = "PARTIAL", slots = new[] { new { start = "09:00", end = "17:00" } } } } }, a => $"{a.Body.Number("updatedDays"):0} day set");
        await steps.Write("staff availability by a word", s.Ana, "POST /staff/availability/quick-set", new { quickSetType = "ALL", startDate = s.Day(0), endDate = s.Day(6) }, a => $"{a.Body.Is("appliedDays", 7).Number("appliedDays"):0} days available");
        await steps.Read("staff availability as it stands", s.Ana, $"/staff/availability?startDate={s.Day(0)}&endDate={s.Day(6)}", a => $"{a.Body.List().Count(d => d.Str("availabilityStatus") == "AVAILABLE")} of {a.Body.List().Count} days");
    }

    private static async Task Help(Steps steps, Scene s)
    {
        await steps.Read("FAQs", s.Ana, "/staff/faqs", a => $"{a.Body.One("category", "Pay").Str("category")}: {a.Body.One("category", "Pay").List().Count} answered");
        await steps.Read("FAQ search", s.Ana, "/staff/faqs/search?q=paid", a => Looked(() => Expect(a.Body.List().Any(f => f.Str("question").Contains(steps.Run, StringComparison.Ordinal)), "the answer about pay", a.Shown), "finds the answer about pay"));
    }
}
