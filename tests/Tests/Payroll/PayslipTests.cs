using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Payroll.Payslips;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Payroll;

public sealed class PayslipTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task People_get_their_own_once_it_is_approved_and_managers_see_drafts_that_say_so()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Lina Line");
        var (report, other) = (await company.HireReport(manager, "Rita Report"), await company.Hire("Otto Other"));
        var pay = (await company.Owner.Calculate(report, bonus: 120)).Should(201)["payrollReport"];
        var slip = $"{Pay.ReportsPath}/{pay.Id()}/payslip";

        (await report.Get(slip)).ShouldRefuse(400, "PayslipNotApproved");
        (await manager.Get(slip + "?format=html")).Should(200).Text.ShouldContain("Draft, not approved yet");
        foreach (var stranger in new[] { other, await company.Hire("Nora Next") }) (await stranger.Get(slip)).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.Get(slip)).ShouldRefuse(404, "404");
        (await company.Owner.Get(slip + "?format=docx")).Should(400);

        (await company.Owner.Change(pay, new { paymentStatus = "paid" })).Should(200);
        var own = (await report.Get(slip + "?format=html")).Should(200);
        own.Text.ShouldNotContain("not approved");
        (await report.Get(slip)).Should(200).Headers["Content-Type"].ShouldBe("application/pdf");
    }

    [Fact]
    public async Task The_page_loads_nothing_runs_nothing_and_speaks_the_readers_language()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("<script>alert(1)</script> Öztürk & \"Söhne\"");
        await company.Profile(person, salary: 5200);
        var pay = (await company.Owner.Calculate(person, bonus: 1234.5m)).Should(201)["payrollReport"];
        (await company.Owner.Change(pay, new { paymentStatus = "paid", paymentDate = "2026-04-01" })).Should(200);
        var slip = $"{Pay.ReportsPath}/{pay.Id()}/payslip?format=html";

        var page = (await person.Get(slip)).Should(200);
        var style = Regex.Match(page.Text, "<style>(.*)</style>", RegexOptions.Singleline).Groups[1].Value;
        page.Headers["Content-Security-Policy"].ShouldBe($"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'");
        (page.Headers["Content-Type"], page.Headers["Cache-Control"]).ShouldBe(("text/html; charset=utf-8", "no-store"));
        page.Text.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Text.ShouldNotContain("<script");
        Regex.Matches(page.Text, "(src|href|style)=|url\\(|@import").ShouldBeEmpty();
        foreach (var said in new[] { "Payslip", "1 Mar 2026 – 31 Mar 2026", "Gross pay", "6,434.50 USD", "since 1 Jan 2025" }) page.Text.ShouldContain(said);

        (await person.Patch("/auth-api/v1/profile", new { language = "de-AT" })).Should(200);
        foreach (var said in new[] { "lang=\"de\"", "Entgeltabrechnung", "01.03.2026 – 31.03.2026", "Bruttoentgelt", "6.434,50 USD" }) (await person.Get(slip)).Text.ShouldContain(said);
        (await person.Patch("/auth-api/v1/profile", new { language = "tr" })).Should(200);
        foreach (var said in new[] { "lang=\"tr\"", "Ücret bordrosu", "01.01.2025 tarihinden beri", "Brüt ücret", "6.434,50 USD" }) System.Net.WebUtility.HtmlDecode((await person.Get(slip)).Text).ShouldContain(said);
    }

    [Fact]
    public async Task The_same_version_is_the_same_bytes()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await company.Profile(person, salary: 5200);
        var pay = (await company.Owner.Calculate(person)).Should(201)["payrollReport"];

        async Task<string> Pdf()
        {
            using var response = await host.Http.SendAsync(company.Owner.Request(HttpMethod.Get, $"{Pay.ReportsPath}/{pay.Id()}/payslip"));
            return Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        }

        var first = await Pdf();
        first.ShouldStartWith("%PDF-");
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Pdf()))).ShouldAllBe(pdf => pdf == first);
        (await company.Owner.Change(pay, new { bonus = 1 })).Should(200);
        (await Pdf()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_reader_can_calculate_every_amount_anew_from_what_is_shown()
    {
        host.Clock.Now = Work.At("2026-03-30T08:00:00Z");
        var company = await TestCompany.Found(host);
        var (hourly, monthly) = (await company.Hire("Hal Hourly"), await company.Hire("Mo Monthly"));
        (await company.Owner.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = hourly.UserId, position = "Cook", employmentStartDate = "2025-01-01", contractType = "permanent", payBasis = "hourly", hourlyRate = 14.05 })).Should(201);
        await company.Profile(monthly, salary: 3201);
        foreach (var person in new[] { hourly, monthly })
        {
            host.Clock.Now = Work.At("2026-03-30T08:00:00Z");
            var shift = await company.Owner.Plan("2026-03-31", "09:00", "17:00", person);
            await host.Works(person, shift, Work.At("2026-03-31T09:00:00Z"), Work.At("2026-03-31T17:34:59Z"));
        }
        host.Clock.Now = Work.At("2026-04-02T12:00:00Z");
        foreach (var (person, line) in new[] { (hourly, "<td>0.5831 h</td><td>14.05</td><td>0.50</td><td>4.10</td>"), (monthly, "<td>0.5831 h</td><td>18.4673</td><td>1.50</td><td>16.15</td>") })
        {
            var pay = (await company.Owner.Calculate(person)).Should(201)["payrollReport"];
            pay.GetProperty("lines").EnumerateArray().ShouldAllBe(l => !l.EnumerateObject().Any(p => p.Name.StartsWith("fine")));
            var page = (await company.Owner.Get($"{Pay.ReportsPath}/{pay.Id()}/payslip?format=html")).Should(200).Text;
            var rows = Regex.Matches(page, "<tr><td>[^<]*</td><td>([0-9.,]+) h</td><td>([0-9.,]+)</td><td>([0-9.]*)</td><td>(-?[0-9.,]+)</td></tr>");
            rows.Count.ShouldBeGreaterThan(1, page);
            foreach (Match row in rows)
            {
                decimal Cell(int cell) => row.Groups[cell].Value is "" ? 1 : decimal.Parse(row.Groups[cell].Value, System.Globalization.CultureInfo.InvariantCulture);
                decimal.Round(Cell(1) * Cell(2) * Cell(3), 2, MidpointRounding.AwayFromZero).ShouldBe(Cell(4), row.Value);
            }
            page.ShouldContain(line);
        }
    }

    [Theory]
    [InlineData("0.58333333", "14.05", "1.5", "0.5833", "14.05")]
    [InlineData("8", "18.75", "1", "8.00", "18.75")]
    [InlineData("184", "17.39673913", "1", "184.00", "17.396739")]
    [InlineData("184", "17.39130435", "1", "184.00", "17.3913")]
    [InlineData("1234.33333333", "99.99", "1.5", "1234.3333", "99.99")]
    public void As_few_decimals_as_do_are_shown(string quantity, string rate, string factor, string shownQuantity, string shownRate)
    {
        decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        LineFigures.Of(new ReportLine("hours", "Hours", null, 0, "hours", 0, Number(factor), 0) { FineQuantity = Number(quantity), FineRate = Number(rate) }, 2)
            .ShouldBe((Number(shownQuantity), Number(shownRate)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(60, 4)]
    public void Lines_go_on_over_as_many_pages_as_they_need(int lines, int pages)
    {
        var facts = new PayslipFacts(
            Guid.Empty, 3, $"Küchen & Lager {new string('W', 90)} GmbH", new string('M', 120), new(2026, 12, 1), new(2026, 12, 31), new(2021, 3, 15), null, PayBasis.Hourly, "KWD", 600_000, 36_000, 0, 2, 57_600,
            [.. Enumerable.Range(0, lines).Select(i => new ReportLine("premium", "Night work between eleven in the evening and six in the morning, on whatever day", new(2026, 12, 1), 1.25m + i, "hours", 17.883m, 1.5m, -33.531m))],
            12_345_678.905m, 120.55m, null, new(2027, 1, 2), IsDraft: true);

        foreach (var words in PayslipWords.All)
        {
            var text = PayslipText.Of(facts, words);
            Regex.Match(Encoding.Latin1.GetString(PayslipPdf.Of(text)), "/Count ([0-9]+)").Groups[1].Value.ShouldBe($"{pages}");
            Regex.Count(Encoding.UTF8.GetString(PayslipHtml.Of(text)), "<tr><td>").ShouldBe(lines);
        }
    }

    [Fact]
    public void Every_language_has_a_name_for_every_line() =>
        PayslipWords.All.Select(words => string.Join(' ', words.Lines.Keys.Order())).Distinct().ShouldHaveSingleItem();
}
