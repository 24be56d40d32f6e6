using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>From a stranger to somebody who is signed in, and out again, as people go through it.</summary>
[Collection(WebCollection.Name)]
public sealed class WebSignInTests(WebStand stand)
{
    [Fact]
    public async Task A_stranger_founds_a_company_verifies_the_address_and_signs_in_with_the_second_factor()
    {
        await using var visit = await stand.Visit();
        await Beginning.Found(visit, "Bakery");
    }

    [Fact]
    public async Task The_same_works_on_the_narrowest_phone()
    {
        await using var visit = await stand.Visit(320, 640);
        await Beginning.Found(visit, "Bakery");
    }

    [Fact]
    public async Task Signing_in_wants_no_mouse()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.Open($"/{company.Codename}/login");

        await visit.Page.Keyboard.TypeAsync(company.Owner.Email);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync(TestCompany.Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.At($"/{company.Codename}/second-factor");
        await visit.Page.Keyboard.TypeAsync(await visit.RevealedCode());

        await visit.At($"/{company.Codename}/today");
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_page_and_what_was_typed_stays()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.Open($"/{company.Codename}/login");

        await visit.Type("Email", company.Owner.Email);
        await visit.Type("Password", "not-the-password-1");
        await visit.Press("Log in");

        (await visit.Page.GetByRole(AriaRole.Alert).First.InnerTextAsync()).ShouldContain("is not right");
        (await visit.Field("Email").InputValueAsync()).ShouldBe(company.Owner.Email);
        (await visit.Page.EvaluateAsync<int>("document.activeElement.selectionEnd - document.activeElement.selectionStart")).ShouldBe("not-the-password-1".Length);
    }

    [Fact]
    public async Task A_wrong_code_is_said_with_the_tries_left_and_a_reload_sends_no_other()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await Password(visit, company.Codename, company.Owner.Email);
        var code = await visit.RevealedCode();

        await visit.TypeCode(code is "000000" ? "111111" : "000000");
        (await visit.Page.GetByText("4 tries are left.").InnerTextAsync()).ShouldContain("not the code");
        await visit.Page.ReloadAsync();

        (await visit.RevealedCode()).ShouldBe(code);
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send another in" }).IsDisabledAsync()).ShouldBeTrue();
        await visit.Wait(TimeSpan.FromSeconds(61));
        await visit.Press("Send another");
        // The first was of the owner who founded the company, the second of this visit.
        await visit.Page.GetByText("We sent code 3 to").WaitForAsync();
        await visit.Press("Use it");
        await visit.At($"/{company.Codename}/today");
    }

    [Fact]
    public async Task Cancelling_the_second_factor_leaves_nobody_signed_in()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await Password(visit, company.Codename, company.Owner.Email);

        await visit.Press("Cancel");
        await visit.At($"/{company.Codename}/login");

        await visit.Page.GotoAsync($"/{company.Codename}/me");
        await visit.At($"/{company.Codename}/login");
    }

    [Fact]
    public async Task Whoever_wanted_a_page_comes_to_it_after_signing_in()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();

        await visit.Page.GotoAsync($"/{company.Codename}/me/appearance");
        await visit.At($"/{company.Codename}/login");
        await Beginning.SignIn(visit, company.Owner.Email);

        await visit.At($"/{company.Codename}/me/appearance");
    }

    [Fact]
    public async Task Somebody_whose_address_is_not_verified_verifies_it_where_they_tried_to_sign_in()
    {
        var company = await TestCompany.Found(stand);
        var email = $"new@{company.Codename}.test";
        (await stand.Visitor(company.Codename).Post("/auth-api/v1/registercompanyuser", new { email, password = TestCompany.Password, fullname = "Nora New" })).Should(201);
        await using var visit = await stand.Visit();

        await visit.Open($"/{company.Codename}/login");
        await visit.Type("Email", email);
        await visit.Type("Password", TestCompany.Password);
        await visit.Press("Log in");
        await visit.At($"/{company.Codename}/verify");
        await visit.TypeCode(await visit.RevealedCode());

        await visit.At($"/{company.Codename}/login");
        await visit.Page.GetByText("The address is yours.").WaitForAsync();
        (await visit.Field("Email").InputValueAsync()).ShouldBe(email);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_and_an_unknown_address_is_told_nothing()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();

        await visit.Open($"/{company.Codename}/reset-password");
        await visit.Type("Email", "nobody@nowhere.test");
        await visit.Press("Send a code");
        await visit.Page.GetByText("We sent code 1 to nobody@nowhere.test").WaitForAsync();
        await visit.Press("Another address");
        await visit.Type("Email", company.Owner.Email);
        await visit.Press("Send a code");
        await visit.Type("New password", "another-horse-10");
        await visit.Type("New password again", "another-horse-10");
        await visit.TypeCode(await visit.RevealedCode());
        await visit.Press("Set the new password");

        await visit.At($"/{company.Codename}/login");
        await visit.Page.GetByText("The new password is set.").WaitForAsync();
        await Beginning.SignIn(visit, company.Owner.Email, "another-horse-10");
        await visit.At($"/{company.Codename}/today");
    }

    [Fact]
    public async Task A_session_that_ended_elsewhere_is_renewed_over_the_page_and_nothing_typed_is_lost()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me");
        await visit.Type("Your name", "Olga Renamed");

        (await company.Owner.Delete("/auth-api/deleteallsessions")).Should(200);
        await visit.Press("Save");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(TestCompany.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Log in", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Code from the mail" }).WaitForAsync();
        await visit.TypeCode(await visit.RevealedCode());

        await visit.Page.GetByText("Your profile is saved.").First.WaitForAsync();
        (await visit.Field("Your name").InputValueAsync()).ShouldBe("Olga Renamed");
    }

    private static async Task Password(Visit visit, string codename, string email)
    {
        await visit.Open($"/{codename}/login");
        await visit.Type("Email", email);
        await visit.Type("Password", TestCompany.Password);
        await visit.Press("Log in");
        await visit.At($"/{codename}/second-factor");
    }
}
