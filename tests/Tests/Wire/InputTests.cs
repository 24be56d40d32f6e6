using System.Text;
using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What a body may say, and which words refuse the rest.</summary>
public sealed class InputTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData("""{"day":"2026-01-31"}""", "errMsg_nameisRequired")]
    [InlineData("""{"name":null,"day":"2026-01-31"}""", "errMsg_nameisRequired")]
    [InlineData("""{"name":"  ","day":"2026-01-31"}""", "errMsg_nameisRequired")]
    [InlineData("""{"name":5,"day":"2026-01-31"}""", "errMsg_nameTypeIsNotValid")]
    [InlineData("""{"name":["a"],"day":"2026-01-31"}""", "errMsg_nameMustNotBeAnArray")]
    [InlineData("""{"name":"a\u0000b","day":"2026-01-31"}""", "errMsg_nameTypeIsNotValid")]
    [InlineData("""{"name":"x","NAME":"y","day":"2026-01-31"}""", "errMsg_NAMETypeIsNotValid")]
    [InlineData("""{"name":"x","day":"31.01.2026"}""", "errMsg_dayTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-02-30"}""", "errMsg_dayTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"9999-12-31"}""", "errMsg_dayTypeIsNotValid")]
    [InlineData("""{"name":"x","day":20260131}""", "errMsg_dayTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","due":"01/31/2026"}""", "errMsg_dueTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","due":"2026-01-31T25:00:00Z"}""", "errMsg_dueTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","start":"9:30"}""", "errMsg_startTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","start":"24:00"}""", "errMsg_startTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","amount":"12"}""", "errMsg_amountTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","amount":1e400}""", "errMsg_amountTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","amount":9999999999999}""", "errMsg_amountTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","rank":99999999999}""", "errMsg_rankTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","rank":11}""", "errMsg_rankTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","rank":1.5}""", "errMsg_rankTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","flag":"true"}""", "errMsg_flagTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","colour":"green"}""", "errMsg_colourIsNotAValidEnumValue")]
    [InlineData("""{"name":"x","day":"2026-01-31","colour":3}""", "errMsg_colourIsNotAValidEnumValue")]
    [InlineData("""{"name":"x","day":"2026-01-31","colour":-1}""", "errMsg_colourIsNotAValidEnumValue")]
    [InlineData("""{"name":"x","day":"2026-01-31","colour":true}""", "errMsg_colourTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","ownerId":"abc"}""", "errMsg_ownerIdisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","ownerId":7}""", "errMsg_ownerIdisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","ownerId":"{01960000-0000-7000-8000-000000000001}"}""", "errMsg_ownerIdisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","tags":"nope"}""", "errMsg_tagsisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","parts":[{"label":"a"},{"label":"b","count":"many"}]}""", "errMsg_parts[1].countTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","cents":12345678901234567890}""", "errMsg_centsTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","tags":["nope"]}""", "errMsg_tagsisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","tags":[null]}""", "errMsg_tagsisNotAValidID")]
    [InlineData("""{"name":"x","day":"2026-01-31","part":"a"}""", "errMsg_partTypeIsNotValid")]
    [InlineData("""{"name":"x","day":"2026-01-31","part":[]}""", "errMsg_partMustNotBeAnArray")]
    [InlineData("""{"name":"x","day":"2026-01-31","part":{"count":2}}""", "errMsg_part.labelisRequired")]
    [InlineData("""{"name":"x","day":"2026-01-31","free":{"deep":["\u0000"]}}""", "errMsg_freeTypeIsNotValid")]
    public async Task What_is_wrong_is_refused_by_name(string body, string message)
    {
        var refused = await Post(body);

        refused.ShouldRefuse(400, "400").Message.ShouldBe(message);
    }

    [Fact]
    public async Task Texts_have_bounds_also_inside_arrays()
    {
        (await Post($$"""{"name":"{{new string('x', 1001)}}","day":"2026-01-31"}""")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_nameTypeIsNotValid");
        (await Post($$"""{"name":"x","day":"2026-01-31","words":["{{new string('x', 1001)}}"]}""")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_wordsTypeIsNotValid");
        (await Post($$"""{"name":"x","day":"2026-01-31","words":[{{string.Join(',', Enumerable.Repeat("\"a\"", 1001))}}]}""")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_wordsTypeIsNotValid");
    }

    [Theory]
    [InlineData("darkGreen", 1)]
    [InlineData("DARKGREEN", 1)]
    [InlineData("2", 2)]
    [InlineData("0", 0)]
    public async Task Enums_are_taken_in_any_letter_case_or_by_position_and_come_back_with_it(string written, int position)
    {
        var name = $"\"colour {written}\"";
        var asText = (await Post($$"""{"name":{{name}},"day":"2026-01-31","colour":"{{written}}"}""")).Should(201)["thing"];

        asText.GetProperty("colour_idx").GetInt32().ShouldBe(position);
        asText.Str("colour").ShouldBe(new[] { "red", "darkGreen", "blue" }[position]);
    }

    [Fact]
    public async Task A_position_may_be_a_number_and_nothing_has_none()
    {
        (await Post("""{"name":"by number","day":"2026-01-31","colour":1}""")).Should(201)["thing"].Str("colour").ShouldBe("darkGreen");
        (await Post("""{"name":"colourless","day":"2026-01-31"}""")).Should(201)["thing"].GetProperty("colour_idx").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2026-01-31T09:30:00Z", "2026-01-31T09:30:00.000Z")]
    [InlineData("2026-01-31T09:30:00+05:30", "2026-01-31T04:00:00.000Z")]
    [InlineData("2026-01-31T09:30", "2026-01-31T04:00:00.000Z")]
    [InlineData("2026-01-31T09:30:00.123456789Z", "2026-01-31T09:30:00.123Z")]
    [InlineData("2026-01-31", "2026-01-30T18:30:00.000Z")]
    public async Task Instants_are_taken_as_ISO_writes_them_on_the_company_s_wall_where_no_offset_is_given_and_given_in_UTC(string written, string given)
    {
        (await Post($$"""{"name":"due {{written}}","day":"2026-01-31","due":"{{written}}"}""")).Should(201)["thing"].Str("due").ShouldBe(given);
    }

    [Theory]
    [InlineData("2026-01-31T23:30:00-05:00", "2026-02-01")]
    [InlineData("2026-01-31T00:00:00.000Z", "2026-01-31")]
    [InlineData("2026-01-31T18:30:00.000Z", "2026-02-01")]
    [InlineData("2026-01-31T23:59", "2026-01-31")]
    public async Task A_day_may_be_written_as_an_instant_and_is_its_day_on_the_company_s_wall(string written, string day)
    {
        (await Post($$"""{"name":"day {{written}}","day":"{{written}}"}""")).Should(201)["thing"].Str("day").ShouldBe(day);
        // Whoever looks for it by the same value finds it.
        (await (await host.Firm).Owner.Get($"/probe-api/v1/things?name=day {written}&day={Uri.EscapeDataString(written)}"))["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_scalar_counts_as_an_array_of_one_and_whole_numbers_may_be_long()
    {
        var thing = (await Post("""{"name":"one tag","day":"2026-01-31","tags":"01960000-0000-7000-8000-000000000001","cents":5000000000,"parts":{"label":"only"}}""")).Should(201)["thing"];
        thing.GetProperty("tags").EnumerateArray().ShouldHaveSingleItem().GetGuid().ShouldBe(new Guid("01960000-0000-7000-8000-000000000001"));
    }

    [Fact]
    public async Task Names_of_fields_are_taken_in_any_letter_case_and_unknown_ones_left_aside()
    {
        (await Post("""{"Name":"any case","DAY":"2026-01-31","whatever":{"x":[1]}}""")).Should(201);
    }

    [Fact]
    public async Task A_patch_keeps_what_is_left_out_and_clears_what_is_null()
    {
        var owner = (await host.Firm).Owner;
        var thing = (await Post("""{"name":"patched","day":"2026-01-31","colour":"red"}""")).Should(201)["thing"].Id();

        var changed = (await owner.Patch($"/probe-api/v1/things/{thing}", new { day = "2026-02-01" })).Should(200)["thing"];
        (changed.Str("colour"), changed.Str("day"), changed.GetProperty("recordVersion").GetInt32()).ShouldBe(("red", "2026-02-01", 2));

        (await owner.Patch($"/probe-api/v1/things/{thing}", new { colour = (string?)null })).Should(200)["thing"].Str("colour").ShouldBeNull();
        (await owner.Patch($"/probe-api/v1/things/{thing}", new { day = (string?)null })).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_dayisRequired");
        (await owner.Patch($"/probe-api/v1/things/{thing}", new { name = "nobody" })).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_nameTypeIsNotValid");
    }

    [Fact]
    public async Task A_query_gives_fields_too()
    {
        var owner = (await host.Firm).Owner;

        (await owner.Get("/probe-api/v1/ask?keyword=hey&times=2&colours=red&colours[]=1")).Should(200)["thing"].Str("words").ShouldBe("hey 2 Red+DarkGreen");
        (await owner.Get("/probe-api/v1/ask")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_keywordisRequired");
        (await owner.Get("/probe-api/v1/ask?keyword=a&keyword=b")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_keywordMustNotBeAnArray");
        (await owner.Get("/probe-api/v1/ask?keyword=a%00b")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_keywordTypeIsNotValid");
        (await owner.Get("/probe-api/v1/ask?keyword=a&times=many")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_timesTypeIsNotValid");
    }

    [Fact]
    public async Task What_the_database_holds_unique_is_refused_by_its_index()
    {
        (await Post("""{"name":"only one","day":"2026-01-31"}""")).Should(201);
        (await Post("""{"name":"only one","day":"2026-01-31"}""")).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_DuplicateUniqueIndexError:things_name");
    }

    private async Task<Reply> Post(string body) =>
        await (await host.Firm).Owner.Send(HttpMethod.Post, "/probe-api/v1/things", new StringContent(body, Encoding.UTF8, "application/json"));
}
