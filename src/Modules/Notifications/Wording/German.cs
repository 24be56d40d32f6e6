using System.Diagnostics;
using System.Globalization;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

internal sealed class German : Language
{
    private static readonly string[] Weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
    private static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public override string Code => "de";

    public override string ChooseYourMails => "Was Sie per E-Mail bekommen, wählen Sie in Ihren Benachrichtigungseinstellungen.";

    public override (string Subject, IReadOnlyList<string> Lines) Invitation => ("Ihr Konto ist bereit",
        [Greeting, "für diese E-Mail-Adresse wurde ein Konto bei WorkforceOS angelegt. Wo Sie sich anmelden, sagt Ihnen, wer es angelegt hat; dort können Sie sich einen Code an diese Adresse schicken lassen, der das Konto freischaltet.",
        "Wenn Sie das nicht erwarten, müssen Sie nichts tun."]);

    public override (string Title, string Text) Say(News news) => news switch
    {
        News.Welcome n => ($"Willkommen bei {n.Company}", $"Ihr Konto bei {n.Company} ist bereit. Sie melden sich als {n.Email} an."),
        News.ShiftAssigned n => ("Sie haben eine neue Schicht", $"Sie sind eingeteilt: {Time(n.Shift)}."),
        News.ShiftsAssigned n => ($"Sie haben {Shifts(n.Shifts)}", $"Sie haben {Shifts(n.Shifts)} ({n.Template}) {Days(n.First, n.Last)}."),
        News.ShiftMoved n => ("Ihre Schicht hat sich geändert", $"Ihre Schicht am {Time(n.Old)} ist jetzt am {Time(n.New)}."),
        News.ShiftReleased n => ("Eine Schicht entfällt für Sie", Released(n)),
        News.ShiftVacated n => ("Eine Schicht braucht vielleicht Ersatz", $"{n.Name} fehlt in der Schicht am {Time(n.Shift)}: {WhyVacated(n.Reason)}. Vielleicht wird jemand anderes gebraucht."),
        News.DepartmentConflict n => ($"{n.Name} konnte nicht eingeteilt werden", $"{n.Name} gehört neu zur Abteilung, kann aber in der Schicht am {Time(n.Shift)} nicht arbeiten und wurde nicht eingeteilt."),
        News.Late n => ("Sie waren zu spät", $"Sie haben sich {Minutes(n.Minutes)} zu spät zu {Shift(n.Shift)} angemeldet."),
        News.ReportLate n => ($"{n.Name} war zu spät", $"{n.Name} hat sich {Minutes(n.Minutes)} zu spät zu {Shift(n.Shift)} angemeldet."),
        News.Absent n => ("Sie sind als abwesend vermerkt", n.ByRule ? $"Sie haben sich zu {Shift(n.Shift, n.Day)} nicht angemeldet und sind als abwesend vermerkt." : $"Sie sind bei {Shift(n.Shift, n.Day)} als abwesend vermerkt."),
        News.ReportAbsent n => ($"{n.Name} ist als abwesend vermerkt", n.ByRule ? $"{n.Name} hat sich zu {Shift(n.Shift, n.Day)} nicht angemeldet und ist als abwesend vermerkt." : $"{n.Name} ist bei {Shift(n.Shift, n.Day)} als abwesend vermerkt."),
        News.LeaveRequested n => ($"{n.Name} beantragt eine Abwesenheit", $"{n.Name} beantragt eine Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)}. Der Antrag wartet auf Ihre Entscheidung."),
        News.LeaveChanged n => ($"{n.Name} hat einen Antrag geändert", $"{n.Name} hatte eine Abwesenheit ({n.OldType}) {Days(n.OldFrom, n.OldTo)} beantragt und beantragt sie ({n.LeaveType}) jetzt {Days(n.From, n.To)}. Der Antrag wartet auf Ihre Entscheidung."),
        News.LeaveWithdrawn n => ($"{n.Name} hat einen Antrag zurückgezogen", $"{n.Name} hat den Antrag auf Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)} zurückgezogen. Sie müssen nicht mehr entscheiden."),
        News.LeaveCancellationAsked n => ($"{n.Name} möchte eine Abwesenheit aufheben lassen", $"{n.Name} bittet Sie, die genehmigte Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)} aufzuheben."),
        News.LeaveDaysChanged n => ("Ihre Abwesenheit wurde geändert", $"Ihre genehmigte Abwesenheit {Days(n.From, n.To)} wurde geändert. Bitte sehen Sie nach, was sie jetzt umfasst."),
        News.LeaveDecided n => ($"Ihr Antrag ist {Decision(n.Decision)}", $"Ihre Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)} ist {Decision(n.Decision)}.{(n.Note is null ? "" : $" Anmerkung: {n.Note}")}"),
        News.PayrollReady n => ("Ihre Abrechnung ist da", $"Ihre Abrechnung {Days(n.From, n.To)} kann gelesen werden."),
        News.DocumentExpiring n => ("Ihr Dokument läuft ab", $"Ihr Dokument ({n.DocumentType}) ist bis {Day(n.ValidUntil)} gültig."),
        News.ReportDocumentExpiring n => ($"Ein Dokument von {n.Name} läuft ab", $"{n.Name}: Das Dokument ({n.DocumentType}) ist bis {Day(n.ValidUntil)} gültig."),
        News.EmploymentEnding n => ($"Die Beschäftigung von {n.Name} endet", $"Der letzte Tag von {n.Name} ist {Day(n.LastDay)}."),
        News.ManagerLeft n => ($"{n.Name} ist ausgeschieden und hatte Mitarbeitende", $"{n.Name} ist ausgeschieden. Ohne eigene Vorgesetzte {(n.Count == 1 ? "ist 1 Person" : $"sind {n.Count} Personen")}: {n.Names}."),
        News.TermsChanged n => ("Ihre Vertragsdaten haben sich geändert", $"Ab {Day(n.From)} ist neu: {Parts(n, "Ihre Position", "Ihre Vorgesetzten", "Ihre Abteilung", "Ihre Arbeitszeit")}."),
        News.PunchCorrected n => ("Ihre Zeiten wurden berichtigt", Corrected(n)),
        News.AbsenceExcused n => (n.Excused ? "Ihr Fehlen ist entschuldigt" : "Ihr Fehlen ist nicht mehr entschuldigt", $"Ihr Fehlen bei {Shift(n.Shift, n.Day)} ist {(!n.Excused ? "nicht mehr entschuldigt" : n.Paid ? "entschuldigt und wird bezahlt" : "entschuldigt, wird aber nicht bezahlt")}."),
        News.AutoClosed n => ("Ihr Eintrag wurde geschlossen", n.CalledOff
            ? $"Sie waren bei {Shift(n.Shift, n.Day)}, als sie abgesagt wurde: Ihr Eintrag endet um {Clock(n.At)} Uhr."
            : $"Sie haben sich bei {Shift(n.Shift, n.Day)} nicht abgemeldet: Ihr Eintrag wurde geschlossen und endet um {Clock(n.At)} Uhr. Wenn Sie zu einer anderen Zeit gegangen sind, bitten Sie um eine Berichtigung."),
        News.ReportAutoClosed n => ($"Der Eintrag von {n.Name} wurde geschlossen", n.CalledOff
            ? $"{n.Name} war bei {Shift(n.Shift, n.Day)}, als sie abgesagt wurde: Der Eintrag endet um {Clock(n.At)} Uhr."
            : $"{n.Name} hat sich bei {Shift(n.Shift, n.Day)} nicht abgemeldet: Der Eintrag wurde geschlossen und endet um {Clock(n.At)} Uhr. Bitte sehen Sie ihn an."),
        News.LateOut n => ("Sie haben sich spät abgemeldet", $"Sie haben sich bei {Shift(n.Shift, n.Day)} um {Clock(n.At)} Uhr abgemeldet. Bis jemand das geprüft hat, zählt Ihre Zeit bis {Clock(n.CountedUntil)} Uhr."),
        News.ReportLateOut n => ($"{n.Name} hat sich spät abgemeldet", $"{n.Name} hat sich bei {Shift(n.Shift, n.Day)} um {Clock(n.At)} Uhr abgemeldet. Bis Sie das geprüft haben, zählt die Zeit bis {Clock(n.CountedUntil)} Uhr."),
        News.UnplannedWork n => ($"{n.Name} ist ungeplant zur Arbeit gekommen", $"{n.Name} ist {Days(n.Day, n.Day)} um {Clock(n.At)} Uhr zur Arbeit gekommen, ohne dass es geplant war.{(n.ToReview ? " Bitte sehen Sie es an." : "")}"),
        News.CorrectionRequested n => ($"{n.Name} bittet um eine Berichtigung", $"{n.Name} bittet um eine Berichtigung bei {Shift(n.Shift, n.Day)}: {Correction(n.Correction)}. Der Antrag wartet auf Ihre Entscheidung."),
        News.CorrectionDecided n => ($"Ihre Berichtigung ist {Decision(n.Decision)}", $"Die Berichtigung bei {Shift(n.Shift, n.Day)}, um die Sie gebeten haben ({Correction(n.Correction)}), ist {Decision(n.Decision)}."),
        News.LeaveStepDecided n => ("Ihr Antrag ist einen Schritt weiter", $"Schritt {n.Step} von {n.Steps} für Ihre Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)} ist genehmigt. Andere müssen noch entscheiden."),
        News.LeaveEscalated n => ($"{n.Name} wartet noch auf eine Entscheidung", $"{n.Name} beantragt eine Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)}. Seit {(n.WorkingDays == 1 ? "1 Arbeitstag" : $"{n.WorkingDays} Arbeitstagen")} hat niemand entschieden: Auch Sie können es."),
        News.BalanceExpiring n => ("Urlaubstage verfallen", $"Von Ihrem Guthaben ({n.LeaveType}) können Sie bis {Day(n.Last)} noch {n.Amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')} Tage nehmen. Danach verfallen sie."),
        News.DocumentMissing n => ("Es fehlt ein Dokument", $"Für Ihre Abwesenheit ({n.LeaveType}) {Days(n.From, n.To)} fehlt noch ein Dokument."),
        News.PayslipApproved n => ("Ihr Lohnzettel ist da", $"Ihre Abrechnung {Days(n.From, n.To)} ist freigegeben, und Ihr Lohnzettel kann gelesen werden."),
        News.PayrollStale n => ($"Die Abrechnung von {n.Name} stimmt nicht mehr", $"Was über {n.Name} {Days(n.From, n.To)} erfasst ist, hat sich geändert, seit die Abrechnung freigegeben wurde. Bitte sehen Sie sie an."),
        News.PeriodReopened n => ("Ihre Abrechnung ist wieder offen", $"Die Freigabe Ihrer Abrechnung {Days(n.From, n.To)} wurde zurückgenommen. Sie kann sich noch ändern."),
        News.ReportPeriodReopened n => ($"Die Abrechnung von {n.Name} ist wieder offen", $"Ihre Freigabe der Abrechnung von {n.Name} {Days(n.From, n.To)} wurde zurückgenommen."),
        News.Several n => Several(n),
        _ => FromFile(news),
    };

    public override string Hello(string name) => $"Guten Tag, {name}!";

    public override string NewsFrom(string company, int count) => $"{count} Neuigkeiten von {company}";

    public override string AndMore(int count) => $"… und {count} weitere in Ihren Benachrichtigungen.";

    public override (string Subject, IReadOnlyList<string> Lines) SecretCode(CodeMailUse use, int index, TimeSpan goodFor)
    {
        var (subject, what) = use switch
        {
            CodeMailUse.VerifyAddress => ("Bestätigen Sie Ihre E-Mail-Adresse", "mit diesem Code bestätigen Sie Ihre E-Mail-Adresse."),
            CodeMailUse.ResetPassword => ("Neues Passwort", "geben Sie diesen Code zusammen mit einem neuen Passwort ein."),
            _ => ("Ihr Anmeldecode", "mit diesem Code schließen Sie die Anmeldung ab."),
        };
        var time = goodFor < TimeSpan.FromHours(1) ? Minutes((int)goodFor.TotalMinutes) : goodFor == TimeSpan.FromHours(1) ? "1 Stunde" : $"{(int)goodFor.TotalHours} Stunden";
        return ($"{subject} (Code {index})", [Greeting, what, $"Es ist Code Nummer {index}; er gilt {time}. Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne den Code kommt niemand hinein."]);
    }

    protected override string Greeting => "Guten Tag,";

    protected override string AboutAccount(string company, DateTimeOffset at) => $"Es geht um Ihr Konto bei {company}. {Moment(at)}.";

    protected override string Spell(DateOnly day) => Day(day);

    protected override string Spell(Due due) => $"am {Day(due.Day)}, {Clock(due.Time)} Uhr{ZoneOf(due)}";

    protected override (string Subject, string[] Lines) Say(SecurityNews news)
    {
        const string notYou = "Wenn Sie das nicht waren, setzen Sie sofort Ihr Passwort zurück und sagen Sie es der Verwaltung Ihrer Firma.";
        return news switch
        {
            SecurityNews.PasswordChanged { ByThemselves: true } n => ("Ihr Passwort wurde geändert", [$"Ihr Passwort wurde geändert{From(n)}. Sie wurden überall abgemeldet.", notYou]),
            SecurityNews.PasswordChanged => ("Ihr Passwort wurde geändert", ["die Verwaltung hat Ihnen ein neues Passwort gegeben. Sie wurden überall abgemeldet, und Ihre API-Schlüssel gelten nicht mehr.", notYou]),
            SecurityNews.PasswordReset n => ("Ihr Passwort wurde zurückgesetzt", [$"Ihr Passwort wurde mit einem Code aus Ihrem Postfach zurückgesetzt{From(n)}. Sie wurden überall abgemeldet, und Ihre API-Schlüssel gelten nicht mehr.", notYou]),
            SecurityNews.ApiKeyCreated n => ("Ein neuer API-Schlüssel handelt für Sie", [$"ein API-Schlüssel, der auf {n.Hint} endet, wurde angelegt{From(n)}. Wer ihn hat, kann, was Sie können, {(n.ExpiresAt is { } end ? $"bis {Moment(end)}" : "bis er widerrufen wird")}.", $"Wenn Sie das nicht waren, widerrufen Sie ihn. {notYou}"]),
            SecurityNews.PasswordGuessed n => ("Jemand wollte in Ihr Konto", [$"für Ihr Konto wurde oft ein falsches Passwort eingegeben{From(n)}. Bis {Moment(n.Until)} wird von dort keines mehr angenommen.", "Wenn Sie das waren, warten Sie so lange, oder setzen Sie Ihr Passwort zurück. Sonst müssen Sie nichts tun, solange niemand Ihr Passwort erraten kann."]),
            SecurityNews.CodeGuessed n => ("Jemand wollte in Ihr Konto", [$"für Ihr Konto wurde oft ein falscher Code eingegeben{From(n)}. Bis {Moment(n.Until)} wird kein neuer geschickt.", n.PasswordKnown ? "Wer das war, kennt Ihr Passwort. Wenn Sie es nicht waren, ändern Sie es." : "Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne einen Code aus Ihrem Postfach kommt niemand hinein."]),
            _ => throw new UnreachableException(),
        };
    }

    private static string From(SecurityNews news) => news.Address is null ? "" : $", von der Adresse {news.Address}";

    private static string Moment(DateTimeOffset at) => $"{at.UtcDateTime.Day}. {Months[at.UtcDateTime.Month - 1]} {at.UtcDateTime.Year}, {FormattableString.Invariant($"{at.UtcDateTime:HH:mm}")} Uhr UTC";

    private static string Day(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]}, {day.Day}. {Months[day.Month - 1]} {day.Year}";

    private static string Days(DateOnly from, DateOnly to) => from == to ? $"am {Day(from)}" : $"von {Day(from)} bis {Day(to)}";

    private static string Time(ShiftTime shift) => $"{Day(shift.Day)}, {Hours(shift)} Uhr{At(shift.Place)}";

    private static string Shift(ShiftTime? shift, DateOnly? day = null) => shift is not null ? $"der Schicht am {Time(shift.WithoutPlace())}" : day is { } known ? $"der Schicht am {Day(known)}" : "einer Schicht";

    private static string Shifts(int count) => count == 1 ? "1 neue Schicht" : $"{count} neue Schichten";

    private static string Minutes(int count) => count == 1 ? "1 Minute" : $"{count} Minuten";

    private static string Decision(string decision) => decision switch
    {
        "approved" => "genehmigt",
        "rejected" => "abgelehnt",
        "cancelled" => "storniert",
        _ => decision,
    };

    private static string Corrected(News.PunchCorrected news)
    {
        var (record, old) = ($"Ihr Eintrag bei {Shift(news.Shift, news.Day)}", Said(news.Old));
        if (news.New is null) return $"{record} wurde zurückgenommen. Er lautete: {old}.";
        return news.New == news.Old ? $"{record} wurde berichtigt; er lautet weiterhin: {old}." : $"{record} wurde berichtigt. Vorher: {old}. Jetzt: {Said(news.New)}.";

        static string Said(PunchTimes times) => Punches(times, "abwesend", "verspätet");
    }

    private static string Correction(string what) => what switch
    {
        "times" => "andere Zeiten",
        "missingIn" => "eine fehlende Anmeldung",
        "missingOut" => "eine fehlende Abmeldung",
        "missingRecord" => "ein fehlender Eintrag",
        "break" => "eine Pause",
        "absence" => "eine Abwesenheit",
        _ => what,
    };

    private static string Released(News.ShiftReleased news) => news.Reason switch
    {
        "cancelled" => $"Die Schicht am {Time(news.Shift)} ist abgesagt.",
        "deleted" => $"Die Schicht am {Time(news.Shift)} findet nicht statt.",
        "leave" => $"Die Schicht am {Time(news.Shift)} entfällt für Sie, weil Sie abwesend sind.",
        "departmentLeft" => $"Die Schicht am {Time(news.Shift)} entfällt für Sie, weil Sie die Abteilung verlassen haben.",
        "departmentDeleted" => $"Die Schicht am {Time(news.Shift)} entfällt für Sie, weil ihre Abteilung gelöscht wurde.",
        "employmentEnded" => $"Die Schicht am {Time(news.Shift)} entfällt für Sie, weil Sie an dem Tag nicht beschäftigt sind.",
        "zoneChanged" => $"Die Schicht am {Time(news.Shift)} entfällt für Sie, weil sie nach der Zeitumstellung der Firma mit einer anderen zusammenfiele.",
        _ => $"Sie sind für die Schicht am {Time(news.Shift)} nicht mehr eingeteilt.",
    };

    private static string WhyVacated(string reason) => reason switch
    {
        "leave" => "abwesend",
        "deactivated" => "nicht mehr in der Firma",
        "employmentEnded" => "an dem Tag nicht beschäftigt",
        "departmentLeft" => "nicht mehr in der Abteilung",
        "departmentDeleted" => "die Abteilung wurde gelöscht",
        _ => "Zeitumstellung der Firma",
    };

    private (string Title, string Text) Several(News.Several n)
    {
        var when = n.Days is var (first, last) ? $" {Days(first, last)}" : "";
        var of = n.Name is null ? "" : $" von {n.Name}";
        return n.Of switch
        {
            NotificationKind.ShiftAssigned => ($"Sie haben {Shifts(n.Count)}", $"Sie haben {Shifts(n.Count)}{when}."),
            NotificationKind.ShiftMoved => ("Ihre Schichten haben sich geändert", $"An Ihren Schichten{when} gab es {n.Count} Änderungen."),
            NotificationKind.ShiftReleased => ($"{n.Count} Schichten entfallen für Sie", $"{n.Count} Schichten{when} entfallen für Sie{BecauseOf(n.Reason)}."),
            NotificationKind.ShiftVacated => ($"{n.Count} Schichten brauchen vielleicht Ersatz", $"{n.Count} Plätze{of} in Schichten{when} sind frei geworden. Vielleicht wird jemand anderes gebraucht."),
            NotificationKind.DepartmentConflict => ($"{n.Count} Einteilungen waren nicht möglich", $"{n.Count} Einteilungen{of} in Schichten der Abteilung{when} waren nicht möglich."),
            NotificationKind.AttendanceLate => ($"Sie waren {n.Count} Mal zu spät", $"Sie haben sich {n.Count} Mal zu spät angemeldet, zu Schichten{when}."),
            NotificationKind.ReportLate => ($"{n.Count} Verspätungen{of}", $"Es gab {n.Count} Verspätungen{of}, zu Schichten{when}."),
            NotificationKind.AttendanceAbsent => ($"Sie sind {n.Count} Mal als abwesend vermerkt", $"Sie sind bei {n.Count} Schichten{when} als abwesend vermerkt."),
            NotificationKind.ReportAbsent => ($"{n.Count} Abwesenheiten{of}", $"Es sind {n.Count} Abwesenheiten{of} bei Schichten{when} vermerkt."),
            NotificationKind.LeaveRequested => ($"{n.Count} Anträge warten auf Sie", $"{n.Count} Anträge{of} auf Abwesenheit{when} warten auf Ihre Entscheidung."),
            NotificationKind.LeaveChanged => ($"{n.Count} Änderungen an Anträgen", $"An Anträgen{of} auf Abwesenheit{when} gab es {n.Count} Änderungen. Bitte lesen Sie sie, wie sie jetzt sind."),
            NotificationKind.LeaveDecided => ("Über Ihre Anträge ist entschieden", $"Es gibt {n.Count} Entscheidungen über Ihre Abwesenheiten{when}."),
            NotificationKind.PayrollReady => ($"{n.Count} Abrechnungen sind da", $"{n.Count} Abrechnungen{when} können gelesen werden."),
            NotificationKind.DocumentExpiring => ($"{n.Count} Dokumente laufen ab", $"{n.Count} Dokumente{of} laufen{when} ab."),
            NotificationKind.EmploymentEnding => ($"{n.Count} Beschäftigungen enden", $"{n.Count} Beschäftigungen{of} enden{when}."),
            NotificationKind.ManagerLeft => ($"{n.Count} Vorgesetzte sind ausgeschieden", $"{n.Count} Vorgesetzte{(n.Name is null ? "" : $", darunter {n.Name},")} sind ausgeschieden{when}. Ihre Mitarbeitenden brauchen andere."),
            NotificationKind.TermsChanged => ("Ihre Vertragsdaten haben sich geändert", $"Ihre Vertragsdaten haben sich {n.Count} Mal geändert{when}."),
            NotificationKind.PunchCorrected => ("Ihre Zeiten wurden berichtigt", $"Ihre Einträge{when} wurden {n.Count} Mal berichtigt."),
            NotificationKind.AbsenceExcused => ("Ihr Fehlen wurde geprüft", $"{n.Count} Mal wurde entschieden, ob Ihr Fehlen{when} entschuldigt ist."),
            NotificationKind.AutoClosed => ($"{n.Count} Einträge wurden geschlossen", $"{n.Count} Einträge{of}{when} wurden nach der Regel geschlossen. Bitte sehen Sie sie an."),
            NotificationKind.LateOut => ($"{n.Count} späte Abmeldungen", $"Es gab {n.Count} späte Abmeldungen{of}{when}. Sie zählen zum Teil, bis jemand sie geprüft hat."),
            NotificationKind.UnplannedWork => ($"{n.Count} ungeplante Anmeldungen", $"Es gab {n.Count} ungeplante Anmeldungen{of}{when}."),
            NotificationKind.CorrectionRequested => ($"{n.Count} Berichtigungen warten auf Sie", $"{n.Count} Bitten{of} um Berichtigung{when} warten auf Ihre Entscheidung."),
            NotificationKind.CorrectionDecided => ("Über Ihre Berichtigungen ist entschieden", $"Es gibt {n.Count} Entscheidungen über Berichtigungen{when}, um die Sie gebeten haben."),
            NotificationKind.LeaveStepDecided => ("Ihre Anträge sind weiter", $"{n.Count} Schritte Ihrer Anträge auf Abwesenheit{when} sind genehmigt. Andere müssen noch entscheiden."),
            NotificationKind.LeaveEscalated => ($"{n.Count} Anträge warten noch", $"{n.Count} Anträge{of} auf Abwesenheit{when} warten noch auf eine Entscheidung. Auch Sie können entscheiden."),
            NotificationKind.BalanceExpiring => ("Urlaubstage verfallen", $"Tage von {n.Count} Ihrer Guthaben verfallen{when}."),
            NotificationKind.DocumentMissing => ($"{n.Count} Dokumente fehlen", $"Für {n.Count} Ihrer Abwesenheiten{when} fehlen noch Dokumente."),
            NotificationKind.PayslipApproved => ($"{n.Count} Lohnzettel sind da", $"{n.Count} Abrechnungen{when} sind freigegeben, und ihre Lohnzettel können gelesen werden."),
            NotificationKind.PayrollStale => ($"{n.Count} Abrechnungen stimmen nicht mehr", $"{n.Count} Mal hat sich, was{(n.Name is null ? "" : $" über {n.Name}")}{when} erfasst ist, geändert, seit eine Abrechnung freigegeben wurde. Bitte sehen Sie sie an."),
            NotificationKind.PeriodReopened => ($"{n.Count} Abrechnungen sind wieder offen", $"Die Freigaben von {n.Count} Abrechnungen{of}{when} wurden zurückgenommen."),
            _ => FromFile(n, when),
        };
    }

    private static string BecauseOf(string? reason) => reason switch
    {
        "cancelled" => ", weil sie abgesagt sind",
        "deleted" => ", weil sie nicht stattfinden",
        "leave" => ", weil Sie abwesend sind",
        "departmentLeft" => ", weil Sie die Abteilung verlassen haben",
        "departmentDeleted" => ", weil ihre Abteilung gelöscht wurde",
        "zoneChanged" => ", weil die Uhr der Firma umgestellt wurde",
        "employmentEnded" => ", weil Sie dann nicht beschäftigt sind",
        _ => "",
    };
}
