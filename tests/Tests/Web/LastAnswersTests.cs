using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Without a network Today, shifts and the inbox show what they showed last, to the same person, until they sign out.</summary>
[Collection(WebCollection.Name)]
public sealed class LastAnswersTests(WebStand stand)
{
    private const string Ready = "async () => { const here = await navigator.serviceWorker.ready; return here.active.state === 'activated' || new Promise(done => here.active.addEventListener('statechange', () => done(true), { once: true })); }";

    /// <summary>All that the browser keeps in databases, as text.</summary>
    private const string Kept = """
        async () => (await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise(done => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => {
                const opened = asked.result;
                if (opened.objectStoreNames.length === 0) { opened.close(); return done(''); }
                const rows = opened.transaction([...opened.objectStoreNames]).objectStore(opened.objectStoreNames[0]).getAll();
                rows.onsuccess = () => { opened.close(); done(name + JSON.stringify(rows.result)); };
            };
        })))).join()
        """;

    [Fact]
    public async Task What_was_seen_last_is_seen_without_a_network_says_of_when_it_is_and_is_new_again_with_one()
    {
        var company = await TestCompany.Found(stand);
        var person = await company.Hire("Bob Brown");
        await company.Profile(person);
        var today = stand.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = today, startTime = "00:00", endTime = "23:30", location = "North hall", assignedUserIds = new[] { person.UserId } })).Should(201);
        await stand.DeliverOutbox();
        await using var visit = await stand.Visit(390, 844, worker: true);
        await visit.SignInBeforehand(person);
        await visit.Open($"/{company.Codename}/inbox");
        await visit.Page.GetByRole(AriaRole.Listitem).First.WaitForAsync();
        foreach (var page in new[] { "rota", "today" })
        {
            await visit.Open($"/{company.Codename}/{page}");
            await visit.Page.GetByText("North hall").First.WaitForAsync();
        }
        await visit.Page.EvaluateAsync(Ready);

        await visit.Context.SetOfflineAsync(true);
        await visit.Page.ReloadAsync();
        await visit.Page.GetByText("No connection: as of").WaitForAsync();
        await visit.Page.GetByText("North hall").First.WaitForAsync();
        await visit.Picture("today-offline");
        await visit.Page.GotoAsync($"/{company.Codename}/rota");
        await visit.Page.GetByText("North hall").First.WaitForAsync();
        // Another week was never seen.
        await visit.Press("Week after");
        await visit.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Try again" }).WaitForAsync();
        await visit.Page.GotoAsync($"/{company.Codename}/inbox");
        await visit.Page.GetByRole(AriaRole.Listitem).First.WaitForAsync();

        await visit.Context.SetOfflineAsync(false);
        await visit.Page.GetByText("No connection: as of").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task It_holds_nothing_that_lets_anybody_in_and_goes_when_they_sign_out()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/today");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await visit.Page.WaitForFunctionAsync("async () => (await indexedDB.databases()).length > 0");

        var kept = await visit.Page.EvaluateAsync<string>(Kept);
        kept.ShouldContain(company.Owner.UserId.ToString());
        kept.ShouldNotContain(company.Owner.Token!);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "You:" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await visit.At($"/{company.Codename}/login");
        (await visit.Page.EvaluateAsync<string>(Kept)).ShouldBe("");
    }
}
