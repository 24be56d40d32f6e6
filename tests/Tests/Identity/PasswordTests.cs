using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Which passwords are taken, and that one is the same from any keyboard.</summary>
public sealed class PasswordTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Composed = "Caf\u00e9-garten-9";
    private const string Decomposed = "Cafe\u0301-garten-9";

    [Theory]
    [InlineData("short", "PasswordTooShort")]
    [InlineData("        1", "PasswordTooShort")]
    [InlineData("\u200b\u200b\u200b\u200bab12", "PasswordTooShort")]
    [InlineData("Password1", "PasswordTooCommon")]
    [InlineData("aaaaaaaaaaaaaa", "PasswordTooSimple")]
    [InlineData("11111111a", "PasswordTooSimple")]
    [InlineData("xyxyxyxyxy", "PasswordTooSimple")]
    [InlineData("3456789012", "PasswordTooSimple")]
    [InlineData("lkjhgfdsa1", "PasswordTooSimple")]
    [InlineData("hijklmno12", "PasswordTooSimple")]
    [InlineData("{company}2026", "PasswordAboutOneself")]
    [InlineData("{email}", "PasswordAboutOneself")]
    [InlineData("Quentin1", "PasswordAboutOneself")]
    public async Task What_is_guessed_first_is_no_password(string password, string refusal)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Quentin Underhill");
        var wanted = password.Replace("{company}", company.Codename).Replace("{email}", person.Email);
        (await person.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = wanted })).ShouldRefuse(400, refusal);
        (await company.Owner.Patch($"/auth-api/v1/userpasswordbyadmin/{person.UserId}", new { password = wanted })).ShouldRefuse(400, refusal);
    }

    [Theory]
    [InlineData("property of quentin, but a long one")]
    [InlineData("treewater")]
    [InlineData("zx81-and-vic20")]
    public async Task What_only_looks_a_little_like_that_is_one(string password)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Quentin Underhill");
        (await person.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = password })).Should(200);
    }

    [Fact]
    public async Task A_password_is_the_same_from_any_keyboard()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        (await person.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = Composed })).Should(200);
        (await host.Login(company.Codename, person.Email, Decomposed)).Should(200);
        (await host.Login(company.Codename, person.Email, Composed)).Should(200);
        (await host.Login(company.Codename, person.Email, "Cafe-garten-9")).ShouldRefuse(401, "WrongPassword");
    }

    [Fact]
    public async Task Who_chose_it_before_that_still_gets_in_and_from_then_on_from_any_keyboard()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var earlier = new NpgsqlCommand("UPDATE identity.users SET password_hash = $1 WHERE id = $2", connection) { Parameters = { new() { Value = new PasswordHasher<object>().HashPassword(new object(), Decomposed) }, new() { Value = person.UserId } } };
        (await earlier.ExecuteNonQueryAsync()).ShouldBe(1);

        (await host.Login(company.Codename, person.Email, Composed)).ShouldRefuse(401, "WrongPassword");
        (await host.Login(company.Codename, person.Email, Decomposed)).Should(200);
        (await host.Login(company.Codename, person.Email, Composed)).Should(200);
    }

    [Fact]
    public async Task Texts_are_normalized_as_PostgreSQL_does_it()
    {
        var random = new Random(7);
        int[] interesting = [.. Enumerable.Range(0xA0, 0x2000), .. Enumerable.Range(0x0300, 0x70), .. Enumerable.Range(0x0300, 0x70), .. Enumerable.Range(0x1100, 0x100), .. Enumerable.Range(0xAC00, 2000), .. Enumerable.Range(0xF900, 0x200), .. Enumerable.Range(0xFB00, 0x500), .. Enumerable.Range(0x1D15E, 0x300), .. Enumerable.Range(0x2F800, 0x200), .. "aeiouAEIOU"];
        string[] texts = [.. interesting.Where(Rune.IsValid).Select(char.ConvertFromUtf32), .. Enumerable.Range(0, 5000).Select(_ => string.Concat(Enumerable.Range(0, 6).Select(_ => char.ConvertFromUtf32(interesting[random.Next(interesting.Length)]))))];
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var oracle = new NpgsqlCommand("SELECT array_agg(normalize(t, NFKC) ORDER BY nr) FROM unnest($1::text[]) WITH ORDINALITY AS all_of_them (t, nr)", connection) { Parameters = { new() { Value = texts } } };
        var wanted = (string[])(await oracle.ExecuteScalarAsync())!;

        wanted.Length.ShouldBeGreaterThan(10_000);
        texts.Zip(wanted).Where(pair => Nfkc.Of(pair.First) != pair.Second).Select(pair => string.Join(' ', pair.First.Select(c => $"{(int)c:x4}"))).Take(10).ShouldBeEmpty();
    }
}
