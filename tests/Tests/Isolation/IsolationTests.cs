using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Every operation, asked by everybody who must not get through: made from what is mapped, so that a new route is in it at once.</summary>
public sealed class IsolationTests(TwoCompanies host) : IClassFixture<TwoCompanies>
{
    /// <summary>What an employee may do about a colleague's objects or the company's: the rules on persons, by operation.</summary>
    private static readonly Dictionary<string, string> OpenToColleagues = new()
    {
        ["getUserGroup"] = "departments are read by every signed-in user",
        ["listUserGroups"] = "departments are read by every signed-in user",
        ["listUserGroupMembers"] = "so are their members",
        ["getCompany"] = "one's own company",
        ["getCompanyAvatarsFile"] = "the company's picture is everybody's",
        ["listCompanyAvatarsFiles"] = "the company's picture is everybody's",
        ["getHoliday"] = "everybody knows which days are free",
        ["listHolidays"] = "everybody knows which days are free",
        ["listOwnHolidays"] = "everybody knows which days are free",
        ["getLeaveType"] = "what leave there is to ask for is known to all",
        ["listLeaveTypes"] = "what leave there is to ask for is known to all",
        ["getPayRules"] = "everybody may read by which rules they are paid",
        ["listPayRules"] = "everybody may read by which rules they are paid",
        ["getPlace"] = "whoever punches needs to know the places, without where exactly their fences lie",
        ["listPlaces"] = "the same",
        ["listColleagues"] = "colleagues find each other by name, without addresses",
        ["logout"] = "ends one's own session only",
        ["uploadUserAvatar"] = "a picture of oneself",
        ["uploadEmployeeDocumentFile"] = "nobody reads it until somebody who may has a document name it",
        ["uploadLeaveDocumentFile"] = "the same, of one's own leave",
        ["updateProfile"] = "one's own",
    };

    private IReadOnlyList<Operation> Operations => [.. host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance)];

    private IEnumerable<Operation> Closed => Operations.Where(o => o.Access is not Access.Public);

    [Fact]
    public async Task Nobody_gets_through_without_a_session()
    {
        await Judge(Closed, async operation =>
        {
            var reply = await new Asking(operation, host).By(host.Visitor(host.Furnished.Codename));
            return Expect(reply, 401, operation.Shape is Shape.Bucket ? null : "LoginRequired");
        });
    }

    [Fact]
    public async Task Nobody_gets_through_before_the_second_factor()
    {
        var pending = await TestCompany.SignInWithoutSecondFactor(host, host.Furnished.Codename, host.Furnished.Owner.Email, TestCompany.Password);
        await Judge(Closed, async operation =>
        {
            var reply = await new Asking(operation, host).By(pending);
            return operation.Access is Access.SecondFactorPending ? Expect(reply, 200, null) : Expect(reply, 403, operation.Shape is Shape.Bucket ? null : "EmailTwoFactorNeeded");
        });
    }

    [Fact]
    public async Task A_session_of_another_company_does_not_count()
    {
        foreach (var stranger in new[] { host.Stranger.Owner, host.StrangersEmployee })
        {
            await Judge(Closed, async operation =>
            {
                var reply = await new Asking(operation, host).By(stranger.At(host.Furnished.Codename));
                return Expect(reply, 403, operation.Shape is Shape.Bucket ? null : "UserTenantMismatch");
            });
        }
    }

    [Fact]
    public Task The_ids_of_another_company_are_not_found() => Strangers.FindNothing(host, Operations);

    [Fact]
    public async Task Routes_of_other_roles_are_refused()
    {
        var restricted = Closed.Where(o => o.Roles.Count > 0 && !o.Roles.Contains(Role.TenantUser)).ToList();
        restricted.Count.ShouldBeGreaterThan(15);
        await Judge(restricted, async operation =>
        {
            var reply = await new Asking(operation, host).By(host.Employee);
            return reply.Message?.StartsWith("errMsg_UserRoleRequired:[", StringComparison.Ordinal) is true ? Expect(reply, 403, operation.Shape is Shape.Bucket ? null : "ForbiddenAccess") : reply.Text;
        });

        var platform = restricted.Where(o => !o.Roles.Contains(Role.TenantOwner)).ToList();
        platform.ShouldNotBeEmpty();
        await Judge(platform, async operation => Expect(await new Asking(operation, host).By(host.Furnished.Owner), 403, "ForbiddenAccess"));
    }

    [Fact]
    public async Task A_colleague_s_objects_are_closed_but_for_the_written_ones()
    {
        // A history is as open as its object.
        await Judge(Closed.Where(o => !OpenToColleagues.ContainsKey(o.First?.Name ?? o.Name)), async operation =>
        {
            var asking = new Asking(operation, host);
            if (operation.Action is "list" && !asking.NamesRow)
            {
                var list = await asking.By(host.Outsider);
                return list.Status is not (200 or 403) ? $"{list.Status} {list.Text}" : Seen(asking, list);
            }
            if (!asking.NamesIds) return null;
            var reply = await asking.By(host.Outsider);
            return reply.Status is 400 or 403 or 404 ? Seen(asking, reply) : $"{reply.Status} {reply.Text}";
        });
    }

    [Fact]
    public void What_is_open_to_colleagues_is_mapped()
    {
        OpenToColleagues.Keys.Except(Operations.Select(o => o.Name)).ShouldBeEmpty();
    }

    private string? Seen(Asking asking, Reply reply)
    {
        var own = new[] { host.Ids["companyId"], $"{host.Outsider.UserId}", reply.Text.StartsWith('{') && reply.Body.TryGetProperty("sessionId", out var session) ? $"{session}" : "" };
        var personal = asking.Leaks(reply).Where(id => !own.Contains($"{id}")).ToList();
        return personal.Count == 0 && !reply.Text.Contains(TwoCompanies.Marker) ? null : $"shows {string.Join(", ", personal)}: {reply.Text}";
    }

    private static string? Expect(Reply reply, int status, string? code) =>
        reply.Status == status && (code is null || reply.ErrCode == code) ? null : $"{reply.Status} {reply.Text}";

    /// <summary>Asks for all, tells of all that went wrong at once, and looks that nothing of the furnished company has changed by it.</summary>
    private async Task Judge(IEnumerable<Operation> operations, Func<Operation, Task<string?>> ask)
    {
        var before = await host.Rows();
        var (judged, wrong) = (0, new List<string>());
        foreach (var operation in operations)
        {
            judged++;
            if (await ask(operation) is { } why) wrong.Add($"{operation.Method} {operation.Pattern} ({operation.Name}): {why}");
        }
        judged.ShouldBeGreaterThan(0);
        wrong.ShouldBeEmpty();
        (await host.Rows()).Where(t => before[t.Key] != t.Value).Select(t => t.Key).ShouldBeEmpty("rows were changed by somebody who may not");
    }
}
