using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>The grammar that all lists share. The company's zone is Asia/Kolkata (+05:30), the clock stands at Monday 2026-03-02 20:00 UTC, which is Tuesday 01:30 there.</summary>
public sealed class ListGrammarTests(ListGrammarTests.Filled host) : IClassFixture<ListGrammarTests.Filled>
{
    private static readonly Guid A = new("01960000-0000-7000-8000-00000000000a");
    private static readonly Guid B = new("01960000-0000-7000-8000-00000000000b");

    public sealed class Filled : ProbeHost
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var owner = (await Firm).Owner;
            async Task Thing(object thing) => (await owner.Post("/probe-api/v1/things", thing)).Should(201);

            await Thing(new { name = "sunday", day = "2026-03-01", due = "2026-03-01T23:59:59.999999Z", amount = 10, colour = "red", flag = true, tags = new[] { A } });
            await Thing(new { name = "monday", day = "2026-03-02", due = "2026-03-02T00:00:00Z", amount = 20, colour = "darkGreen", flag = false, tags = new[] { A, B } });
            await Thing(new { name = "monday night", day = "2026-03-02", due = "2026-03-02T18:30:00Z", amount = -5.5, colour = "blue", ownerId = owner.UserId, tags = new[] { B } });
            await Thing(new { name = "tuesday 100%", day = "2026-03-03", due = "2026-03-03T18:29:59.999999Z", amount = 30, colour = "red" });
            await Thing(new { name = "next_week", day = "2026-03-09", due = "2026-03-09T00:00:00Z" });
            await Thing(new { name = "april", day = "2026-04-01" });
            Clock.Now = new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData("", "sunday, monday, monday night, tuesday 100%, next_week, april")]
    [InlineData("name=MONDAY", "monday, monday night")]
    [InlineData("name=mon&name=apr", "monday, monday night, april")]
    [InlineData("name=%25", "tuesday 100%")]
    [InlineData("name=t_w", "next_week")]
    [InlineData("name=null", "")]
    [InlineData("colour=red", "sunday, tuesday 100%")]
    [InlineData("colour=DARKGREEN&colour=2", "monday, monday night")]
    [InlineData("colour=null", "next_week, april")]
    [InlineData("colour=0&name=sun", "sunday")]
    [InlineData("flag=true", "sunday")]
    [InlineData("flag=False", "monday")]
    [InlineData("flag=null", "monday night, tuesday 100%, next_week, april")]
    [InlineData("ownerId=null&colour=red", "sunday, tuesday 100%")]
    [InlineData("ownerId=01960000-0000-7000-8000-00000000000a", "")]
    [InlineData("amount=20", "monday")]
    [InlineData("amount=-5.5", "monday night")]
    [InlineData("amount=$lt-10", "monday night")]
    [InlineData("amount=$lte-10", "sunday, monday night")]
    [InlineData("amount=$gt-20", "tuesday 100%")]
    [InlineData("amount=$gte--5.5", "sunday, monday, monday night, tuesday 100%")]
    [InlineData("amount=$btw-10,20", "sunday, monday")]
    [InlineData("amount=10&amount=30", "sunday, tuesday 100%")]
    [InlineData("amount=null", "next_week, april")]
    [InlineData("tags=01960000-0000-7000-8000-00000000000a", "sunday, monday")]
    [InlineData("tags=01960000-0000-7000-8000-00000000000a&tags=01960000-0000-7000-8000-00000000000b", "monday")]
    [InlineData("tags[]=01960000-0000-7000-8000-00000000000a&tags[]=01960000-0000-7000-8000-00000000000b&tags_op=overlap", "sunday, monday, monday night")]
    [InlineData("tags=null", "tuesday 100%, next_week, april")]
    [InlineData("day=2026-03-02", "monday, monday night")]
    [InlineData("day=2026-03-02T23:00:00Z", "tuesday 100%")]
    [InlineData("day=2026-03-02T23:00", "monday, monday night")]
    [InlineData("due=$lt-2026-03-02T05:30", "sunday")]
    [InlineData("due=$lte-2026-03-02T05:30", "sunday, monday")]
    [InlineData("day=2026-03-01&day=2026-04-01", "sunday, april")]
    [InlineData("day=$today", "monday, monday night")]
    [InlineData("day=$ltoday", "tuesday 100%")]
    [InlineData("day=$week", "monday, monday night, tuesday 100%")]
    [InlineData("day=$lweek", "monday, monday night, tuesday 100%")]
    [InlineData("day=$month", "sunday, monday, monday night, tuesday 100%, next_week")]
    [InlineData("day=$lmonth", "sunday, monday, monday night, tuesday 100%, next_week")]
    [InlineData("day=$leq-2026-03-03", "tuesday 100%")]
    [InlineData("day=$lin-2026-03-03&day=$lin-2026-04-01", "tuesday 100%, april")]
    [InlineData("day=$leq-2026-03-02T23:47:02Z", "tuesday 100%")]
    [InlineData("day=$leq-2026-03-02T18:29:59Z", "monday, monday night")]
    [InlineData("day=$leq-2026-03-03T01:00:00+09:00", "monday, monday night")]
    [InlineData("day=$lin-2026-03-02T18:30:00Z&day=$lin-2026-03-31T20:00:00Z", "tuesday 100%, april")]
    [InlineData("day=$btw-2026-03-01T20:00:00Z,2026-03-02T20:00:00Z", "monday, monday night, tuesday 100%")]
    [InlineData("day=$lt-2026-03-02T20:00:00Z", "sunday, monday, monday night")]
    [InlineData("day=$gte-2026-03-02T20:00:00Z", "tuesday 100%, next_week, april")]
    [InlineData("day=$lt-2026-03-02", "sunday")]
    [InlineData("day=$lte-2026-03-02", "sunday, monday, monday night")]
    [InlineData("day=$gt-2026-03-03", "next_week, april")]
    [InlineData("day=$gte-2026-03-09", "next_week, april")]
    [InlineData("day=$btw-2026-03-02,2026-03-03", "monday, monday night, tuesday 100%")]
    [InlineData("day=null", "")]
    [InlineData("due=2026-03-02", "monday, monday night")]
    [InlineData("due=2026-03-02T05:00:00Z", "monday, monday night")]
    [InlineData("due=$today", "monday, monday night")]
    [InlineData("due=$ltoday", "monday night, tuesday 100%")]
    [InlineData("due=$leq-2026-03-02", "sunday, monday")]
    [InlineData("due=$leq-2026-03-01T20:00:00Z", "sunday, monday")]
    [InlineData("due=$lin-2026-03-02T18:30:00Z", "monday night, tuesday 100%")]
    [InlineData("due=$lin-2026-03-02&due=$lin-2026-03-09", "sunday, monday, next_week")]
    [InlineData("due=$week", "monday, monday night, tuesday 100%")]
    [InlineData("due=$lweek", "sunday, monday, monday night, tuesday 100%")]
    [InlineData("due=$lt-2026-03-02", "sunday")]
    [InlineData("due=$gt-2026-03-02", "tuesday 100%, next_week")]
    [InlineData("due=$gte-2026-03-02T18:30:00Z", "monday night, tuesday 100%, next_week")]
    [InlineData("due=$gt-2026-03-02T18:30:00Z", "tuesday 100%, next_week")]
    [InlineData("due=$lte-2026-03-02T18:30:00Z", "sunday, monday, monday night")]
    [InlineData("due=$btw-2026-03-02,2026-03-03", "monday, monday night, tuesday 100%")]
    [InlineData("due=null", "april")]
    public async Task Filters_find(string query, string names)
    {
        var list = (await (await host.Firm).Owner.Get($"/probe-api/v1/things?sortBy=id&{query.Replace("+", "%2B")}")).Should(200);

        string.Join(", ", list["things"].EnumerateArray().Select(t => t.Str("name"))).ShouldBe(names);
        list["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(names is "" ? 0 : names.Split(", ").Length);
    }

    [Theory]
    [InlineData("day=yesterday", "errMsg_dayIsNotAValidDate")]
    [InlineData("day=2026-02-30", "errMsg_dayIsNotAValidDate")]
    [InlineData("day=", "errMsg_dayIsNotAValidDate")]
    [InlineData("day=$never", "errMsg_dayIsNotAValidDate")]
    [InlineData("day=$today-1", "errMsg_dayIsNotAValidDate")]
    [InlineData("due=$btw-2026-01-01", "errMsg_dueIsNotAValidDate")]
    [InlineData("due=$btw-2026-01-01,2026-01-02,2026-01-03", "errMsg_dueIsNotAValidDate")]
    [InlineData("due=$gt-", "errMsg_dueIsNotAValidDate")]
    [InlineData("due=1772409600", "errMsg_dueIsNotAValidDate")]
    [InlineData("amount=ten", "errMsg_amountIsNotAValidNumber")]
    [InlineData("amount=1e99", "errMsg_amountIsNotAValidNumber")]
    [InlineData("amount=$ne-5", "errMsg_amountIsNotAValidNumber")]
    [InlineData("flag=yes", "errMsg_flagIsNotAValidBoolean")]
    [InlineData("colour=green", "errMsg_colourIsNotAValidEnumValue")]
    [InlineData("colour=red&colour=7", "errMsg_colourIsNotAValidEnumValue")]
    [InlineData("ownerId=me", "errMsg_ownerIdisNotAValidID")]
    [InlineData("tags=x", "errMsg_tagsisNotAValidID")]
    [InlineData("tags=null&tags_op=either", "errMsg_tags_opIsNotAValidEnumValue")]
    [InlineData("name=a%00b", "errMsg_nameIsNotAValidText")]
    [InlineData("pageNumber=0", "errMsg_pageNumberIsNotAValidNumber")]
    [InlineData("pageNumber=-1", "errMsg_pageNumberIsNotAValidNumber")]
    [InlineData("pageNumber=99999999999", "errMsg_pageNumberIsNotAValidNumber")]
    [InlineData("pageNumber=1&pageNumber=2", "errMsg_pageNumberMustNotBeAnArray")]
    [InlineData("pageRowCount=0", "errMsg_pageRowCountIsNotAValidNumber")]
    [InlineData("pageRowCount=501", "errMsg_pageRowCountIsNotAValidNumber")]
    [InlineData("pageRowCount=", "errMsg_pageRowCountIsNotAValidNumber")]
    [InlineData("getJoins=no", "errMsg_getJoinsIsNotAValidBoolean")]
    [InlineData("sortBy=nothing", "errMsg_sortByIsNotAValidField")]
    [InlineData("sortBy=", "errMsg_sortByIsNotAValidField")]
    [InlineData("sortBy=tags", "errMsg_sortByIsNotAValidField")]
    [InlineData("sortBy=amount", "errMsg_sortByIsNotAValidField")]
    [InlineData("sortBy=name;drop", "errMsg_sortByIsNotAValidField")]
    public async Task What_does_not_parse_is_refused(string query, string message)
    {
        (await (await host.Firm).Owner.Get($"/probe-api/v1/things?{query}")).ShouldRefuse(400, "400").Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("", "april, next_week, tuesday 100%, monday night, monday, sunday")]
    [InlineData("sortBy=name", "april, monday, monday night, next_week, sunday, tuesday 100%")]
    [InlineData("sortBy=-day", "april, next_week, tuesday 100%, monday night, monday, sunday")]
    [InlineData("sortBy=day&pageRowCount=3", "sunday, monday, monday night")]
    [InlineData("sortBy=DAY&pageRowCount=3&pageNumber=2", "tuesday 100%, next_week, april")]
    [InlineData("pageRowCount=4&pageNumber=2", "monday, sunday")]
    [InlineData("pageRowCount=4&pageNumber=3", "")]
    [InlineData("pageRowCount=6&pageNumber=1", "april, next_week, tuesday 100%, monday night, monday, sunday")]
    public async Task Pages_come_in_order_and_know_the_whole(string query, string names)
    {
        var list = (await (await host.Firm).Owner.Get($"/probe-api/v1/things?{query}")).Should(200);

        var found = list["things"].EnumerateArray().Select(t => t.Str("name")!).ToList();
        string.Join(", ", found).ShouldBe(names);
        list["rowCount"].GetInt32().ShouldBe(found.Count);
        list["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(6);
        var rows = list["paging"].GetProperty("pageRowCount").GetInt32();
        list["paging"].GetProperty("pageCount").GetInt32().ShouldBe((6 + rows - 1) / rows);
        (list["filters"].GetArrayLength(), list["uiPermissions"].GetArrayLength()).ShouldBe((0, 0));
    }
}
