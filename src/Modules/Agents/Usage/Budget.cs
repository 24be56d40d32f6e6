using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;

namespace WorkforceOS.Agents.Usage;

/// <summary>
/// Lets a question through and counts what it took. Calls of a minute are counted by the database, so that whoever asks a hundred times at once is let through as
/// often as alone; tokens are known afterwards, and whatever was let through before the budget was spent may exceed it.
/// </summary>
internal sealed class Budget(AgentsDb db, AiSettings settings, ICompanies companies, Caller caller, TimeProvider clock)
{
    /// <returns>Why not.</returns>
    public async Task<ModelRefusal?> Enter(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var minute = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero);
        var zone = await Zone(cancel);
        var day = WallClock.DayOf(now, zone);
        var (first, most) = (new DateOnly(day.Year, day.Month, 1), settings.CallsPerUserMinute);
        var used = await db.Usage.Where(u => u.Day >= first && u.Day <= day).GroupBy(_ => 1).Select(all => new
        {
            OfUser = all.Where(u => u.UserId == caller.User && u.Day == day).Sum(u => u.InputTokens + u.OutputTokens),
            OfDay = all.Where(u => u.Day == day).Sum(u => u.InputTokens + u.OutputTokens),
            OfMonth = all.Sum(u => u.InputTokens + u.OutputTokens),
        }).SingleOrDefaultAsync(cancel);
        if (used is not null)
        {
            if (settings.TokensPerCompanyMonth > 0 && used.OfMonth >= settings.TokensPerCompanyMonth) return new(ModelRefusalKind.TooMuch, WallClock.DayRange(first.AddMonths(1), zone).Start - now);
            if (used.OfUser >= settings.TokensPerUserDay || used.OfDay >= settings.TokensPerCompanyDay) return new(ModelRefusalKind.TooMuch, WallClock.DayRange(day, zone).End - now);
        }
        var counted = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO agents.usage AS u (company_id, user_id, day, calls, minute, calls_in_minute) VALUES ({caller.Company.Value}, {caller.User.Value}, {day}, 1, {minute}, 1)
            ON CONFLICT (company_id, user_id, day) DO UPDATE SET calls = u.calls + 1, minute = excluded.minute, calls_in_minute = CASE WHEN u.minute = excluded.minute THEN u.calls_in_minute + 1 ELSE 1 END
            WHERE u.minute <> excluded.minute OR u.calls_in_minute < {most}
            """, cancel);
        return counted > 0 ? null : new(ModelRefusalKind.TooMuch, minute.AddMinutes(1) - now);
    }

    /// <summary>Adds what an answer took to the day on which it came.</summary>
    public async Task Count(long inputTokens, long outputTokens, long recordedBytes, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var day = WallClock.DayOf(now, await Zone(cancel));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO agents.usage AS u (company_id, user_id, day, calls, minute, calls_in_minute, input_tokens, output_tokens, recorded_bytes)
            VALUES ({caller.Company.Value}, {caller.User.Value}, {day}, 0, {now}, 0, {inputTokens}, {outputTokens}, {recordedBytes})
            ON CONFLICT (company_id, user_id, day) DO UPDATE SET input_tokens = u.input_tokens + excluded.input_tokens, output_tokens = u.output_tokens + excluded.output_tokens, recorded_bytes = u.recorded_bytes + excluded.recorded_bytes
            """, cancel);
    }

    private async ValueTask<DateTimeZone> Zone(CancellationToken cancel) => (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc;
}
