using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Identity;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class TokenTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_token_is_a_standard_one_that_the_public_key_checks()
    {
        var company = await TestCompany.Found(host);
        var token = company.Owner.Token!;
        var (header, claims) = (Part(token, 0), Part(token, 1));
        header.Str("alg").ShouldBe("RS256");
        claims.EnumerateObject().Select(p => p.Name).Order().ShouldBe(new[] { "companyId", "exp", "iat", "keyId", "sessionId", "userId" });
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(30 * 24 * 3600);

        var key = (await host.Visitor().Get($"/auth-api/publickey?keyId={claims.Str("keyId")}")).Should(200);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.Body.Str("keyData"));
        var dot = token.LastIndexOf('.');
        rsa.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_key_is_not_found() =>
        (await host.Visitor().Get("/auth-api/publickey?keyId=00000000-0000-7000-8000-00000000000f")).Should(404);

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("rs256")]
    public async Task Another_algorithm_is_no_token_even_with_a_fitting_signature(string algorithm)
    {
        var company = await TestCompany.Found(host);
        var parts = company.Owner.Token!.Split('.');
        var header = Encode(new { alg = algorithm, typ = "JWT", kid = Part(company.Owner.Token!, 0).Str("kid") });
        var pem = (await host.Visitor().Get("/auth-api/publickey")).Body.Str("keyData")!;
        var forged = $"{header}.{parts[1]}";
        var hmac = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(pem), Encoding.ASCII.GetBytes(forged)));
        foreach (var signature in new[] { "", hmac, parts[2] }) await ShouldBeStranger(company.Owner.WithToken($"{forged}.{signature}"));
    }

    [Fact]
    public async Task Another_key_signs_nothing_here()
    {
        var company = await TestCompany.Found(host);
        var token = company.Owner.Token!;
        using var own = RSA.Create(2048);
        await ShouldBeStranger(company.Owner.WithToken(Sign(own, token.Split('.')[0], token.Split('.')[1])));
        var unknownKid = Encode(new { alg = "RS256", typ = "JWT", kid = "00000000-0000-7000-8000-00000000000f" });
        await ShouldBeStranger(company.Owner.WithToken(Sign(own, unknownKid, token.Split('.')[1])));
    }

    [Fact]
    public async Task A_token_with_other_words_is_no_token()
    {
        var (one, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (mine, theirs) = (one.Owner.Token!.Split('.'), other.Owner.Token!.Split('.'));
        await ShouldBeStranger(one.Owner.WithToken($"{mine[0]}.{theirs[1]}.{mine[2]}"));
        await ShouldBeStranger(one.Owner.WithToken($"{mine[0]}.{mine[1]}.{Flip(mine[2])}"));
        await ShouldBeStranger(one.Owner.WithToken($"{mine[0]}.{mine[1]}"));
        await ShouldBeStranger(one.Owner.WithToken($"{mine[0]}.{mine[1]}.{mine[2]}.x"));
        await ShouldBeStranger(one.Owner.WithToken("nonsense"));
        await ShouldBeStranger(one.Owner.WithToken("sk_mbx_nonsense"));
        await ShouldBeStranger(one.Owner.WithToken(new string('a', 10_000)));
        (await one.Owner.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task A_well_signed_token_of_a_session_that_never_was_opens_nothing()
    {
        var company = await TestCompany.Found(host);
        var key = await host.Services.GetRequiredService<SigningKeys>().Current(default);
        var claims = CodeFlows.Claims(company.Owner.Token!);
        var (user, firm) = (new WorkforceOS.Kernel.UserId(claims.Id("userId")), new WorkforceOS.Kernel.CompanyId(claims.Id("companyId")));
        var token = new Token(new(Guid.Parse("00000000-0000-7000-8000-00000000000f")), user, firm, key.Id, 0, long.MaxValue / 2);
        await ShouldBeStranger(company.Owner.WithToken(token.Signed(key)));

        var worker = await company.Hire();
        var notHis = new Token(new(claims.Id("sessionId")), new(worker.UserId), firm, key.Id, 0, long.MaxValue / 2);
        await ShouldBeStranger(company.Owner.WithToken(notHis.Signed(key)));
    }

    [Fact]
    public async Task A_token_ends_after_thirty_days()
    {
        var company = await TestCompany.Found(host);
        host.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldBeStranger(company.Owner);
    }

    [Fact]
    public async Task A_token_of_another_company_is_refused_by_name()
    {
        var (one, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        (await one.Owner.At(other.Codename).Get("/auth-api/v1/companies")).ShouldRefuse(403, "UserTenantMismatch").Message.ShouldBe("errMsg_TenantMismatch");
        (await one.Owner.At(null).Get("/auth-api/v1/companies")).ShouldRefuse(403, "UserTenantMismatch")["detail"].GetString()!.ShouldContain("mbx-company-codename", Case.Insensitive, "who names none is told how");
        (await one.Owner.At(other.Codename).Get("/auth-api/currentuser")).ShouldRefuse(403, "UserTenantMismatch");
    }

    private static async Task ShouldBeStranger(Client client)
    {
        (await client.Get("/auth-api/currentuser")).ShouldRefuse(401, "LoginRequired").Message.ShouldBe("No login found");
        (await client.Get("/auth-api/v1/companies")).ShouldRefuse(401, "LoginRequired").Message.ShouldBe("errMsg_getCompanyRequiresLogin");
    }

    private static string Sign(RSA rsa, string header, string claims) =>
        $"{header}.{claims}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

    private static string Flip(string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        bytes[100] ^= 1;
        return Base64Url.EncodeToString(bytes);
    }

    private static JsonElement Part(string token, int index) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[index]));

    private static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
