using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>People find each other by name, and managers their people.</summary>
public sealed class ColleaguesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Profiles = "/employeeProfile-api/v1/employeeprofiles";

    [Fact]
    public async Task Everybody_finds_colleagues_by_parts_of_their_names_in_brief()
    {
        var (company, stranger) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var anna = await company.Hire("Anna Schmidt");
        await company.Hire("Hannah Arndt");
        var gone = await company.Hire("Anna Gone");
        await stranger.Hire("Anna Stranger");
        (await company.Owner.Delete($"/auth-api/v1/users/{gone.UserId}")).Should(200);

        var found = (await anna.Get("/auth-api/v1/colleagues?keyword=ann")).Should(200);
        found["colleagues"].EnumerateArray().Select(c => c.Str("fullname")).ShouldBe(["Anna Schmidt", "Hannah Arndt"]);
        found["colleagues"][0].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "fullname", "avatar"], ignoreOrder: true);
        found.Text.ShouldNotContain("@");
        (await anna.Get("/auth-api/v1/colleagues?keyword=ann%20arn")).Should(200)["colleagues"].EnumerateArray().ShouldHaveSingleItem();
        (await anna.Get("/auth-api/v1/colleagues?keyword=%25")).Should(200)["colleagues"].GetArrayLength().ShouldBe(0);
        var page = (await anna.Get("/auth-api/v1/colleagues?pageRowCount=2&pageNumber=2")).Should(200);
        (page["colleagues"].GetArrayLength(), page["paging"].Number("totalRowCount")).ShouldBe((1, 3));
        (await host.Visitor(company.Codename).Get("/auth-api/v1/colleagues")).Should(401);
    }

    [Fact]
    public async Task Profiles_are_found_and_sorted_by_the_names_of_their_people_which_follow_the_account()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara Moor");
        var (zoe, anna) = (await company.HireReport(mara, "Zoe Zander"), await company.HireReport(mara, "Anna Adler"));
        await company.Profile(await company.Hire("Ben Busch"));

        (await Names(company.Owner, "sortBy=fullname")).ShouldBe(["Anna Adler", "Ben Busch", "Zoe Zander"]);
        (await Names(mara, "sortBy=-fullname")).ShouldBe(["Zoe Zander", "Anna Adler"]);
        (await Names(company.Owner, "fullname=ADLER")).ShouldBe(["Anna Adler"]);
        (await anna.Patch("/auth-api/v1/profile", new { fullname = "Anna Ziegler" })).Should(200);
        (await Names(mara, "sortBy=fullname")).ShouldBe(["Anna Ziegler", "Zoe Zander"]);
        (await company.Owner.Patch($"/auth-api/v1/users/{zoe.UserId}", new { fullname = "Zoe Abel" })).Should(200);
        (await Names(mara, "fullname=abel")).ShouldBe(["Zoe Abel"]);
        (await Names(zoe, "fullname=anna")).ShouldBeEmpty();
    }

    private static async Task<List<string?>> Names(Client reader, string query) => [.. (await reader.Get($"{Profiles}?{query}")).Should(200)["employeeProfiles"].EnumerateArray().Select(p => p.Str("fullname"))];
}
