using System.Text.Json;
using WorkforceOS.Staffing.Profile;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Tax forms from the first field to an operator's word, and what is shown of them.</summary>
public sealed class TaxFormTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Route = "/staff/profile/tax-forms";
    private static readonly object W4 = new { firstName = "Ana", lastName = "Barista", ssn = "524-71-6789", address = "1 Way", city = "Town", state = "ca", zip = "94043", filingStatus = "single" };

    [Fact]
    public async Task A_form_is_filled_in_step_by_step_signed_and_looked_at()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        (await Listed(worker)).ShouldBe(["W4 NOT_STARTED", "I9 NOT_STARTED", "W9 NOT_STARTED"]);
        var draft = (await worker.Do("PUT", $"{Route}/W4", new { fields = new { firstName = "Ana", ssn = "524 71 6789", multipleJobs = true, dependentsAmount = 2000, notOnIt = "x" } })).Should(200).Body;
        (draft.Str("status"), draft.Str("formType"), draft.GetProperty("fields").GetRawText()).ShouldBe(("DRAFT", "W4", """{"firstName":"Ana","ssn":"***-**-6789","multipleJobs":true,"dependentsAmount":2000}"""));
        (await Submit(worker)).ShouldSay(422, "FORM_INCOMPLETE")["details"].GetRawText().ShouldBe("""{"missing":["lastName","address","city","state","zip","filingStatus"]}""");
        // As it was shown, sent back.
        (await worker.Do("PUT", $"{Route}/w4", new { fields = Marketplace.Merged(W4, new { ssn = "***-**-6789" }) })).Should(200);
        (await Submit(worker, attestation: false)).ShouldSay(400, "VALIDATION_ERROR");
        (await Submit(worker, signedAt: host.Clock.Now.AddDays(1))).ShouldSay(422, "SIGNED_IN_FUTURE");
        (await Submit(worker)).Should(200).Body.Str("status").ShouldBe("SUBMITTED");
        (await Submit(worker)).ShouldSay(409, "INVALID_STATE");
        (await Review(market, staff, new { decision = "rejected" })).Should(400);
        (await Review(market, staff, new { decision = "rejected", rejectionReason = "The name is another." })).Should(200);
        (await worker.Get(Route)).Should(200)["items"][0].Str("rejectionReason").ShouldBe("The name is another.");
        (await Submit(worker, new { lastName = "Lopez" })).Should(200);
        (await Review(market, staff, new { decision = "approved" })).Should(200);
        (await worker.Do("PUT", $"{Route}/w4", new { fields = W4 })).ShouldSay(409, "INVALID_STATE");
        (await Listed(worker)).ShouldBe(["W4 APPROVED", "I9 NOT_STARTED", "W9 NOT_STARTED"]);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_type = 'taxform' ORDER BY id")).ShouldContain("TAX_FORM_SUBMITTED");
        (await host.Number($"SELECT count(*) FROM staffing.tax_forms WHERE staff_id = '{staff}' AND signature_encrypted IS NOT NULL AND attested_at IS NOT NULL")).ShouldBe(1);
        (await market.Company.Owner.Get("/marketplaceManagement-api/v1/stafftaxforms")).Should(200).Text.ShouldNotContain("6789");
    }

    [Fact]
    public async Task What_fits_no_field_is_refused_by_its_path_and_not_told_back()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        foreach (var (form, field, value) in new (string, string, object)[]
        {
            ("w4", "ssn", "000-12-3456"), ("w4", "ssn", "524-71-678"), ("w4", "ssn", "924-71-6789"), ("w4", "state", "California"), ("w4", "zip", "9404"), ("w4", "filingStatus", "ALONE"), ("w4", "dependentsAmount", -1), ("w4", "exempt", "maybe"), ("w4", "firstName", new[] { "a" }),
            ("i9", "dateOfBirth", "31.01.1990"), ("i9", "email", "a@b"), ("i9", "passportNumber", "12"), ("w9", "ein", "12-345678"),
        })
        {
            var reply = (await worker.Do("PUT", $"{Route}/{form}", new { fields = new Dictionary<string, object> { [field] = value } })).ShouldSay(400, "VALIDATION_ERROR");
            reply.Text.ShouldContain($"fields.{field}");
            if (field is "ssn") reply.Text.ShouldNotContain($"{value}");
        }
        (await worker.Do("PUT", $"{Route}/w5", new { fields = new { } })).Should(400);
        (await worker.Do("PUT", $"{Route}/w4", new { fields = "x" })).ShouldSay(400, "VALIDATION_ERROR");
        (await Listed(worker)).ShouldBe(["W4 NOT_STARTED", "I9 NOT_STARTED", "W9 NOT_STARTED"]);
    }

    [Fact]
    public async Task The_worker_is_told_what_became_of_a_form_and_nothing_of_what_stands_in_it()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        (await Submit(worker, new { firstName = "Ana", lastName = "Barista", ssn = "524-71-6789", address = "1 Way", city = "Town", state = "CA", zip = "94043", filingStatus = "SINGLE" })).Should(200);

        (await Review(market, staff, new { decision = "rejected", rejectionReason = "The name is another." })).Should(200);
        (await Alerts(worker)).ShouldBe(1);
        (await Submit(worker)).Should(200);
        (await Alerts(worker)).ShouldBe(0);
        (await Review(market, staff, new { decision = "approved" })).Should(200);

        var told = await host.Rows($"SELECT variant || ' ' || payload::text FROM notifications.notices WHERE staff_id = '{staff}' AND type = 'verificationResult' ORDER BY id");
        told.Select(t => t.Split(' ')[0]).ShouldBe(["rejected", "usual"]);
        string.Concat(told).ShouldNotContain("6789");
    }

    [Theory]
    [InlineData("I9", "citizenshipStatus=LAWFUL_PERMANENT_RESIDENT", "uscisNumber", true)]
    [InlineData("I9", "citizenshipStatus=CITIZEN", "uscisNumber", false)]
    [InlineData("I9", "citizenshipStatus=AUTHORIZED_ALIEN", "workAuthorizationExpires", true)]
    [InlineData("W9", "name=A", "ssn", true)]
    [InlineData("W9", "ein=123456789", "ssn", false)]
    public void What_is_wanted_depends_on_what_was_said(string form, string said, string field, bool isMissing) =>
        TaxFields.Missing(Enum.Parse<TaxFormType>(form), new Dictionary<string, string> { [said.Split('=')[0]] = said.Split('=')[1] }).Contains(field).ShouldBe(isMissing);

    private static async Task<int> Alerts(Client worker) => (await worker.Get("/staff/dashboard")).Should(200)["unreadAlerts"].GetInt32();

    private Task<Reply> Submit(Client worker, object? fields = null, bool attestation = true, DateTimeOffset? signedAt = null) =>
        worker.Do("POST", $"{Route}/W4/submit", new { fields, signature = new { name = "Ana Barista", signedAt = signedAt ?? host.Clock.Now }, attestation });

    private static Task<Reply> Review(Marketplace market, Guid staff, object body) => market.Company.Owner.Do("PUT", $"/marketplaceManagement-api/v1/staffmembers/{staff}/taxforms/w4", body);

    private static async Task<List<string>> Listed(Client worker) => [.. (await worker.Get(Route)).Should(200)["items"].EnumerateArray().Select(f => $"{f.Str("formType")} {f.Str("status")}")];
}
