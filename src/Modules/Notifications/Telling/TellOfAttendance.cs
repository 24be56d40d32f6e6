using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>People hear what is on record of their work, their managers of what was missed or has to be looked at.</summary>
internal sealed class TellOfAttendance(InboxWriter inbox, Superiors superiors, IShifts shifts, ICompanies companies, Caller caller)
    : ISubscriberOfMany<AttendanceLate>, ISubscriberOfMany<AttendanceAbsent>, ISubscriberOfMany<AttendanceCorrected>, ISubscriberOfMany<AttendanceExcused>, ISubscriberOfMany<AttendanceAutoClosed>,
      ISubscriberOfMany<AttendanceLateOut>, ISubscriberOfMany<AttendanceUnplanned>, ISubscriberOfMany<CorrectionRequested>, ISubscriberOfMany<CorrectionDecided>
{
    private const string Record = "attendanceRecord";
    private const string Correction = "attendanceCorrection";

    public async Task Hear(IReadOnlyList<AttendanceLate> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => Both(about, e.User, e.Record.Value, new News.Late(about.Shift(e.Shift), e.Minutes), name => new News.ReportLate(name, about.Shift(e.Shift), e.Minutes))), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceAbsent> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => Both(about, e.User, e.Record.Value,
            new News.Absent(about.Shift(e.Shift), e.Day, e.ByRule), name => new News.ReportAbsent(name, about.Shift(e.Shift), e.Day, e.ByRule))), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceCorrected> all, CancellationToken cancel)
    {
        // Who asked for it hears of the decision.
        var unasked = all.Where(e => e.Request is null).ToList();
        var about = await About(unasked.Select(e => (e.User, e.Shift)), cancel);
        await Post(unasked.Select(e => new Notice(e.User,
            new News.PunchCorrected(about.Shift(e.Shift), e.Day, PunchTimes.Of(e.Old, about.Zone), e.New is { } now ? PunchTimes.Of(now, about.Zone) : null), Record, e.Record.Value)), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceExcused> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.Select(e => new Notice(e.User, new News.AbsenceExcused(about.Shift(e.Shift), e.Day, e.Excused, e.Paid), Record, e.Record.Value)), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceAutoClosed> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => Both(about, e.User, e.Record.Value,
            new News.AutoClosed(about.Shift(e.Shift), e.Day, about.Time(e.At), e.CalledOff), name => new News.ReportAutoClosed(name, about.Shift(e.Shift), e.Day, about.Time(e.At), e.CalledOff))), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceLateOut> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => Both(about, e.User, e.Record.Value,
            new News.LateOut(about.Shift(e.Shift), e.Day, about.Time(e.At), about.Time(e.CountedUntil)),
            name => new News.ReportLateOut(name, about.Shift(e.Shift), e.Day, about.Time(e.At), about.Time(e.CountedUntil)))), cancel);
    }

    public async Task Hear(IReadOnlyList<AttendanceUnplanned> all, CancellationToken cancel)
    {
        // Whoever came knows it.
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => about.Superiors(e.User).Select(superior =>
            new Notice(superior, new News.UnplannedWork(about.Name(e.User), e.Day, about.Time(e.At), e.ToReview), Record, e.Record.Value, e.User))), cancel);
    }

    public async Task Hear(IReadOnlyList<CorrectionRequested> all, CancellationToken cancel)
    {
        var about = await About(all.Select(e => (e.User, e.Shift)), cancel);
        await Post(all.SelectMany(e => about.Superiors(e.User).Select(superior =>
            new Notice(superior, new News.CorrectionRequested(about.Name(e.User), about.Shift(e.Shift), e.Day, e.Kind), Correction, e.Correction.Value, e.User))), cancel);
    }

    public async Task Hear(IReadOnlyList<CorrectionDecided> all, CancellationToken cancel)
    {
        var decided = all.Where(e => e.By != e.User).ToList();
        var about = await About(decided.Select(e => (e.User, e.Shift)), cancel);
        await Post(decided.Select(e => new Notice(e.User, new News.CorrectionDecided(about.Shift(e.Shift), e.Day, e.Kind, e.Decision), Correction, e.Correction.Value)), cancel);
    }

    /// <summary>The person, and those above them.</summary>
    private static IEnumerable<Notice> Both(Known about, UserId person, Guid record, News own, Func<string, News> toSuperior) =>
        [new(person, own, Record, record), .. about.Superiors(person).Select(superior => new Notice(superior, toSuperior(about.Name(person)), Record, record, person))];

    private Task Post(IEnumerable<Notice> notices, CancellationToken cancel) => inbox.Post([.. notices], cancel);

    private async Task<Known> About(IEnumerable<(UserId User, ShiftId Shift)> all, CancellationToken cancel)
    {
        var (users, ids) = (all.Select(a => a.User).Distinct().ToList(), all.Select(a => a.Shift).Distinct().ToList());
        var briefs = await shifts.Briefs(ids, cancel);
        return new Known(
            shift => briefs.TryGetValue(shift, out var brief) ? ShiftTime.Of(brief) : null,
            await superiors.NamesOf(users, cancel), await superiors.OfAll(users, cancel), (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc);
    }

    /// <summary>What has to be known of people and shifts to tell of them.</summary>
    /// <param name="Shift">Null where it is gone.</param>
    private sealed record Known(Func<ShiftId, ShiftTime?> Shift, Func<UserId, string> Name, Func<UserId, IReadOnlyList<UserId>> Superiors, DateTimeZone Zone)
    {
        public TimeOnly Time(DateTimeOffset at) => WallClock.TimeOf(at, Zone);
    }
}
