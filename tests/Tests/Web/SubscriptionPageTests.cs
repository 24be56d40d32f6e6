using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Subscriptions;

namespace WorkforceOS.Tests.Web;

/// <summary>From no subscription to a paid one and its end, with what stands in for Stripe.</summary>
[Collection(WebCollection.Name)]
public sealed class SubscriptionPageTests(WebStand stand)
{
    [Fact]
    public async Task An_owner_subscribes_is_refused_tries_another_card_pays_and_sees_what_was_paid()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/subscription");
        await visit.Page.GetByText("$49.99 a month").First.WaitForAsync();
        await visit.Press("Subscribe");
        await visit.Page.GetByText("You have no saved card").WaitForAsync();
        var pay = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("49.99") });
        (await pay.IsDisabledAsync()).ShouldBeTrue();

        await visit.Press("One that is refused");
        await pay.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Try again: ") }).WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("subscription-refused");
        await visit.Press("One that pays");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("4242") })).ToBeCheckedAsync(new() { Timeout = 30_000 });
        await pay.ClickAsync();
        await visit.Page.GetByText("It is paid. The AI features are on.").First.WaitForAsync();
        await visit.Page.Clock.RunForAsync(1_000);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment", Exact = true }).WaitForAsync();

        await visit.Link("Subscription").ClickAsync();
        await visit.Page.GetByText("Active until").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Payments" }).GetByText("Paid", new() { Exact = true }).WaitForAsync();
        await visit.Press("Refresh");
        await visit.Quiet();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("subscription-active");

        await visit.Press("Cancel the subscription");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("stay until the end of what is paid").WaitForAsync();
        var cancel = dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the subscription" });
        (await cancel.IsDisabledAsync()).ShouldBeTrue();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(company.Codename);
        await cancel.ClickAsync();
        await visit.Page.GetByText("and is not renewed").WaitForAsync();
        await visit.Press("Keep it");
        await visit.Press("Cancel the subscription");
        await dialog.GetByText("At once").ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(company.Codename);
        await cancel.ClickAsync();
        await visit.Page.GetByText("Ended", new() { Exact = true }).WaitForAsync();
        await visit.Button("Subscribe").WaitForAsync();
    }

    [Fact]
    public async Task A_bank_that_asks_is_asked_and_who_waits_a_minute_is_told_later()
    {
        var company = await TestCompany.Found(stand);
        var order = await company.Owner.Subscribes();
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/subscription/pay?orderId={order}");
        await visit.Press("One whose bank asks");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay .*49.99") }).ClickAsync();
        await visit.Page.GetByText("Your bank wants you to confirm").WaitForAsync();
        await visit.Button("To the bank").WaitForAsync();

        await visit.Open($"/{company.Codename}/subscription/result?orderId={order}");
        await visit.Page.GetByText("is being confirmed").WaitForAsync();
        await visit.Page.Clock.RunForAsync(61_000);
        await visit.Page.GetByText("We will tell you.").WaitForAsync();
    }

    [Fact]
    public async Task Employees_neither_see_nor_pay_what_the_company_pays()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/subscription/pay");
        await visit.Page.GetByText("Ask your admin").WaitForAsync();
        await visit.Open($"/{company.Codename}/settings/subscription");
        (await visit.Page.GetByText("49.99").CountAsync()).ShouldBe(0);
    }
}
