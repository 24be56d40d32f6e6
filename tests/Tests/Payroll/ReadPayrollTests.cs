using System.Text;
using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class ReadPayrollTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_sees_what_they_may_and_notes_are_between_managers()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var (report, other) = (await company.HireReport(manager), await company.Hire("Otto Other"));
        foreach (var person in new[] { manager, other }) await company.Profile(person);
        foreach (var person in new[] { manager, report, other })
            (await company.Owner.Post(Pay.ReportsPath, new { userId = person.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", notes = "Between us" })).Should(201);

        async Task<(Guid User, string? Notes)[]> Sees(Client reader) =>
            [.. (await reader.Get(Pay.ReportsPath)).Should(200)["payrollReports"].EnumerateArray().Select(r => (r.Id("userId"), r.Str("notes")))];
        (await Sees(company.Owner)).ShouldBe([(other.UserId, "Between us"), (report.UserId, "Between us"), (manager.UserId, "Between us")]);
        (await Sees(manager)).ShouldBe([(report.UserId, "Between us"), (manager.UserId, null)]);
        (await Sees(report)).ShouldBe([(report.UserId, null)]);

        var others = (await company.Owner.Get($"{Pay.ReportsPath}?userId={other.UserId}")).Should(200)["payrollReports"][0];
        (await report.Get($"{Pay.ReportsPath}/{others.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Report(others)).Str("notes").ShouldBeNull();
        (await (await TestCompany.Found(host)).Owner.Get($"{Pay.ReportsPath}/{others.Id()}")).ShouldRefuse(404, "404");
        (await (await TestCompany.Found(host)).Owner.Get($"{Pay.ReportsPath}/{others.Id()}/history")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task The_list_filters_by_period_status_department_and_sorts_by_money()
    {
        var company = await Open();
        var (one, two) = (await company.Hire("Ona One"), await company.Hire("Tom Two"));
        var kitchen = await company.Department("Kitchen", one);
        await company.Profile(one, salary: 1000, department: kitchen);
        await company.Profile(two, salary: 900);
        foreach (var person in new[] { one, two })
            foreach (var month in new[] { ("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28") })
                (await company.Owner.Calculate(person, month.Item1, month.Item2)).Should(201);

        async Task<int> Count(string query) => (await company.Owner.Get(Pay.ReportsPath + query)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32();
        (await Count("?periodStart=2026-02-01")).ShouldBe(2);
        (await Count("?periodStart=2026-01-02&periodEnd=2026-02-27")).ShouldBe(0);
        (await Count("?periodEnd=2026-01-31")).ShouldBe(2);
        (await Count($"?departmentId={kitchen}")).ShouldBe(2);
        (await Count($"?userId={two.UserId}&paymentStatus=unpaid")).ShouldBe(2);
        (await Count("?paymentStatus=paid")).ShouldBe(0);
        (await company.Owner.Get(Pay.ReportsPath + "?periodStart=soon")).Should(400);
        (await company.Owner.Get(Pay.ReportsPath + "?sortBy=-salaryCalculated&pageRowCount=1")).Should(200)["payrollReports"][0].Id("userId").ShouldBe(one.UserId);
        (await company.Owner.Get(Pay.ReportsPath + "?getJoins=false")).Should(200)["payrollReports"][0].TryGetProperty("user", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_history_tells_who_changed_what_and_the_notes_to_managers_only()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var report = (await company.Owner.Calculate(worker, bonus: 10)).Should(201)["payrollReport"];
        (await company.Owner.Change(report, new { bonus = 25.5, notes = "Promised" })).Should(200);

        var history = (await company.Owner.Get($"{Pay.ReportsPath}/{report.Id()}/history")).Should(200)["history"].EnumerateArray().ToList();
        history.Select(h => h.Str("change")).ShouldBe(["updated", "created"]);
        (history[0].GetProperty("before").Money("bonus"), history[0].GetProperty("after").Money("bonus")).ShouldBe((10, 25.5m));
        (history[0].GetProperty("after").Str("notes"), history[0].GetProperty("user").Str("fullname"), history[0].GetProperty("recordVersion").GetInt32()).ShouldBe(("Promised", "Olga Owner", 2));
        history[1].GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
        (history[1].GetProperty("after").Money(), history[1].GetProperty("after").Hours()).ShouldBe((5210, 0));
        var own = (await worker.Get($"{Pay.ReportsPath}/{report.Id()}/history")).Should(200)["history"][0];
        (own.GetProperty("after").Money("bonus"), own.GetProperty("after").TryGetProperty("notes", out _)).ShouldBe((25.5m, false));
    }

    [Fact]
    public async Task The_file_opens_safely_in_a_spreadsheet()
    {
        var company = await Open("Europe/Berlin");
        var evil = await company.Hire("=HYPERLINK(\"http://evil.test\",\"Pay, \"\"me\"\"\")");
        await company.Profile(evil, salary: 5200);
        foreach (var notes in new[] { "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "plain,\r\n\"quoted\"" })
        {
            var day = 1 + Array.IndexOf(["+1", "-1", "@SUM(1)", "\t=1", "\r=1"], notes) is var n and > 0 ? n : 6;
            (await company.Owner.Post(Pay.ReportsPath, new { userId = evil.UserId, periodStart = $"2026-03-0{day}", periodEnd = "2026-03-31", notes, bonus = 1234.5 })).Should(201);
        }
        (await company.Owner.Calculate(evil, "2026-02-01", "2026-02-28")).Should(201);

        var file = (await company.Owner.Get($"{Pay.ReportsPath}/export?periodStart=2026-03-01&periodEnd=2026-03-31")).Should(200);

        file.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        file.Headers["Content-Disposition"].ShouldContain("attachment");
        (await Bytes(company.Owner))[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var rows = SheetFiles.Csv(file.Text.TrimStart('\uFEFF'));
        rows.Count.ShouldBe(7);
        var cell = (int row, string column) => rows[row][rows[0].IndexOf(column)];
        cell(1, "fullname").ShouldBe("'=HYPERLINK(\"http://evil.test\",\"Pay, \"\"me\"\"\")");
        Enumerable.Range(1, 6).Select(r => cell(r, "notes")).ShouldBe(["'+1", "'-1", "'@SUM(1)", "'\t'=1", "'\r'=1", "plain,\r\n\"quoted\""]);
        (cell(1, "timezone"), cell(1, "weekStartsOn"), cell(1, "bonus"), cell(1, "absenceDays"), cell(1, "paymentStatus"), cell(1, "periodStart")).ShouldBe(("Europe/Berlin", "monday", "1234.50", "0", "unpaid", "2026-03-01"));

        SheetFiles.Csv((await evil.Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF')).Skip(1).ShouldAllBe(row => row[rows[0].IndexOf("notes")] == "");
        SheetFiles.Csv((await (await company.Hire()).Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF')).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_file_says_what_is_approved_how_far_it_is_locked_and_what_has_changed_since()
    {
        var company = await Open("Europe/Berlin");
        var worker = await company.Hire();
        var profile = await company.Profile(worker, salary: 5200);
        var report = (await company.Owner.Calculate(worker, "2026-02-01", "2026-02-28")).Should(201)["payrollReport"];
        (await company.Owner.Approve(report)).Should(200);
        (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31")).Should(201);
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { salary = 5720, effectiveFrom = "2026-02-01", reason = "Signed late" })).Should(200);

        var rows = SheetFiles.Csv((await company.Owner.Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF'));
        string[] Cells(int row) => [.. new[] { "approvalStatus", "lockedThrough", "staleReasons", "difference" }.Select(column => rows[row][rows[0].IndexOf(column)])];
        Cells(1).ShouldBe(["draft", "", "", ""]);
        Cells(2).ShouldBe(["approved", "2026-02-28", "terms", "520.00"]);
        rows[2][rows[0].IndexOf("payrollReportId")].ShouldBe($"{report.Id()}");
        var february = (await Workbook(company.Owner, "format=xlsx"))[1];
        (february["approvalStatus"], february["lockedThrough"], february["difference"], february["toilHours"]).ShouldBe(("approved", new DateTime(2026, 2, 28), 520d, 0d));
        SheetFiles.Csv((await worker.Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF'))[2][rows[0].IndexOf("difference")].ShouldBe("");
    }

    [Fact]
    public async Task Exact_times_stand_beside_those_that_count()
    {
        host.Clock.Now = At("2026-03-27T12:00:00Z");
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { rounding = new { unit = 15, @in = "toShift", @out = "down" } } })).Should(200);
        var (worker, idle) = (await company.Hire(), await company.Hire("Ida Idle"));
        foreach (var person in new[] { worker, idle }) await company.Profile(person, salary: 5200);
        foreach (var (day, start, end, came, left) in new[]
        {
            // A night belongs to the day on which it began: the first is not of these days, the last is.
            ("2026-03-27", "22:00", "06:00", "2026-03-27T21:00:00Z", "2026-03-28T05:00:00Z"), ("2026-03-28", "09:00", "17:00", "2026-03-28T07:51:00Z", "2026-03-28T15:59:00Z"),
            ("2026-03-31", "22:00", "06:00", "2026-03-31T20:07:00Z", "2026-04-01T04:00:00Z"),
        })
        {
            host.Clock.Now = At("2026-03-27T12:00:00Z");
            await host.Works(worker, await company.Owner.Plan(day, start, end, worker), At(came), At(left));
        }
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        foreach (var person in new[] { worker, idle }) (await company.Owner.Calculate(person, "2026-03-28", "2026-03-31")).Should(201);

        async Task<List<List<string>>> Table(Client reader, string detail) => SheetFiles.Csv((await reader.Get($"{Pay.ReportsPath}/export?detail={detail}")).Should(200).Text.TrimStart('\uFEFF'));
        var totals = await Table(company.Owner, "totals");
        totals[0][^1].ShouldBe("exactHours");
        totals.Skip(1).Select(row => (row[totals[0].IndexOf("totalHoursWorked")], row[^1])).ShouldBe([("15.75", "16.0167"), ("0.00", "0.00")]);

        var times = await Table(company.Owner, "times");
        string[] Cells(int row) => [.. new[] { "shiftDate", "checkInTime", "countedFrom", "checkOutTime", "countedUntil", "exactHours", "countedHours" }.Select(column => times[row][times[0].IndexOf(column)])];
        times.Count.ShouldBe(3);
        Cells(1).ShouldBe(["2026-03-28", "2026-03-28T08:51:00+01:00", "2026-03-28T09:00:00+01:00", "2026-03-28T16:59:00+01:00", "2026-03-28T16:45:00+01:00", "8.1333", "7.75"]);
        Cells(2).ShouldBe(["2026-03-31", "2026-03-31T22:07:00+02:00", "2026-03-31T22:00:00+02:00", "2026-04-01T06:00:00+02:00", "2026-04-01T06:00:00+02:00", "7.8833", "8.00"]);
        (await Table(worker, "times")).ShouldBe(times);
        (await Table(idle, "times")).Count.ShouldBe(1);
        async Task<int> Asked(string detail)
        {
            using var counter = await StatementCounter.Of(company.Owner, host.ConnectionString);
            await Table(company.Owner, detail);
            return counter.Commands.Count;
        }
        foreach (var detail in new[] { "totals", "times" }) (await Asked(detail)).ShouldBe(await Asked($"{detail}&userId={worker.UserId}"), "of more people it asks no more often");
        (await Workbook(company.Owner, "format=xlsx&detail=times")).Select(row => (row["exactHours"], row["countedHours"])).ShouldBe([(8.1333, 7.75), (7.8833, 8d)]);
    }

    [Fact]
    public async Task A_workbook_has_numbers_as_numbers_days_as_days_and_no_formula()
    {
        var company = await Open("Europe/Berlin");
        var evil = await company.Hire("=1+1");
        await company.Profile(evil, salary: 5200);
        string[] nasty = ["=1+1", "$=1+1", "+1", "a;=1", "\t=1", "<b>&"];
        foreach (var (notes, i) in nasty.Select((n, i) => (n, i)))
            (await company.Owner.Post(Pay.ReportsPath, new { userId = evil.UserId, periodStart = $"2026-03-0{i + 1}", periodEnd = "2026-03-31", notes, bonus = 1234.5, deduction = 100 })).Should(201);

        var rows = await Workbook(company.Owner, "format=xlsx");
        rows.Select(row => row["notes"]).ShouldBe(["'=1+1", "$=1+1", "'+1", "a;'=1", "'\t'=1", "<b>&"]);
        (rows[0]["fullname"], rows[0]["bonus"], rows[0]["periodStart"], rows[0]["absenceDays"], rows[0]["stale"]).ShouldBe(("'=1+1", 1234.5, new DateTime(2026, 3, 1), 0d, false));
        rows[0].Keys.Take(20).ShouldBe(SheetFiles.Csv((await company.Owner.Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF'))[0].Take(20));

        var lines = await Workbook(company.Owner, "format=xlsx&detail=lines");
        lines.Where(line => Equals(line["periodStart"], new DateTime(2026, 3, 1))).Sum(line => (double)line["amount"]!).ShouldBe(5200 + 1234.5 - 100, 0.001);
        lines.Select(line => line["amount"]).ShouldContain(-100d);
        SheetFiles.Csv((await company.Owner.Get($"{Pay.ReportsPath}/export?detail=lines")).Should(200).Text.TrimStart('\uFEFF')).Count.ShouldBe(lines.Count + 1);
        (await Workbook(await company.Hire(), "format=xlsx")).ShouldBeEmpty();
        (await company.Owner.Get($"{Pay.ReportsPath}/export?format=pdf")).Should(400);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task No_reader_finds_a_formula_wherever_it_cuts_the_lines(char separator)
    {
        var company = await Open();
        string[] nasty =
        [
            "Mia;=cmd|' /C calc'!A0", "ok;=2+2;ok", "a,=1", "a\t+1", "a|@SUM(1)", "a\n=1", "a\r\n-1", "a\u2028=1", "＝1+1", "a;＋1", "a；=1;－1;＠x", "\u200b=1", "a;\u200b\ufeff=1", "a; \u00a0=1",
            "\n=1", "x;\"=1+1\";y", "\"=1", "a;;=1", "a;\t=1", "a,\r=1", ";=1", "=1;=2", "\u3164=1",
        ];
        var person = await company.Hire("Ann;=1+1;x");
        await company.Profile(person, salary: 5200);
        var day = new DateOnly(2026, 1, 1);
        foreach (var notes in nasty)
        {
            (await company.Owner.Post(Pay.ReportsPath, new { userId = person.UserId, periodStart = day, periodEnd = day, notes })).Should(201);
            day = day.AddDays(1);
        }

        var text = (await company.Owner.Get($"{Pay.ReportsPath}/export")).Should(200).Text.TrimStart('\uFEFF');

        // Both a reader that knows quotes at the beginning of a cell only, and one that knows none.
        var cells = text.Split([separator, '\r', '\n', '\u2028'], StringSplitOptions.None)
            .Concat(Cut(text, separator)).Select(cell => string.Concat(cell.Where(c => !char.IsWhiteSpace(c) && c is not '"' and not '\u3164' && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format))).ToList();
        cells.Count.ShouldBeGreaterThan(nasty.Length);
        cells.Where(cell => cell is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]).ShouldBeEmpty();
    }

    /// <summary>As most readers do it: a quote means something at the beginning of a cell, and else is a character like any other.</summary>
    private static IEnumerable<string> Cut(string text, char separator)
    {
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (quoted && text[i] == '"') quoted = false;
            else if (quoted) cell.Append(text[i]);
            else if (text[i] == separator || text[i] is '\r' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else if (text[i] == '"' && cell.Length == 0) quoted = true;
            else cell.Append(text[i]);
        }
    }

    private async Task<byte[]> Bytes(Client reader)
    {
        using var response = await host.Http.SendAsync(reader.Request(HttpMethod.Get, $"{Pay.ReportsPath}/export"));
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<List<IDictionary<string, object?>>> Workbook(Client reader, string query)
    {
        using var response = await host.Http.SendAsync(reader.Request(HttpMethod.Get, $"{Pay.ReportsPath}/export?{query}"));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return SheetFiles.Sheet(await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<TestCompany> Open(string zone = "UTC")
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        return await TestCompany.Found(host, zone);
    }
}
