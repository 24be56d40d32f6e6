namespace WorkforceOS.Demo;

/// <summary>What the company and its line managers have announced, and who has said that they read it.</summary>
internal static class Bulletin
{
    private const string FireDrill = "Where we meet when the alarm rings";
    private const string Party = "Summer party in the yard";

    public static async Task Announce(DemoUser owner, Staff staff, TimeProvider clock, CancellationToken cancel)
    {
        var known = (await owner.List("listAnnouncements", cancel)).GroupBy(a => a.GetProperty("title").GetString()!).ToDictionary(g => g.Key, g => g.First());
        var now = clock.GetUtcNow();
        var warehouse = staff.Users[Team.Leads.Single(l => l.Team is Team.Warehouse)];
        var shop = staff.Users[Team.Leads.Single(l => l.Team is Team.Shop)];

        await Once(owner, "Your payslips are here now", new { body = "Last month's payslips are under **My pay**. What is not right?\n\n- hours: tell your line manager\n- money: tell the office\n\nUntil the 5th, please." });
        await Once(shop, "Open on Sunday of the book fair", new { body = "We open from 12:00 to 18:00. Who wants the hours says so until Friday.", targetDepartmentIds = new[] { staff.Departments[Team.Shop] } });
        var drill = await Once(warehouse, FireDrill, new
        {
            body = "## Gate 3, under the clock\n\n1. Leave everything where it is.\n2. Take nobody's word that it is a drill.\n3. Wait at **gate 3** until you are counted.",
            targetDepartmentIds = new[] { staff.Departments[Team.Warehouse] }, pinned = true, requiresAcknowledgement = true, acknowledgeBy = now.AddDays(5),
        });
        foreach (var reader in Team.Members.Where(p => p.Team is Team.Warehouse).Take(5)) await staff.Users[reader].InPerson.Do("acknowledgeAnnouncement", new { }, cancel, drill);
        await Once(owner, "Stocktaking next month", new { body = "Both halls are closed on the second Saturday of next month. The rota says who helps.", sendTime = now.AddDays(4) });
        var party = await Once(owner, Party, new { body = "Bring somebody along.", sendTime = now.AddDays(6) });
        if (!known.ContainsKey(Party) || known[Party].GetProperty("status").GetString() is "scheduled") await owner.Do("deleteAnnouncement", new { }, cancel, party);

        async Task<Guid> Once(DemoUser writer, string title, object rest)
        {
            if (known.TryGetValue(title, out var made)) return Story.Id(made);
            var input = rest.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(rest));
            input["title"] = title;
            return Story.Id(await writer.Do("createAnnouncement", input, cancel));
        }
    }
}
