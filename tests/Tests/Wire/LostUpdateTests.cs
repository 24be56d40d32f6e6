using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Who says which version they have read changes and deletes no other.</summary>
public sealed class LostUpdateTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task A_change_of_an_older_version_is_refused_and_told_how_it_is_now()
    {
        var (owner, path) = await Thing("read");
        (await Change(owner, path, new { colour = "red" }, "\"1\"")).Should(200)["thing"].Number("recordVersion").ShouldBe(2);

        var refused = (await Change(owner, path, new { colour = "blue" }, "\"1\"")).ShouldRefuse(409, "ChangedMeanwhile");
        refused["detail"].Str("colour").ShouldBe("red");
        refused["detail"].Number("recordVersion").ShouldBe(2);
        refused["detail"].Number("colour_idx").ShouldBe(0);
        (await owner.Get(path))["thing"].Str("colour").ShouldBe("red");
    }

    [Fact]
    public async Task The_version_may_stand_in_the_body_too()
    {
        var (owner, path) = await Thing("in the body");
        (await owner.Patch(path, new { colour = "red", recordVersion = 1 })).Should(200);
        (await owner.Patch(path, new { colour = "blue", recordVersion = 1 })).ShouldRefuse(409, "ChangedMeanwhile");
        (await owner.Patch(path, new { colour = "blue", recordVersion = "two" })).Should(400).Message.ShouldBe("errMsg_recordVersionTypeIsNotValid");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    public async Task Without_a_version_the_last_one_wins(string? match)
    {
        var (owner, path) = await Thing($"last wins {match}");
        (await Change(owner, path, new { colour = "red" }, match)).Should(200);
        (await Change(owner, path, new { colour = "blue" }, match)).Should(200);
    }

    [Fact]
    public async Task What_is_no_version_is_refused()
    {
        var (owner, path) = await Thing("garbage");
        (await Change(owner, path, new { colour = "red" }, "\"abc\"")).Should(400).Message.ShouldBe("errMsg_If-MatchTypeIsNotValid");
    }

    [Fact]
    public async Task Of_a_hundred_who_change_the_same_version_at_once_one_does()
    {
        var (owner, path) = await Thing("contested");
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Change(owner, path, new { day = $"2026-02-{i % 28 + 1:00}" }, "\"1\"")));

        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 409 && r.ErrCode == "ChangedMeanwhile");
    }

    /// <summary>Real objects of every kind of identity: by path, by the caller, and by a body of DELETE.</summary>
    [Fact]
    public async Task It_holds_for_deletions_for_oneself_and_for_the_company()
    {
        var firm = await TestCompany.Found(host);
        var department = (await firm.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Bar" })).Should(201)["userGroup"];
        var path = $"/auth-api/v1/usergroups/{department.Id()}";
        (await firm.Owner.Patch(path, new { groupName = "Cellar" })).Should(200);
        (await firm.Owner.Send(HttpMethod.Delete, path, JsonContent.Create(new { recordVersion = 1 }))).ShouldRefuse(409, "ChangedMeanwhile")["detail"].Str("groupName").ShouldBe("Cellar");
        (await firm.Owner.Send(HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).Should(200);

        (await Change(firm.Owner, "/auth-api/v1/profile", new { fullname = "Olga Other" }, "\"99\"")).ShouldRefuse(409, "ChangedMeanwhile");
        var company = (await firm.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await Change(firm.Owner, $"/auth-api/v1/companies/{company}", new { fullname = "Firm & Co" }, "\"99\"")).ShouldRefuse(409, "ChangedMeanwhile");
    }

    private async Task<(Client Owner, string Path)> Thing(string name)
    {
        var owner = (await host.Firm).Owner;
        return (owner, $"/probe-api/v1/things/{(await owner.Post("/probe-api/v1/things", new { name, day = "2026-01-31" })).Should(201)["thing"].Id()}");
    }

    private static Task<Reply> Change(Client who, string path, object change, string? match) =>
        who.Send(HttpMethod.Patch, path, JsonContent.Create(change), match is null ? [] : [("If-Match", match)]);
}
