using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>The three code flows as a person with a mailbox walks them.</summary>
internal static class CodeFlows
{
    public static Task<Reply> Start(this Client client, string flow, object? body = null) => client.Post($"/auth-api/verification-services/{flow}/start", body);

    public static Task<Reply> Complete(this Client client, string flow, object body) => client.Post($"/auth-api/verification-services/{flow}/complete", body);

    public static string Code(this Reply started) => started.Should(200).Body.Str("secretCode")!;

    /// <summary>A code that is not the one.</summary>
    public static string Other(string code) => code == "000000" ? "000001" : "000000";

    public static Task<Reply> Login(this TestHost host, string? company, string email, string password) => host.Visitor(company).Post("/auth-api/login", new { email, password });

    /// <summary>Somebody who registered by themselves and has not verified the address.</summary>
    public static async Task<(Guid Id, string Email)> Register(this TestHost host, string company, string email, string password = TestCompany.Password)
    {
        var user = (await host.Visitor(company).Post("/auth-api/v1/registercompanyuser", new { email, password, fullname = "Nina New" })).Should(201)["user"];
        return (user.Id(), email);
    }

    public static JsonElement Claims(string token) => JsonSerializer.Deserialize<JsonElement>(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));
}
