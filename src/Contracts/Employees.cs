using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Employees;

public readonly record struct EmployeeProfileId(Guid Value) : IId<EmployeeProfileId>
{
    public static EmployeeProfileId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct EmployeeDocumentId(Guid Value) : IId<EmployeeDocumentId>
{
    public static EmployeeDocumentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <param name="Old">Null where there was none before.</param>
/// <param name="New">Null where there is none any more.</param>
public sealed record LineManagerChanged(UserId Employee, UserId? Old, UserId? New) : IEvent
{
    public static string Name => "employee.lineManagerChanged";
}

/// <summary>An employment was entered; where its first day is ahead told once more when it comes.</summary>
public sealed record EmploymentStarted(UserId User, EmploymentId Employment, DateOnly StartsOn) : IEvent
{
    public static string Name => "employment.started";
}

/// <summary>An employment has, or will have, a last day: told when that becomes known, and again when it becomes another one.</summary>
/// <param name="LastDay">The day before the first where it never came to be.</param>
/// <param name="Reason">Stable: <c>resigned</c>, <c>dismissed</c>, <c>contractEnd</c>, <c>accountDeleted</c>, <c>accountArchived</c>, <c>profileDeleted</c>, <c>other</c>.</param>
public sealed record EmploymentEnded(UserId User, EmploymentId Employment, DateOnly LastDay, string Reason) : IEvent
{
    public static string Name => "employment.ended";
}

/// <param name="LastDay">Which it would have been.</param>
public sealed record EmploymentEndWithdrawn(UserId User, EmploymentId Employment, DateOnly LastDay) : IEvent
{
    public static string Name => "employment.endWithdrawn";
}

/// <summary>What is agreed with somebody is another thing from a day on: told when it is entered, and where that day is ahead once more when it comes.</summary>
/// <param name="Fields">Which parts: <c>position</c>, <c>contractType</c>, <c>pay</c>, <c>hours</c>, <c>overtimeMode</c>, <c>departmentId</c>, <c>managerId</c>, <c>placeId</c>, <c>holidayRegion</c>, <c>startsOn</c>.</param>
/// <param name="InForce">The day has come.</param>
public sealed record EmploymentTermsChanged(UserId User, DateOnly From, IReadOnlyList<string> Fields, bool InForce) : IEvent
{
    public static string Name => "employment.termsChanged";
}

/// <summary>An employment ends in two weeks, or sooner where that became known later. Told once for each last day.</summary>
public sealed record EmploymentEnding(EmploymentId Employment, UserId User, DateOnly LastDay) : IEvent
{
    public static string Name => "employment.ending";
}

/// <summary>Somebody has left whom others report to. Until these have another line manager, that of who has left looks after them.</summary>
public sealed record ManagerLeft(UserId Manager, IReadOnlyList<UserId> Reports) : IEvent
{
    public static string Name => "employment.managerLeft";
}

/// <summary>A document's last day comes near, or has passed unannounced. Told once for each such day.</summary>
/// <param name="User">Whose document it is.</param>
/// <param name="Manager">Their line manager, where they have one.</param>
public sealed record EmployeeDocumentExpiring(EmployeeDocumentId Document, UserId User, UserId? Manager, string DocumentType, DateOnly ValidUntil) : IEvent
{
    public static string Name => "employee.documentExpiring";
}

public readonly record struct EmploymentId(Guid Value) : IId<EmploymentId>
{
    public static EmploymentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>By what somebody is paid.</summary>
public enum PayBasis
{
    Monthly,
    Hourly,
    None,
}

/// <summary>What becomes of overtime: it is paid, goes to the leave balance for it, or neither.</summary>
public enum OvertimeMode
{
    Paid,
    Toil,
    None,
}

/// <summary>In the contract's order.</summary>
public enum WorkPatternKind
{
    Weekdays,
    Spread,
}

/// <summary>How the hours of a week lie on its days.</summary>
/// <param name="Weeks">One to four weeks that follow each other for ever, each with the hours of its seven days from Monday; none where the days vary (<see cref="WorkPatternKind.Spread"/>).</param>
/// <param name="Anchor">A Monday on which the first of these weeks begins; null of a spread pattern.</param>
public sealed record WorkPattern(WorkPatternKind Kind, IReadOnlyList<IReadOnlyList<decimal>> Weeks, DateOnly? Anchor)
{
    /// <summary>The pattern's hours of a day, exact: of a spread week a seventh of its hours.</summary>
    public Fraction HoursOn(DateOnly day, decimal weeklyHours)
    {
        if (Kind is WorkPatternKind.Spread) return Fraction.OfDecimal(weeklyHours) / 7;
        var days = day.DayNumber - Anchor!.Value.DayNumber;
        var week = (int)Math.Floor(days / 7m);
        return Fraction.OfDecimal(Weeks[(week % Weeks.Count + Weeks.Count) % Weeks.Count][days - week * 7]);
    }
}

/// <summary>The terms of an employment from one day on, until the next of it.</summary>
/// <param name="Salary">Monthly, in the company's currency, major units with as many decimals as it has; given exactly where the basis is monthly.</param>
/// <param name="HourlyRate">The same an hour; given exactly where the basis is hourly.</param>
/// <param name="Pattern">Null: a fifth of the week's hours on each day from Monday to Friday.</param>
/// <param name="HolidayRegion">Whose public holidays are kept, where it is not that of the place or company.</param>
public sealed record TermsFacts(
    DateOnly From, PayBasis Basis, decimal? Salary, decimal? HourlyRate, decimal WeeklyHours, WorkPattern? Pattern, OvertimeMode Overtime,
    DepartmentId? Department, UserId? Manager, PlaceId? Place, string? HolidayRegion)
{
    public const decimal FullWeek = 40;

    /// <summary>The hours that the pattern has on a day, exact.</summary>
    public Fraction HoursOn(DateOnly day) =>
        Pattern is { } pattern ? pattern.HoursOn(day, WeeklyHours)
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Fraction.Zero
        : Fraction.OfDecimal(WeeklyHours) / 5;
}

/// <summary>One employment of a person, with all its terms, the earliest first.</summary>
/// <param name="EndsOn">The last day, where one is known.</param>
public sealed record EmploymentSpan(EmploymentId Id, DateOnly StartsOn, DateOnly? EndsOn, IReadOnlyList<TermsFacts> Terms)
{
    public bool Covers(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    /// <summary>The terms in force on a day; before the start the first, after the end the last.</summary>
    public TermsFacts TermsFor(DateOnly day)
    {
        // Asked for every day of everybody.
        for (var i = Terms.Count - 1; i > 0; i--)
        {
            if (Terms[i].From <= day) return Terms[i];
        }
        return Terms[0];
    }
}

/// <summary>Everything that was, is and will be agreed with a person: employments that never overlap, the earliest first; at least one.</summary>
public sealed record EmploymentHistory(UserId User, IReadOnlyList<EmploymentSpan> Employments)
{
    public bool IsEmployedOn(DateOnly day)
    {
        foreach (var employment in Employments)
        {
            if (employment.Covers(day)) return true;
        }
        return false;
    }

    public bool IsEmployedBetween(DateOnly from, DateOnly to) => Employments.Any(employment => employment.StartsOn <= to && (employment.EndsOn is null || employment.EndsOn >= from));

    /// <summary>The terms in force on a day of employment; on other days those of the next one, else of the last.</summary>
    public TermsFacts TermsFor(DateOnly day)
    {
        foreach (var employment in Employments)
        {
            if (employment.EndsOn is null || day <= employment.EndsOn) return employment.TermsFor(day);
        }
        return Employments[^1].TermsFor(day);
    }
}

/// <summary>On which days somebody is employed, both ends included.</summary>
public sealed record EmployedDays(IReadOnlyList<(DateOnly From, DateOnly? To)> Spans)
{
    public bool Covers(DateOnly day) => Spans.Any(span => span.From <= day && (span.To is null || day <= span.To));
}

/// <summary>Who reports to whom, in the company in whose unit of work it is asked.</summary>
public interface IReporting
{
    /// <summary>The line manager on the employee's profile, also when it ended with the account. In the place of one who has left theirs, and so on.</summary>
    Task<UserId?> ManagerOf(UserId employee, CancellationToken cancel);

    /// <summary>Direct reports, and those of reports who have left; none of who has left.</summary>
    Task<IReadOnlySet<UserId>> ReportsOf(UserId manager, CancellationToken cancel);

    /// <summary>Line managers of the employees; those without one are left out.</summary>
    Task<IReadOnlyDictionary<UserId, UserId>> ManagersOf(IEnumerable<UserId> employees, CancellationToken cancel);
}

public interface IEmployments
{
    /// <summary>The histories of these users, of deleted and archived ones too; who never was employed is left out.</summary>
    Task<IReadOnlyDictionary<UserId, EmploymentHistory>> Histories(IReadOnlyCollection<UserId> users, CancellationToken cancel);

    /// <summary>The same without terms: for whoever is to be planned, or comes to work. Who never was employed may always be.</summary>
    Task<IReadOnlyDictionary<UserId, EmployedDays>> Days(IReadOnlyCollection<UserId> users, CancellationToken cancel);

    /// <summary>Who is employed on at least one of the days, both ends included, deleted and archived ones too; of these users where given, and in this department on one of the days where given. In order of the id.</summary>
    Task<IReadOnlyList<UserId>> EmployedBetween(DateOnly from, DateOnly to, IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel);

    /// <summary>Why the account of this user cannot end with that as the last day of employment; today where it is null.</summary>
    Task<Problem?> RefusesLastDay(UserId user, DateOnly? lastDay, CancellationToken cancel);
}
