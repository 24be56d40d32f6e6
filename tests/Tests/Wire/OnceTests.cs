using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

public sealed class OnceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_hundred_repetitions_with_one_key_make_one_object_and_get_one_answer()
    {
        var company = await TestCompany.Found(host);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Department(company.Owner, "key-1", "Kitchen")));

        replies.ShouldAllBe(r => r.Status == 201);
        replies.Select(r => r["userGroup"].Id()).Distinct().ShouldHaveSingleItem();
        (await company.Owner.Get("/auth-api/v1/usergroups?groupName=Kitchen"))["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_for_one_request()
    {
        var company = await TestCompany.Found(host);
        (await Department(company.Owner, "key-2", "Bar")).Should(201);
        (await Department(company.Owner, "key-2", "Cellar")).ShouldRefuse(422, "IdempotencyKeyReused");
        (await Department(company.Owner, new string('k', 201), "Cellar")).ShouldRefuse(400, "IdempotencyKeyInvalid");
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var company = await TestCompany.Found(host);
        (await Department(company.Owner, "key-3", "")).Should(400);
        (await Department(company.Owner, "key-3", "Garden")).Should(201);
    }

    [Fact]
    public async Task Another_person_may_use_the_same_key()
    {
        var company = await TestCompany.Found(host);
        var admin = await company.Hire(role: "tenantAdmin");
        var first = (await Department(company.Owner, "key-4", "North")).Should(201)["userGroup"].Id();
        (await Department(admin, "key-4", "South")).Should(201)["userGroup"].Id().ShouldNotBe(first);
    }

    private static Task<Reply> Department(Client who, string key, string name)
    {
        var content = JsonContent.Create(new { groupName = name });
        return who.Send(HttpMethod.Post, "/auth-api/v1/usergroups", content, ("Idempotency-Key", key));
    }
}
