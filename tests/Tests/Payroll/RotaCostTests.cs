using System.Numerics;
using System.Text.Json;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What a plan comes to, by the rules of pay.</summary>
public sealed class RotaCostTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Hours_are_worth_what_an_hour_is_and_overtime_adds_its_half()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        await company.Profile(anna, salary: 5200);
        for (var day = 9; day < 14; day++) await company.Owner.Planned($"2026-03-{day:00}", "09:00", "18:00", anna);
        await company.Owner.Planned("2026-03-16", "09:00", "18:00", anna);

        var cost = await Cost(company.Owner, "2026-03-09", "2026-03-15");
        (cost.Str("currency"), Figures(cost)).ShouldBe(("USD", (45m, 5m, 1425m)));
        cost.GetProperty("days").EnumerateArray().Select(d => (d.Str("day"), Figures(d))).ShouldBe([.. Enumerable.Range(9, 5).Select(n => ($"2026-03-{n:00}", (9m, 1m, 285m))), ("2026-03-14", (0m, 0m, 0m)), ("2026-03-15", (0m, 0m, 0m))]);
        var person = cost.GetProperty("people").EnumerateArray().ShouldHaveSingleItem();
        (person.Id("userId"), person.GetProperty("user").Str("fullname"), Figures(person), person.GetProperty("days").GetArrayLength()).ShouldBe((anna.UserId, "Anna", (45m, 5m, 1425m), 5));
        // What was planned before in the same week brings the overtime nearer.
        await company.Owner.Planned("2026-03-14", "09:00", "12:00", anna);
        Figures(await Cost(company.Owner, "2026-03-14", "2026-03-14")).ShouldBe((3m, 3m, 135m));
    }

    [Fact]
    public async Task Premiums_planned_breaks_and_both_changes_of_the_clocks_count()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var anna = await company.Hire("Anna");
        (await company.Owner.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = anna.UserId, employmentStartDate = "2025-01-01", position = "Cook", contractType = "permanent", payBasis = "hourly", hourlyRate = 20 })).Should(201);
        (await company.Owner.Post("/payrollReporting-api/v1/payrules", new { validFrom = "2026-01-01", premiums = new[] { new { code = "night", from = "23:00", to = "06:00", percent = 25 } } })).Should(201);
        foreach (var day in new[] { "2026-03-10", "2026-03-28", "2026-10-24" }) (await company.Owner.Post(Roster.Shifts, new { shiftDate = day, startTime = "22:00", endTime = "06:00", breakMinutes = 30, published = false, assignedUserIds = Roster.Ids(anna) })).Should(201);

        Figures(await Cost(company.Owner, "2026-03-10", "2026-03-10")).ShouldBe((7.5m, 0m, 182.5m));
        // An hour less, and one more, of which half an hour is beyond eight.
        Figures(await Cost(company.Owner, "2026-03-28", "2026-03-28")).ShouldBe((6.5m, 0m, 6.5m * 20 + 5.5m * 5));
        Figures(await Cost(company.Owner, "2026-10-24", "2026-10-24")).ShouldBe((8.5m, 0.5m, 8.5m * 20 + 7.5m * 5 + 0.5m * 10));
    }

    [Fact]
    public async Task Parts_sum_to_the_whole_which_is_rounded_once()
    {
        var company = await TestCompany.Found(host);
        var (kitchen, crew) = (await company.Department("Kitchen"), new List<Client>());
        var salaries = new[] { 3100m, 3333.33m, 2777.77m, 1999.99m, 4100.01m };
        foreach (var salary in salaries)
        {
            var person = await company.Hire();
            await company.Profile(person, salary: salary);
            crew.Add(person);
        }
        var exact = BigInteger.Zero;
        foreach (var (index, person) in crew.Index())
        {
            for (var day = 9; day < 9 + index + 1; day++)
            {
                (await company.Owner.Post(Roster.Shifts, new { shiftDate = $"2026-03-{day:00}", startTime = "09:00", endTime = "12:20", departmentId = day % 2 == 0 ? kitchen : (Guid?)null, assignedUserIds = Roster.Ids(person) })).Should(201);
                // In cents times 2080 times 3: 3 h 20 min are ten thirds of an hour at salary·12/2080.
                exact += (BigInteger)(salaries[index] * 100) * 12 * 10;
            }
        }
        const int units = 2080 * 3;
        var cents = (2 * exact + units) / (2 * units);

        var cost = await Cost(company.Owner, "2026-03-09", "2026-03-15");
        (cost.GetProperty("cost").GetDecimal() * 100).ShouldBe((decimal)cents);
        foreach (var parts in new[] { "days", "people", "departments" }) cost.GetProperty(parts).EnumerateArray().Sum(p => p.GetProperty("cost").GetDecimal()).ShouldBe(cost.GetProperty("cost").GetDecimal(), parts);
        cost.GetProperty("people").EnumerateArray().ShouldAllBe(p => p.GetProperty("days").EnumerateArray().Sum(d => d.GetProperty("cost").GetDecimal()) == p.GetProperty("cost").GetDecimal());
        cost.GetProperty("departments").GetArrayLength().ShouldBe(2);
        var own = await Cost(company.Owner, "2026-03-09", "2026-03-15", $"&departmentId={kitchen}");
        own.GetProperty("departments").EnumerateArray().ShouldHaveSingleItem().Id("departmentId").ShouldBe(kitchen);
    }

    [Fact]
    public async Task A_line_manager_sees_the_cost_of_reports_alone_and_nobody_else_any()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, ben, cora) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cora"));
        await company.Profile(mara, salary: 9000);
        await company.Profile(anna, mara, salary: 5200);
        await company.Profile(ben, salary: 5200);
        foreach (var person in new[] { mara, anna, ben, cora }) await company.Owner.Planned("2026-03-10", "09:00", "17:00", person);

        (await Cost(mara, "2026-03-10", "2026-03-10")).GetProperty("people").EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(anna.UserId);
        var all = await Cost(company.Owner, "2026-03-10", "2026-03-10");
        all.GetProperty("people").EnumerateArray().Select(p => (p.GetProperty("user").Str("fullname"), p.GetProperty("cost").GetDecimal())).ShouldBe([("Anna", 240m), ("Ben", 240m), ("Cora", 0m), ("Mara", decimal.Round(9000m * 12 / 2080 * 8, 2, MidpointRounding.AwayFromZero))]);
        (await anna.Get("/scheduleManagement-api/v1/rotacost?from=2026-03-10&to=2026-03-10")).Should(403);
        foreach (var no in new[] { "from=2026-03-10&to=2026-03-09", "from=2026-01-01&to=2026-03-31" }) (await company.Owner.Get($"/scheduleManagement-api/v1/rotacost?{no}")).ShouldRefuse(400, "RotaCostRange");
    }

    [Fact]
    public async Task Totals_stand_beside_the_page_of_payroll_reports_for_all_that_match()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        foreach (var (person, salary) in new[] { (anna, 3200m), (ben, 2000m) })
        {
            await company.Profile(person, salary: salary);
            (await company.Owner.Post("/payrollReporting-api/v1/payrollreports", new { userId = person.UserId, periodStart = "2026-02-01", periodEnd = "2026-02-28", bonus = 10.5 })).Should(201);
        }
        var total = (await company.Owner.Get("/payrollReporting-api/v1/payrollreports?pageRowCount=1")).Should(200)["totals"].EnumerateArray().ShouldHaveSingleItem();
        (total.Number("reports"), total.GetProperty("bonus").GetDecimal(), total.GetProperty("salaryCalculated").GetDecimal(), total.Str("currency")).ShouldBe((2, 21m, 5221m, "USD"));
        (await company.Owner.Get($"/payrollReporting-api/v1/payrollreports?userId={ben.UserId}")).Should(200)["totals"][0].GetProperty("salaryCalculated").GetDecimal().ShouldBe(2010.5m);
        (await anna.Get("/payrollReporting-api/v1/payrollreports")).Should(200)["totals"][0].Number("reports").ShouldBe(1);
        (await company.Owner.Get($"/payrollReporting-api/v1/payrollreports?userId={Guid.NewGuid()}")).Should(200)["totals"].GetArrayLength().ShouldBe(0);
    }

    private static async Task<JsonElement> Cost(Client reader, string from, string to, string more = "") => (await reader.Get($"/scheduleManagement-api/v1/rotacost?from={from}&to={to}{more}")).Should(200)["rotaCost"];

    private static (decimal Hours, decimal Overtime, decimal Cost) Figures(JsonElement part) => (part.GetProperty("hours").GetDecimal(), part.GetProperty("overtimeHours").GetDecimal(), part.GetProperty("cost").GetDecimal());
}
