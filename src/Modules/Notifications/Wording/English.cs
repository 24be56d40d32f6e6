using System.Diagnostics;
using System.Globalization;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

internal sealed class English : Language
{
    public override string Code => "en";

    public override string ChooseYourMails => "You choose in your notification preferences what is sent to you by mail.";

    public override (string Subject, IReadOnlyList<string> Lines) Invitation => ("Your account is ready",
        [Greeting, "an account on WorkforceOS was made for this mail address. Whoever made it can tell you where to sign in; there you can have a code sent to this address, which completes the account.",
        "If you do not expect this, you need not do anything."]);

    public override (string Title, string Text) Say(News news) => news switch
    {
        News.Welcome n => ($"Welcome to {n.Company}", $"Your account at {n.Company} is ready. You sign in as {n.Email}."),
        News.ShiftAssigned n => ("You are on a new shift", $"You are on the shift of {Time(n.Shift)}."),
        News.ShiftsAssigned n => ($"You are on {Shifts(n.Shifts)}", $"You are on {Shifts(n.Shifts)} ({n.Template}) {Days(n.First, n.Last)}."),
        News.ShiftMoved n => ("Your shift has changed", $"Your shift of {Time(n.Old)} is now {Time(n.New)}."),
        News.ShiftReleased n => ("You are off a shift", Released(n)),
        News.ShiftVacated n => ("A shift may need somebody", $"{n.Name} is off the shift of {Time(n.Shift)}, {WhyVacated(n.Reason)}. It may need somebody else."),
        News.DepartmentConflict n => ($"{n.Name} could not be put on a shift", $"{n.Name} joined the department, but is not available for its shift of {Time(n.Shift)}, and was left off."),
        News.Late n => ("You were late", $"You checked in {Minutes(n.Minutes)} late for {Shift(n.Shift)}."),
        News.ReportLate n => ($"{n.Name} was late", $"{n.Name} checked in {Minutes(n.Minutes)} late for {Shift(n.Shift)}."),
        News.Absent n => ("You are marked absent", n.ByRule ? $"You did not check in for {Shift(n.Shift, n.Day)} and are marked absent." : $"You are marked absent from {Shift(n.Shift, n.Day)}."),
        News.ReportAbsent n => ($"{n.Name} is marked absent", n.ByRule ? $"{n.Name} did not check in for {Shift(n.Shift, n.Day)} and is marked absent." : $"{n.Name} is marked absent from {Shift(n.Shift, n.Day)}."),
        News.LeaveRequested n => ($"{n.Name} asks for leave", $"{n.Name} asks for leave ({n.LeaveType}) {Days(n.From, n.To)}. It awaits your decision."),
        News.LeaveChanged n => ($"{n.Name} asks for other leave now", $"{n.Name} asked for leave ({n.OldType}) {Days(n.OldFrom, n.OldTo)}, and now asks for leave ({n.LeaveType}) {Days(n.From, n.To)} instead. It awaits your decision."),
        News.LeaveWithdrawn n => ($"{n.Name} no longer asks for leave", $"{n.Name} has withdrawn the request for leave ({n.LeaveType}) {Days(n.From, n.To)}. You need not decide it."),
        News.LeaveCancellationAsked n => ($"{n.Name} asks to cancel leave", $"{n.Name} asks you to cancel the approved leave ({n.LeaveType}) {Days(n.From, n.To)}."),
        News.LeaveDaysChanged n => ("Your leave was changed", $"Your approved leave {Days(n.From, n.To)} was changed. Please look at what it takes now."),
        News.LeaveDecided n => ($"Your leave is {n.Decision}", $"Your leave ({n.LeaveType}) {Days(n.From, n.To)} is {n.Decision}.{(n.Note is null ? "" : $" Note: {n.Note}")}"),
        News.PayrollReady n => ("Your payroll report is ready", $"Your payroll report {Days(n.From, n.To)} can be read."),
        News.DocumentExpiring n => ("Your document runs out", $"Your document ({n.DocumentType}) is valid until {Day(n.ValidUntil)}."),
        News.ReportDocumentExpiring n => ($"A document of {n.Name} runs out", $"{n.Name}: the document ({n.DocumentType}) is valid until {Day(n.ValidUntil)}."),
        News.EmploymentEnding n => ($"The employment of {n.Name} ends", $"The last day of {n.Name} is {Day(n.LastDay)}."),
        News.ManagerLeft n => ($"{n.Name} has left, and others reported to them", $"{n.Name} has left. Without a line manager of their own {(n.Count == 1 ? "is 1 person" : $"are {n.Count} people")}: {n.Names}."),
        News.TermsChanged n => ("Your terms have changed", $"From {Day(n.From)} on this is new: {Parts(n, "your position", "your line manager", "your department", "your hours")}."),
        News.PunchCorrected n => ("Your record was corrected", Corrected(n)),
        News.AbsenceExcused n => (n.Excused ? "Your absence is excused" : "Your absence is not excused any more", $"Your absence from {Shift(n.Shift, n.Day)} is {(!n.Excused ? "not excused any more" : n.Paid ? "excused, and paid" : "excused, but not paid")}."),
        News.AutoClosed n => ("Your record was closed", n.CalledOff
            ? $"You were there when {Shift(n.Shift, n.Day)} was called off: your record ends at {Clock(n.At)}."
            : $"You did not check out of {Shift(n.Shift, n.Day)}: your record was closed, and ends at {Clock(n.At)}. If you left at another time, ask for a correction."),
        News.ReportAutoClosed n => ($"The record of {n.Name} was closed", n.CalledOff
            ? $"{n.Name} was there when {Shift(n.Shift, n.Day)} was called off: the record ends at {Clock(n.At)}."
            : $"{n.Name} did not check out of {Shift(n.Shift, n.Day)}: the record was closed, and ends at {Clock(n.At)}. Please look at it."),
        News.LateOut n => ("You checked out late", $"You checked out of {Shift(n.Shift, n.Day)} at {Clock(n.At)}. Until a manager has looked at it, your time counts until {Clock(n.CountedUntil)}."),
        News.ReportLateOut n => ($"{n.Name} checked out late", $"{n.Name} checked out of {Shift(n.Shift, n.Day)} at {Clock(n.At)}. Until you have looked at it, the time counts until {Clock(n.CountedUntil)}."),
        News.UnplannedWork n => ($"{n.Name} came to work unplanned", $"{n.Name} came to work {Days(n.Day, n.Day)} at {Clock(n.At)}, which nobody had planned.{(n.ToReview ? " Please look at it." : "")}"),
        News.CorrectionRequested n => ($"{n.Name} asks for a correction", $"{n.Name} asks for a correction of {Shift(n.Shift, n.Day)}: {Correction(n.Correction)}. It awaits your decision."),
        News.CorrectionDecided n => ($"Your correction is {n.Decision}", $"The correction of {Shift(n.Shift, n.Day)} that you asked for ({Correction(n.Correction)}) is {n.Decision}."),
        News.LeaveStepDecided n => ("Your leave is one step further", $"Step {n.Step} of {n.Steps} of your leave ({n.LeaveType}) {Days(n.From, n.To)} is approved. Others have still to decide."),
        News.LeaveEscalated n => ($"{n.Name} still waits for a decision", $"{n.Name} asks for leave ({n.LeaveType}) {Days(n.From, n.To)}. Nobody has decided for {(n.WorkingDays == 1 ? "1 working day" : $"{n.WorkingDays} working days")}: you can decide it too."),
        News.BalanceExpiring n => ("Days of your leave expire", $"Of your leave ({n.LeaveType}) you can take {n.Amount.ToString("0.##", CultureInfo.InvariantCulture)} more days until {Day(n.Last)}. After that they are gone."),
        News.DocumentMissing n => ("A document is missing", $"Your leave ({n.LeaveType}) {Days(n.From, n.To)} needs a document that is not there yet."),
        News.PayslipApproved n => ("Your payslip is ready", $"Your payroll report {Days(n.From, n.To)} is approved, and your payslip can be read."),
        News.PayrollStale n => ($"The payroll report of {n.Name} no longer agrees", $"What is on record of {n.Name} {Days(n.From, n.To)} has changed since the payroll report was approved. Please look at it."),
        News.PeriodReopened n => ("Your payroll report is open again", $"The approval of your payroll report {Days(n.From, n.To)} was taken back. It may still change."),
        News.ReportPeriodReopened n => ($"The payroll report of {n.Name} is open again", $"Your approval of the payroll report of {n.Name} {Days(n.From, n.To)} was taken back."),
        News.Several n => Several(n),
        _ => FromFile(news),
    };

    public override string Hello(string name) => $"Hello {name},";

    public override string NewsFrom(string company, int count) => $"{count} news from {company}";

    public override string AndMore(int count) => $"… and {count} more in your notifications.";

    public override (string Subject, IReadOnlyList<string> Lines) SecretCode(CodeMailUse use, int index, TimeSpan goodFor)
    {
        var (subject, what) = use switch
        {
            CodeMailUse.VerifyAddress => ("Verify your mail address", "enter this code to verify your mail address."),
            CodeMailUse.ResetPassword => ("Reset your password", "enter this code together with a new password."),
            _ => ("Your sign-in code", "enter this code to finish signing in."),
        };
        var time = goodFor < TimeSpan.FromHours(1) ? Minutes((int)goodFor.TotalMinutes) : goodFor == TimeSpan.FromHours(1) ? "1 hour" : $"{(int)goodFor.TotalHours} hours";
        return ($"{subject} (code {index})", [Greeting, what, $"It is code number {index}, and good for {time}. If you did not ask for it, you need not do anything: without the code nobody gets in."]);
    }

    protected override string Greeting => "Hello,";

    protected override string AboutAccount(string company, DateTimeOffset at) => $"It is about your account at {company}. {Moment(at)}.";

    protected override string Spell(DateOnly day) => Day(day);

    protected override string Spell(Due due) => $"{Day(due.Day)}, {Clock(due.Time)}{ZoneOf(due)}";

    protected override (string Subject, string[] Lines) Say(SecurityNews news)
    {
        const string notYou = "If this was not you, reset your password at once, and tell your company's admin.";
        return news switch
        {
            SecurityNews.PasswordChanged { ByThemselves: true } n => ("Your password was changed", [$"your password was changed{From(n)}. You were signed out everywhere.", notYou]),
            SecurityNews.PasswordChanged => ("Your password was changed", ["an admin gave you a new password. You were signed out everywhere, and your API keys were revoked.", notYou]),
            SecurityNews.PasswordReset n => ("Your password was reset", [$"your password was reset with a code from your mailbox{From(n)}. You were signed out everywhere, and your API keys were revoked.", notYou]),
            SecurityNews.ApiKeyCreated n => ("A new API key acts as you", [$"an API key that ends in {n.Hint} was made{From(n)}. Whoever has it can do what you can do, {(n.ExpiresAt is { } end ? $"until {Moment(end)}" : "until it is revoked")}.", $"If this was not you, revoke it. {notYou}"]),
            SecurityNews.PasswordGuessed n => ("Somebody tried to get into your account", [$"a wrong password was given for your account many times{From(n)}. Until {Moment(n.Until)} no further one is heard from there.", "If this was you, wait until then, or reset your password. Otherwise you need not do anything, as long as your password is one that nobody guesses."]),
            SecurityNews.CodeGuessed n => ("Somebody tried to get into your account", [$"a wrong code was given for your account many times{From(n)}. Until {Moment(n.Until)} no new code is sent.", n.PasswordKnown ? "Whoever it was knows your password. If this was not you, change it." : "If this was not you, you need not do anything: without a code from your mailbox nobody gets in."]),
            _ => throw new UnreachableException(),
        };
    }

    private static string From(SecurityNews news) => news.Address is null ? "" : $", from the address {news.Address}";

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Days(DateOnly from, DateOnly to) => from == to ? $"on {Day(from)}" : $"from {Day(from)} to {Day(to)}";

    private static string Time(ShiftTime shift) => $"{Day(shift.Day)}, {Hours(shift)}{At(shift.Place)}";

    private static string Shift(ShiftTime? shift, DateOnly? day = null) => shift is not null ? $"the shift of {Time(shift.WithoutPlace())}" : day is { } known ? $"the shift of {Day(known)}" : "a shift";

    private static string Shifts(int count) => count == 1 ? "1 new shift" : $"{count} new shifts";

    private static string Minutes(int count) => count == 1 ? "1 minute" : $"{count} minutes";

    private static string Released(News.ShiftReleased news) => news.Reason switch
    {
        "cancelled" => $"The shift of {Time(news.Shift)} is cancelled.",
        "deleted" => $"The shift of {Time(news.Shift)} does not take place.",
        "leave" => $"You are off the shift of {Time(news.Shift)}, because you are on leave.",
        "departmentLeft" => $"You are off the shift of {Time(news.Shift)}, because you left its department.",
        "departmentDeleted" => $"You are off the shift of {Time(news.Shift)}, because its department was deleted.",
        "employmentEnded" => $"You are off the shift of {Time(news.Shift)}, because you are not employed on that day.",
        "zoneChanged" => $"You are off the shift of {Time(news.Shift)}, because the company's clock changed and it would overlap with another one.",
        _ => $"You are no longer on the shift of {Time(news.Shift)}.",
    };

    private static string Corrected(News.PunchCorrected news)
    {
        var (record, old) = ($"Your record of {Shift(news.Shift, news.Day)}", Said(news.Old));
        if (news.New is null) return $"{record} was taken back. It said: {old}.";
        return news.New == news.Old ? $"{record} was corrected; it still says: {old}." : $"{record} was corrected. Before: {old}. Now: {Said(news.New)}.";

        static string Said(PunchTimes times) => Punches(times, "absent", "late");
    }

    private static string Correction(string what) => what switch
    {
        "times" => "other times",
        "missingIn" => "a missing check-in",
        "missingOut" => "a missing check-out",
        "missingRecord" => "a missing record",
        "break" => "a break",
        "absence" => "an absence",
        _ => what,
    };

    private static string WhyVacated(string reason) => reason switch
    {
        "leave" => "being on leave",
        "deactivated" => "having left the company",
        "employmentEnded" => "not being employed on that day",
        "departmentLeft" => "having left its department",
        "departmentDeleted" => "since its department was deleted",
        _ => "since the company's clock changed",
    };

    private (string Title, string Text) Several(News.Several n)
    {
        var when = n.Days is var (first, last) ? $" {Days(first, last)}" : "";
        var name = n.Name ?? "people";
        var of = n.Name is null ? "" : $" of {n.Name}";
        var (title, text) = n.Of switch
        {
            NotificationKind.ShiftAssigned => ($"You are on {Shifts(n.Count)}", $"You are on {Shifts(n.Count)}{when}."),
            NotificationKind.ShiftMoved => ("Your shifts have changed", $"{n.Count} changes were made to your shifts{when}."),
            NotificationKind.ShiftReleased => ($"You are off {n.Count} shifts", $"You are off {n.Count} shifts{when}{BecauseOf(n.Reason)}."),
            NotificationKind.ShiftVacated => ($"{n.Count} shifts may need somebody", $"{n.Count} places on shifts{when} fell vacant{(n.Name is null ? "" : $", all of them of {n.Name}")}. They may need somebody else."),
            NotificationKind.DepartmentConflict => ($"{name} could not be put on {n.Count} shifts", $"{name} joined a department, but could not be put on {n.Count} of its shifts{when}."),
            NotificationKind.AttendanceLate => ($"You were late {n.Count} times", $"You checked in late for {n.Count} shifts{when}."),
            NotificationKind.ReportLate => ($"{name}: late {n.Count} times", $"{name} checked in late {n.Count} times, for shifts{when}."),
            NotificationKind.AttendanceAbsent => ($"You are marked absent {n.Count} times", $"You are marked absent from {n.Count} shifts{when}."),
            NotificationKind.ReportAbsent => ($"{name}: marked absent {n.Count} times", $"{name}: marked absent from {n.Count} shifts{when}."),
            NotificationKind.LeaveRequested => ($"{n.Count} requests for leave await you", $"{n.Count} requests for leave{when} of {name} await your decision."),
            NotificationKind.LeaveChanged => ($"{n.Count} changes of requests for leave", $"There were {n.Count} changes of the requests of {name} for leave{when}. Please read them as they are now."),
            NotificationKind.LeaveDecided => ("Your leave was decided", $"There are {n.Count} decisions on your leave{when}."),
            NotificationKind.PayrollReady => ($"{n.Count} payroll reports are ready", $"{n.Count} payroll reports{when} can be read."),
            NotificationKind.DocumentExpiring => ($"{n.Count} documents run out", $"{n.Count} documents{(n.Name is null ? "" : $" of {n.Name}")} run out{when}."),
            NotificationKind.EmploymentEnding => ($"{n.Count} employments end", $"{n.Count} employments{(n.Name is null ? "" : $" of {n.Name}")} end{when}."),
            NotificationKind.ManagerLeft => ($"{n.Count} line managers have left", $"{n.Count} line managers have left{(n.Name is null ? "" : $", {n.Name} among them")}{when}. Their reports need others."),
            NotificationKind.TermsChanged => ("Your terms have changed", $"Your terms have changed {n.Count} times{when}."),
            NotificationKind.PunchCorrected => ("Your records were corrected", $"{n.Count} corrections were made to your records{when}."),
            NotificationKind.AbsenceExcused => ("Your absences were looked at", $"{n.Count} times it was decided whether an absence of yours{when} is excused."),
            NotificationKind.AutoClosed => ($"{n.Count} records were closed", $"{n.Count} records{of}{when} were closed by rule. Please look at them."),
            NotificationKind.LateOut => ($"{n.Count} late check-outs", $"There were {n.Count} late check-outs{of}{when}. They count in part until somebody has looked at them."),
            NotificationKind.UnplannedWork => ($"{n.Count} unplanned check-ins", $"There were {n.Count} unplanned check-ins{of}{when}."),
            NotificationKind.CorrectionRequested => ($"{n.Count} corrections await you", $"{n.Count} corrections{when} that {name} asked for await your decision."),
            NotificationKind.CorrectionDecided => ("Your corrections were decided", $"There are {n.Count} decisions on the corrections{when} that you asked for."),
            NotificationKind.LeaveStepDecided => ("Your leave is further on", $"{n.Count} steps of your requests for leave{when} are approved. Others have still to decide."),
            NotificationKind.LeaveEscalated => ($"{n.Count} requests for leave still wait", $"{n.Count} requests for leave{when} of {name} still wait for a decision. You can decide them too."),
            NotificationKind.BalanceExpiring => ("Days of your leave expire", $"Days of {n.Count} kinds of your leave expire{when}."),
            NotificationKind.DocumentMissing => ($"{n.Count} documents are missing", $"{n.Count} of your leaves{when} need documents that are not there yet."),
            NotificationKind.PayslipApproved => ($"{n.Count} payslips are ready", $"{n.Count} payroll reports{when} are approved, and their payslips can be read."),
            NotificationKind.PayrollStale => ($"{n.Count} payroll reports no longer agree", $"{n.Count} times what is on record{of}{when} has changed since a payroll report was approved. Please look at them."),
            NotificationKind.PeriodReopened => ($"{n.Count} payroll reports are open again", $"The approvals of {n.Count} payroll reports{of}{when} were taken back."),
            _ => FromFile(n, when),
        };
        return (Capital(title), Capital(text));
    }

    private static string BecauseOf(string? reason) => reason switch
    {
        "cancelled" => ", because they are cancelled",
        "deleted" => ", because they do not take place",
        "leave" => ", because you are on leave",
        "departmentLeft" => ", because you left their department",
        "departmentDeleted" => ", because their department was deleted",
        "zoneChanged" => ", because the company's clock changed",
        "employmentEnded" => ", because you are not employed then",
        _ => "",
    };

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
