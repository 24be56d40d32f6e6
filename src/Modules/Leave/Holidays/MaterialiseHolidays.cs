using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Leave.Holidays;

/// <summary>
/// Writes down the holidays of the regions that a company's people are in: of last year, this and the next two. What is past stays as it
/// was written, whatever another version of the calendars says; days ahead follow it, and others hear of it.
/// </summary>
internal sealed class MaterialiseHolidays : ICompanyJob
{
    public const string Name = "leave.materialiseHolidays";

    /// <summary>So many histories are looked at at once.</summary>
    private const int PeopleAtOnce = 500;

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<LeaveDb>();
        foreach (var region in await InUse(turn, services, cancel))
        {
            for (var year = turn.Day.Year - 1; year <= turn.Day.Year + 2; year++) await Write(db, turn, region, year, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    private static async Task Write(LeaveDb db, CompanyTurn turn, HolidayRegion region, int year, CancellationToken cancel)
    {
        var (country, name) = (region.Country, region.Region ?? "");
        var listed = Calendars.Of(region.Country, region.Region, year);
        if (!await db.HolidayYears.AnyAsync(y => y.Country == country && y.Region == name && y.Year == year, cancel))
        {
            db.HolidayYears.Add(new HolidayYear { CompanyId = turn.Company, Country = country, Region = name, Year = year });
            db.PublicDays.AddRange(listed.Select(Day));
            return;
        }
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var written = await db.PublicDays.Where(d => d.Country == country && d.Region == name && d.Day > turn.Day && d.Day >= first && d.Day <= last).ToListAsync(cancel);
        var (gone, come) = (written.Where(w => !listed.Any(l => l.Day == w.Day)).ToList(), listed.Where(l => l.Day > turn.Day && !written.Exists(w => w.Day == l.Day)).ToList());
        if (gone.Count + come.Count == 0) return;
        db.PublicDays.RemoveRange(gone);
        db.PublicDays.AddRange(come.Select(Day));
        var changed = gone.Select(g => g.Day).Concat(come.Select(c => c.Day)).ToList();
        db.Publish(new HolidayChanged(changed.Min(), changed.Max()), turn.Company.Value);

        PublicDay Day((DateOnly Day, string Name) holiday) => new() { CompanyId = turn.Company, Country = country, Region = name, Day = holiday.Day, Name = holiday.Name };
    }

    private static async Task<IReadOnlySet<HolidayRegion>> InUse(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var (employments, holidays) = (services.GetRequiredService<IEmployments>(), services.GetRequiredService<KeptHolidays>());
        var settings = (await services.GetRequiredService<ICompanies>().Find(turn.Company, cancel))!.Settings;
        var regions = new HashSet<HolidayRegion>();
        if (KeptHolidays.Default(settings) is { } usual) regions.Add(usual);
        foreach (var some in (await employments.EmployedBetween(turn.Day.AddYears(-1), turn.Day.AddYears(1), null, null, cancel)).Chunk(PeopleAtOnce))
        {
            var terms = (await employments.Histories(some, cancel)).Values.SelectMany(h => h.Employments).SelectMany(e => e.Terms);
            regions.UnionWith((await holidays.Regions(terms, settings, cancel)).Values.OfType<HolidayRegion>());
        }
        return regions;
    }
}
