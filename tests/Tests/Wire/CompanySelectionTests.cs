using System.Net.Http.Headers;
using System.Text;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Which company a call is made at, and whose token counts there.</summary>
public sealed class CompanySelectionTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task The_header_comes_first_then_the_body_then_the_query_in_any_letter_case()
    {
        var (firm, other) = (await host.Firm, await TestCompany.Found(host));
        var stranger = host.Visitor();

        async Task<Reply> Create(string? header, string? body, string? query)
        {
            var content = new StringContent(body is null ? "{}" : $$"""{"_company":{{body}}}""", Encoding.UTF8, "application/json");
            return await firm.Owner.At(header).Send(HttpMethod.Post, "/probe-api/v1/things" + (query is null ? "" : $"?_company={query}"), content);
        }
        (await Create(firm.Codename.ToUpperInvariant(), $"\"{other.Codename}\"", other.Codename)).Message.ShouldBe("errMsg_nameisRequired");
        (await Create(null, $"\" {firm.Codename} \"", other.Codename)).Message.ShouldBe("errMsg_nameisRequired");
        (await Create(null, null, firm.Codename)).Message.ShouldBe("errMsg_nameisRequired");
        (await Create(other.Codename, $"\"{firm.Codename}\"", firm.Codename)).ShouldRefuse(403, "UserTenantMismatch");
        (await Create(null, "\"\"", firm.Codename)).Message.ShouldBe("errMsg_nameisRequired");
        (await Create(null, "null", firm.Codename)).Message.ShouldBe("errMsg_nameisRequired");
        (await Create(null, null, null)).ShouldRefuse(403, "UserTenantMismatch");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[\"a\"]")]
    [InlineData("{}")]
    [InlineData("\"no such firm\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"it's'; DROP TABLE x\"")]
    public async Task What_names_no_company_is_refused_and_not_overlooked(string named)
    {
        var content = new StringContent($$"""{"_company":{{named}}}""", Encoding.UTF8, "application/json");

        (await host.Visitor().Send(HttpMethod.Post, "/probe-api/v1/things", content)).ShouldRefuse(400, "UserTenantNotFound");
    }

    [Theory]
    [InlineData("_company=a&_company=b")]
    [InlineData("_company=a%00b")]
    [InlineData("_company=%ff")]
    public async Task The_same_in_the_query(string query)
    {
        (await host.Visitor().Get("/probe-api/v1/greet?" + query)).ShouldRefuse(400, "UserTenantNotFound");
    }

    [Theory]
    [InlineData("_company=")]
    [InlineData("_company=%20")]
    [InlineData("_company=ROOT")]
    public async Task An_empty_name_is_none_and_none_is_root(string query)
    {
        (await host.Visitor().Get("/probe-api/v1/greet?" + query)).Should(200);
    }

    [Fact]
    public async Task The_token_is_taken_from_bearer_header_and_cookie_but_only_of_the_company_named()
    {
        var firm = await host.Firm;
        async Task<int> Ask(Action<HttpRequestHeaders> carry)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/probe-api/v1/things");
            request.Headers.Add("mbx-company-codename", firm.Codename);
            carry(request.Headers);
            return (int)(await host.Http.SendAsync(request)).StatusCode;
        }
        var name = SessionToken.NameFor(firm.Codename);

        (await Ask(h => h.Add("Authorization", $"bearer {firm.Owner.Token}"))).ShouldBe(200);
        (await Ask(h => h.Add(name, firm.Owner.Token))).ShouldBe(200);
        (await Ask(h => h.Add("Cookie", $"{name}={firm.Owner.Token}"))).ShouldBe(200);
        (await Ask(h => h.Add("Cookie", $"{SessionToken.NameFor("other")}={firm.Owner.Token}"))).ShouldBe(401);
        (await Ask(h => h.Add("Authorization", $"Basic {firm.Owner.Token}"))).ShouldBe(401);
    }

    [Fact]
    public async Task A_cookie_counts_only_from_pages_that_may_use_it()
    {
        var firm = await host.Firm;
        async Task<int> AskFrom(string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/probe-api/v1/things");
            request.Headers.Add("mbx-company-codename", firm.Codename);
            request.Headers.Add("Cookie", $"{SessionToken.NameFor(firm.Codename)}={firm.Owner.Token}");
            if (origin is not null) request.Headers.Add("Origin", origin);
            return (int)(await host.Http.SendAsync(request)).StatusCode;
        }

        (await AskFrom(null)).ShouldBe(200);
        (await AskFrom(host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority))).ShouldBe(200);
        (await AskFrom("https://evil.example")).ShouldBe(401);
        (await AskFrom("null")).ShouldBe(401);
    }
}
