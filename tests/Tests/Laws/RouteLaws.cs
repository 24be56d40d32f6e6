using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>Who may come in without a key, written down; everybody else signs in.</summary>
public sealed class RouteLaws(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] Public =
    [
        // To get in at all.
        "login", "logout", "publicKey", "registerCompanyOwner", "registerCompanyUser", "validateApiKey",
        "startEmailVerification", "completeEmailVerification", "startPasswordResetByEmail", "completePasswordResetByEmail",
        "startEmail2FactorVerification", "completeEmail2FactorVerification",
        // By a token of its own, which opens nothing else.
        "punchAtKiosk",
        // By a sealed token in a mail, which ends mails of its kind and does nothing else.
        "askUnsubscribeMail", "unsubscribeMail",
        // Signed by the payment provider.
        "callbackCompanySubscriptionPayment",
        // What a sign-in page shows.
        "listBriefCompanies", "getBriefCompany", "getCompanyHome",
        // Pictures stand in mails and on pages; their ids and keys cannot be guessed.
        "downloadUserAvatar", "downloadUserAvatarByKey", "downloadCompanyAvatar", "downloadCompanyAvatarByKey", "showGeneratedUserAvatar", "showGeneratedCompanyAvatar",
    ];

    private static readonly string[] BeforeSecondFactor = ["currentUser"];

    /// <summary>Routes that are no operation of a surface.</summary>
    private static readonly string[] Pages = ["/", "/app-config.json", "/docs", "/docs/scalar.js", "/files/thumbnails/{company:guid}/{thumbnail:guid}", "/files/uploads/{token}", "/files/{token}", "/health", "/openapi/company.json", "/openapi/staffing.json", "/readyz"];

    private IReadOnlyList<Operation> Operations => host.Services.GetRequiredService<ApiMap>().Operations;

    /// <summary>Who may call the other surface's says its contract.</summary>
    private IEnumerable<Operation> OfCompany => Operations.Where(o => o.Surface == CompanySurface.Instance);

    [Fact]
    public void Every_operation_wants_a_session_but_for_the_written_ones()
    {
        Operations.Count.ShouldBeGreaterThan(80);
        OfCompany.Where(o => o.Access is Access.Public).Select(o => o.Name).ShouldBe(Public, ignoreOrder: true);
        Operations.Where(o => o.Access is Access.SecondFactorPending).Select(o => o.Name).ShouldBe(BeforeSecondFactor, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_is_mapped_beside_the_operations_but_the_written_pages()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        endpoints.Count.ShouldBe(Operations.Sum(o => 1 + o.Aliases.Count) + Pages.Length);
        endpoints.Where(e => e.Metadata.GetMetadata<Operation>() is null).Select(e => e.RoutePattern.RawText).ShouldBe(Pages, ignoreOrder: true);
    }

    [Fact]
    public void Whoever_may_call_without_a_session_is_counted_by_address_where_a_secret_could_be_guessed()
    {
        var harmless = new[] { "callbackCompanySubscriptionPayment", "logout", "publicKey", "listBriefCompanies", "getBriefCompany", "getCompanyHome", "downloadUserAvatar", "downloadUserAvatarByKey", "downloadCompanyAvatar", "downloadCompanyAvatarByKey", "showGeneratedUserAvatar", "showGeneratedCompanyAvatar" };

        OfCompany.Where(o => o.Access is Access.Public && o.Limit is not Limit.SignIn).Select(o => o.Name).ShouldBe(harmless, ignoreOrder: true);
        Operations.Except(OfCompany).Where(o => o.Access is Access.Public && o.Limit is not Limit.SignIn).Select(o => o.Name).ShouldBeEmpty();
    }

    /// <summary>What is changed and shown as a part of something else.</summary>
    private static readonly string[] Parts =
    [
        "workforceos-attendanceManagement-service-dbevent-attendanceentry", // of a record
        "workforceos-notification-service-dbevent-device", // of a person's preferences, and shown to nobody else
        "workforceos-subscriptionManagement-service-dbevent-sys_paymentcustomer", // of whoever pays
        "workforceos-subscriptionManagement-service-dbevent-sys_paymentmethod", // of whoever pays
        "workforceos-subscriptionManagement-service-dbevent-subscriptionplan", // of the platform's offer
    ];

    [Fact]
    public void Every_object_that_the_trail_follows_has_a_history_but_for_accounts()
    {
        // Accounts have the contract's own getUserHistory; companies, departments and keys are theirs.
        const string accounts = "workforceos-auth-service-";
        // The marketplace's contract knows no histories: what happened there is read as domain events.
        const string staffing = "workforceos-staffing-service-";
        var followed = Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Select(t => t.GetCustomAttribute<TrackedAttribute>()?.Event).OfType<string>().Where(e => !e.StartsWith(accounts, StringComparison.Ordinal) && !e.StartsWith(staffing, StringComparison.Ordinal)).ToList();

        followed.Count.ShouldBeGreaterThan(6);
        followed.Except(Operations.Select(o => o.First).OfType<Operation>().Select(get => new TrackedAttribute(get.Service, get.DataName).Event)).ShouldBe(Parts, ignoreOrder: true);
    }

    [Fact]
    public void Names_are_the_same_nowhere_twice()
    {
        Operations.Select(o => o.Name).ShouldBeUnique();
    }

    [Fact]
    public void Handlers_are_named_in_use_cases_of_their_modules()
    {
        Operations.Where(o => !o.Handler.IsStatic || o.Handler.DeclaringType!.IsNested).Select(o => o.Name).ShouldBeEmpty();
    }
}
