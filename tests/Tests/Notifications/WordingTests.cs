using System.Reflection;
using Npgsql;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Marketplace;
using WorkforceOS.Notifications.Wording;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Everything that can be said can be said in every language, with all that it is about.</summary>
public sealed class WordingTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly ShiftTime Shift = new(new DateOnly(2026, 3, 4), new TimeOnly(22, 0), new TimeOnly(6, 0), "Harbour");

    private static readonly Due Noon = new(new DateOnly(2026, 3, 4), new TimeOnly(12, 0), null);

    private static readonly PunchTimes OnTime = new(new TimeOnly(22, 0), new TimeOnly(6, 5), false);
    private static readonly PunchTimes Late = new(new TimeOnly(22, 40), null, true);
    private static readonly PunchTimes Nobody = new(null, null, false);

    /// <summary>What belongs to no news: pieces of sentences, and the frame of a mail.</summary>
    private static readonly string[] Pieces =
    [
        "test", "invitation", "mail.greeting", "mail.hello", "mail.newsFrom", "mail.andMore", "mail.aboutAccount", "mail.chooseYourMails",
        "when", "from", "shift", "shift.gone", "shift.unknown", "punch.absent", "punch.late", "minutes", "minutes.one", "hours", "hours.one",
    ];

    private static readonly NotificationKind[] OfTheInbox = [.. Enum.GetValues<NotificationKind>().Where(kind => !MarketplaceKinds.Contains(kind))];

    /// <summary>One of each kind, and of those that speak of several cases one for each.</summary>
    private static readonly News[] Samples =
    [
        new News.Welcome("Firm", "ann@firm.test"),
        new News.ShiftAssigned(Shift),
        new News.ShiftsAssigned("Early", 10, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 13)), new News.ShiftsAssigned("Early", 1, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)),
        .. from n in new[] { 1, 10 } from note in new[] { null, "Bring gloves." } select new News.RotaPublished(n, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 13), note),
        new News.ShiftMoved(Shift, Shift with { Place = "Dock" }),
        .. from reason in new[] { "unassigned", "cancelled", "deleted", "leave", "departmentLeft", "departmentDeleted", "zoneChanged", "employmentEnded" } select new News.ShiftReleased(Shift, reason),
        .. from reason in new[] { "leave", "deactivated", "departmentLeft", "departmentDeleted", "zoneChanged", "employmentEnded" } select new News.ShiftVacated("Rita", Shift, reason),
        new News.DepartmentConflict("Rita", Shift),
        new News.Late(Shift, 12), new News.Late(null, 12), new News.Late(Shift, 1), new News.ReportLate("Rita", Shift, 12), new News.ReportLate("Rita", Shift, 1),
        new News.Absent(Shift, Shift.Day, true), new News.Absent(null, Shift.Day, false), new News.ReportAbsent("Rita", Shift, Shift.Day, true), new News.ReportAbsent("Rita", null, Shift.Day, false),
        new News.LeaveRequested("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)),
        new News.LeaveChanged("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), "sick leave", new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 17)),
        new News.LeaveWithdrawn("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)),
        new News.LeaveCancellationAsked("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)), new News.LeaveDaysChanged(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)),
        .. from decision in new[] { "approved", "rejected", "cancelled" } select new News.LeaveDecided("vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), decision, "Enjoy"),
        new News.LeaveDecided("vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), "approved", null),
        new News.PayrollReady(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)),
        new News.DocumentExpiring("permit", new DateOnly(2026, 3, 31)), new News.ReportDocumentExpiring("Rita", "permit", new DateOnly(2026, 3, 31)),
        new News.EmploymentEnding("Rita", new DateOnly(2026, 3, 31)), new News.ManagerLeft("Rita", 2, "Emil, Lena"), new News.ManagerLeft("Rita", 1, "Emil"),
        new News.TermsChanged(new DateOnly(2026, 3, 31), true, true, true, true), new News.TermsChanged(new DateOnly(2026, 3, 31), false, false, false, true),
        new News.PunchCorrected(Shift, Shift.Day, Late, OnTime), new News.PunchCorrected(Shift, Shift.Day, Nobody, OnTime), new News.PunchCorrected(null, Shift.Day, OnTime, null), new News.PunchCorrected(Shift, Shift.Day, OnTime, OnTime),
        .. from excused in new[] { (true, true), (true, false), (false, false) } select new News.AbsenceExcused(Shift, Shift.Day, excused.Item1, excused.Item2),
        new News.AutoClosed(Shift, Shift.Day, new TimeOnly(6, 0), false), new News.AutoClosed(Shift, Shift.Day, new TimeOnly(6, 0), true),
        new News.ReportAutoClosed("Rita", Shift, Shift.Day, new TimeOnly(6, 0), false), new News.ReportAutoClosed("Rita", null, Shift.Day, new TimeOnly(6, 0), true),
        new News.LateOut(Shift, Shift.Day, new TimeOnly(9, 30), new TimeOnly(8, 0)), new News.ReportLateOut("Rita", Shift, Shift.Day, new TimeOnly(9, 30), new TimeOnly(8, 0)),
        new News.UnplannedWork("Rita", Shift.Day, new TimeOnly(9, 30), true), new News.UnplannedWork("Rita", Shift.Day, new TimeOnly(9, 30), false),
        .. from what in new[] { "times", "missingIn", "missingOut", "missingRecord", "break", "absence" } select new News.CorrectionRequested("Rita", Shift, Shift.Day, what),
        .. from decision in new[] { "approved", "rejected" } select new News.CorrectionDecided(Shift, Shift.Day, "break", decision),
        new News.LeaveStepDecided("vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), 1, 2), new News.LeaveEscalated("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), 3),
        new News.LeaveEscalated("Rita", "vacation", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), 1),
        new News.BalanceExpiring("vacation", 12, new DateOnly(2026, 3, 31)), new News.DocumentMissing("sick leave", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13)),
        new News.PayslipApproved(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), new News.PayrollStale("Rita", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)),
        new News.PeriodReopened(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), new News.ReportPeriodReopened("Rita", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)),
        new News.TaskAssigned("Ice", "Mona", Noon), new News.TaskAssigned("Ice", "Mona", null), new News.TaskAssigned("Ice", null, Noon), new News.TaskAssigned("Ice", null, null),
        new News.TaskChanged("Ice", Noon with { Zone = "Europe/Berlin" }), new News.TaskChanged("Ice", null), new News.TaskCancelled("Ice"), new News.TaskDoneByOther("Ice", "Mona"), new News.TaskDue("Ice", Noon),
        new News.TaskOverdue("Ice", Noon), new News.TaskOverdueOfOther("Ice", "Mona", Noon), new News.TaskOverdueOfOthers("Ice", 7, Noon), new News.TaskCompleted("Ice", 7), new News.TaskCompleted("Ice", 1), new News.TaskForNobody("Ice", new DateOnly(2026, 3, 31)),
        new News.Announced("Ice", "It is cold.", null), new News.AnnouncementUnread("Ice"), new News.AnnouncementMissing("Ice", 7), new News.AnnouncementMissing("Ice", 1), new News.InsightFound("Ice", "It is cold."), new News.MessageSent("Ice", "It is cold."),
        new News.SubscriptionActivated(), new News.SubscriptionEnding(new DateOnly(2026, 3, 31)), new News.SubscriptionEnded(),
        new News.PaymentFailed("49.99 USD", "visa 4242", new DateOnly(2026, 3, 31)), new News.PaymentFailed("49.99 USD", "visa 4242", null), new News.PaymentFailed("49.99 USD", null, null), new News.PaymentFailed("49.99 USD", null, new DateOnly(2026, 3, 31)), new News.PaymentActionRequired("49.99 USD"), new News.CardExpiring("visa 4242"), new News.SubscriptionRenewing(new DateOnly(2026, 3, 31), "49.99 USD"), new News.PaymentRefunded("49.99 USD"), new News.PaymentDisputed("49.99 USD"),
        .. from kind in OfTheInbox select new News.Several(kind, 120, new DateOnly(2026, 12, 1), new DateOnly(2027, 3, 31), null, null),
        .. from kind in OfTheInbox where SpeaksOfOthers(kind) select new News.Several(kind, 120, null, null, "Rita", null),
        .. from reason in new[] { "cancelled", "deleted", "leave", "departmentLeft", "departmentDeleted", "zoneChanged", "employmentEnded" } select new News.Several(NotificationKind.ShiftReleased, 120, null, null, null, reason),
    ];

    private static readonly DateTimeOffset Moment = TestClock.Start;

    /// <summary>For how long a code is good, and the number that stands for it.</summary>
    private static readonly (TimeSpan Span, string Count)[] Times = [(TimeSpan.FromMinutes(1), "1"), (TimeSpan.FromMinutes(10), "10"), (TimeSpan.FromHours(1), "1"), (TimeSpan.FromHours(24), "24")];

    private static readonly SecurityNews[] SecuritySamples =
    [
        new SecurityNews.PasswordChanged(true, "192.0.2.7"), new SecurityNews.PasswordChanged(false, null), new SecurityNews.PasswordReset(null), new SecurityNews.PasswordReset("192.0.2.7"), new SecurityNews.ApiKeyCreated("x7Qp", Moment, "192.0.2.7"), new SecurityNews.ApiKeyCreated("x7Qp", null, "192.0.2.7"),
        new SecurityNews.PasswordGuessed(Moment, "192.0.2.7"), new SecurityNews.CodeGuessed(Moment, true, "192.0.2.7"), new SecurityNews.CodeGuessed(Moment, false, "192.0.2.7"), new SecurityNews.BankAccountAdded("6789", "192.0.2.7"), new SecurityNews.BankAccountAdded("6789", null),
    ];

    [Fact]
    public void Every_kind_of_news_has_a_sample_here()
    {
        Samples.Select(s => s.GetType()).Distinct().ShouldBe(KindsOf(typeof(News)), ignoreOrder: true);
        SecuritySamples.Select(s => s.GetType()).Distinct().ShouldBe(KindsOf(typeof(SecurityNews)), ignoreOrder: true);
        Samples.Select(s => s.Kind).Distinct().ShouldBe(OfTheInbox, ignoreOrder: true);
    }

    [Fact]
    public void Every_language_says_all_of_it_with_its_arguments_and_in_words_of_its_own()
    {
        foreach (var news in Samples)
        {
            var said = Language.All.Select(language => language.Say(news)).ToList();
            foreach (var (title, text) in said)
            {
                title.ShouldNotBeNullOrWhiteSpace();
                foreach (var argument in Arguments(news)) text.ShouldContain(argument, customMessage: news.ToString());
                (title + text).ShouldNotContain("{", customMessage: news.ToString());
            }
            // What people wrote stays in their words.
            said.Select(s => s.Text).Distinct().Count().ShouldBe(news is News.Announced or News.InsightFound or News.MessageSent ? 1 : Language.All.Count, news.ToString());
        }
        foreach (var news in SecuritySamples)
        {
            var said = Language.All.Select(language => language.Say(news, "firm", Moment)).ToList();
            said.ShouldAllBe(s => s.Lines.Count >= 4 && s.Lines.Any(line => line.Contains("192.0.2.7")) == (news.Address != null) && s.Lines.Last().Contains("firm") && !s.Lines.Any(line => line.Contains('{')));
            said.Select(s => s.Subject).Distinct().Count().ShouldBe(Language.All.Count, news.ToString());
        }
        foreach (var (use, time, count) in from use in Enum.GetValues<CodeMailUse>() from time in Times select (use, time.Span, time.Count))
        {
            var said = Language.All.Select(language => language.SecretCode(use, 7, time)).ToList();
            said.ShouldAllBe(s => s.Subject.Contains('7') && s.Lines.Last().Contains(count));
            said.Select(s => s.Subject).Distinct().Count().ShouldBe(Language.All.Count);
            said.Select(s => s.Lines.Last()).Distinct().Count().ShouldBe(Language.All.Count);
        }
        string[][] frames = [.. Language.All.Select(l => new[] { l.Invitation.Subject, string.Join(' ', l.Invitation.Lines), l.TestPush.Text, l.ChooseYourMails, l.Hello("Rita"), l.NewsFrom("Firm", 7), l.AndMore(7) })];
        for (var i = 0; i < frames[0].Length; i++) frames.Select(f => f[i]).Distinct().Count().ShouldBe(Language.All.Count, frames[0][i]);
    }

    [Fact]
    public void Every_file_of_texts_says_the_same_things_with_the_same_arguments()
    {
        var words = Samples.SelectMany(n => n.More).Select(m => m.Value).OfType<Piece.Words>().SelectMany(w => w.Values.Select(value => $"{w.Area}.{value}"));
        List<string> wanted = [.. Samples.Select(TextFile.KeyOf).Concat(SecuritySamples.Select(TextFile.KeyOf)).Concat(Enum.GetValues<CodeMailUse>().Select(use => $"code.{Text.Of(use)}")).Append("sms.code").Concat(words).Concat(Pieces).Concat(MarketplaceWordingTests.Samples.Select(n => n.Key)).Distinct().Order()];
        foreach (var language in Language.All)
        {
            language.Texts.Keys.Order().ShouldBe(wanted, ignoreOrder: false, customMessage: language.Code);
            foreach (var key in wanted)
            {
                Places(language, key).ShouldBe(Places(Language.Fallback, key), ignoreOrder: false, customMessage: $"{language.Code}: {key}");
                language.Texts.CountOf(key).ShouldBe(Language.Fallback.Texts.CountOf(key), $"{language.Code}: {key}");
            }
        }

        static IEnumerable<string> Places(Language language, string key) => language.Texts.PlacesOf(key).Distinct().Order();
    }

    [Fact]
    public void No_sentence_has_a_place_for_what_its_news_does_not_have()
    {
        foreach (var news in Samples)
        {
            var nothing = news.GetType().GetProperties().Where(p => p.GetValue(news) is null).Select(p => Text.Camel(p.Name)).Except(news.More.Select(m => m.Name));
            Language.Fallback.Texts.PlacesOf(TextFile.KeyOf(news)).Intersect(nothing).ShouldBeEmpty(news.ToString());
        }
        new English().Say(News.Read("""{"says":"leaveRequested","name":"Rita","from":"2026-03-04","to":"2026-03-04"}""")!).Text.ShouldBe("Rita asks for leave () on Wednesday 4 March 2026. It awaits your decision.");
    }

    [Fact]
    public void What_is_kept_of_news_is_read_again_in_whatever_order()
    {
        foreach (var news in Samples) News.Read(news.Write()).ShouldBe(news);
        News.Read("""{"shift":{"to":"06:00:00","day":"2026-03-04","from":"22:00:00","place":"Harbour"},"says":"shiftAssigned"}""").ShouldBe(new News.ShiftAssigned(Shift));
    }

    [Theory]
    [InlineData("de-AT", "en", "de")]
    [InlineData(null, "tr", "tr")]
    [InlineData("fr", "de", "de")]
    [InlineData("fr", "fr", "en")]
    [InlineData("TR", null, "tr")]
    public void The_language_is_the_readers_or_the_companys_or_english(string? reader, string? company, string language) => Language.Of(reader, company).Code.ShouldBe(language);

    [Fact]
    public void All_languages_read_as_people_write()
    {
        new English().Say(new News.TermsChanged(new DateOnly(2026, 3, 31), true, false, false, true)).Text.ShouldBe("From Tuesday 31 March 2026 on this is new: your position, your hours.");
        new English().Say(new News.Late(null, 1)).Text.ShouldBe("You checked in 1 minute late for a shift.");
        new English().Say(new News.Several(NotificationKind.ReportLate, 3, Shift.Day, Shift.Day, "de Rita", null)).ShouldBe(("De Rita: late 3 times", "De Rita checked in late 3 times, for shifts on Wednesday 4 March 2026."));
        new English().Say(new News.CorrectionDecided(null, Shift.Day, "a newer one", "approved")).Text.ShouldBe("The correction of the shift of Wednesday 4 March 2026 that you asked for (a newer one) is approved.");
        new English().Say(new News.LeaveDecided("vacation", Shift.Day, Shift.Day, "approved", "{name}, {days}")).Text.ShouldBe("Your leave (vacation) on Wednesday 4 March 2026 is approved. Note: {name}, {days}");
        new Turkish().Say(new News.Several(NotificationKind.ShiftReleased, 3, null, null, null, "leave")).Text.ShouldBe("İzinli olduğunuz için 3 vardiyadan çıkarıldınız.");
        new German().Say(new News.ShiftMoved(Shift, Shift with { Day = new DateOnly(2026, 3, 5) })).Text.ShouldBe("Ihre Schicht am Mittwoch, 4. März 2026, 22:00-06:00 Uhr, Harbour ist jetzt am Donnerstag, 5. März 2026, 22:00-06:00 Uhr, Harbour.");
        new German().Say(new News.Late(Shift, 1)).Text.ShouldBe("Sie haben sich 1 Minute zu spät zu der Schicht am Mittwoch, 4. März 2026, 22:00-06:00 Uhr angemeldet.");
        new Turkish().Say(new News.LeaveDecided("yıllık izin", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), "approved", null)).Text.ShouldBe("İzniniz (yıllık izin, 9 Mart 2026 Pazartesi - 13 Mart 2026 Cuma) onaylandı.");
        new German().Say(new News.BalanceExpiring("Urlaub", 2.5m, new DateOnly(2026, 3, 31))).Text.ShouldBe("Von Ihrem Guthaben (Urlaub) können Sie bis Dienstag, 31. März 2026 noch 2,5 Tage nehmen. Danach verfallen sie.");
        new Turkish().Say(new News.PunchCorrected(Shift, Shift.Day, Late, OnTime)).Text.ShouldBe("Kaydınız (vardiya: 4 Mart 2026 Çarşamba, 22:00-06:00) düzeltildi. Eski: 22:40-… (geç). Yeni: 22:00-06:05.");
        new Turkish().Say(new News.Late(Shift, 12)).Text.ShouldBe("12 dakika geç giriş yaptınız (vardiya: 4 Mart 2026 Çarşamba, 22:00-06:00).");
    }

    [Fact]
    public async Task What_was_kept_as_words_stays_readable_in_the_inbox_and_as_mail()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, null, Happenings.Assigned(person));
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync();
            await using var old = new NpgsqlCommand("UPDATE notifications.notifications SET news = NULL, title = 'An old title', text = 'An old text.' WHERE user_id = $1 AND kind = 'shiftAssigned'", connection) { Parameters = { new() { Value = person.UserId } } };
            (await old.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        (await person.Inbox()).ShouldContain(("shiftAssigned", "An old title", "An old text."));
        (await host.MailsTo(person.Email))[^1].Text.ShouldContain("An old text.");
    }

    [Fact]
    public async Task What_a_newer_host_tells_is_left_out_by_one_that_has_no_word_for_it()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, null, Happenings.Assigned(person));
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync();
            await using var newer = new NpgsqlCommand("""
                UPDATE notifications.notifications SET kind = 'shiftSold', news = '{"says":"shiftSold"}' WHERE user_id = $1 AND kind = 'shiftAssigned';
                INSERT INTO notifications.mail_choices (company_id, user_id, kind, mail) SELECT company_id, user_id, 'shiftSold', false FROM notifications.inboxes WHERE user_id = $1
                """.Replace("$1", $"'{person.UserId}'", StringComparison.Ordinal), connection);
            (await newer.ExecuteNonQueryAsync()).ShouldBe(2);
        }

        (await person.Inbox()).Select(n => n.Kind).ShouldBe(["welcome"]);
        (await person.Get("/notification-api/notifications")).Should(200)["unreadCount"].GetInt32().ShouldBe(1);
        (await person.Get("/notification-api/preferences")).Should(200);
    }

    private static bool SpeaksOfOthers(NotificationKind kind) => kind is NotificationKind.ShiftVacated or NotificationKind.DepartmentConflict or NotificationKind.ReportLate or NotificationKind.ReportAbsent
        or NotificationKind.LeaveRequested or NotificationKind.LeaveChanged or NotificationKind.DocumentExpiring or NotificationKind.EmploymentEnding or NotificationKind.ManagerLeft
        or NotificationKind.AutoClosed or NotificationKind.LateOut or NotificationKind.UnplannedWork or NotificationKind.CorrectionRequested or NotificationKind.LeaveEscalated or NotificationKind.PayrollStale or NotificationKind.PeriodReopened;

    private static IEnumerable<Type> KindsOf(Type news) => news.GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsSubclassOf(news));

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What must stand in the text in any language: names, places, times, counts.</summary>
    private static IEnumerable<string> Arguments(News news) => news switch
    {
        News.Welcome n => [n.Company, n.Email],
        News.ShiftsAssigned n => [n.Template, Number(n.Shifts), "2026"],
        News.RotaPublished n => [Number(n.Shifts), "2026", .. n.Note is null ? [] : new[] { n.Note }],
        News.ShiftMoved => ["Harbour", "Dock", "22:00-06:00"],
        News.ShiftVacated or News.DepartmentConflict => ["Rita", "Harbour", "22:00-06:00"],
        News.ShiftAssigned or News.ShiftReleased => ["Harbour", "22:00-06:00"],
        News.Late { Shift: null } => ["12"],
        News.Late n => [Number(n.Minutes), "22:00-06:00"],
        News.ReportLate n => ["Rita", Number(n.Minutes), "22:00-06:00"],
        News.Absent => ["2026"],
        News.ReportAbsent => ["Rita", "2026"],
        News.LeaveRequested => ["Rita", "vacation", "13"],
        News.LeaveChanged => ["Rita", "vacation", "sick leave", "13", "17"],
        News.LeaveWithdrawn or News.LeaveCancellationAsked => ["Rita", "vacation", "13"],
        News.LeaveDaysChanged => ["13"],
        News.Several n => n.First is null ? n.Name is null ? ["120"] : ["120", n.Name] : ["120", "2026", "2027"],
        News.LeaveDecided n => ["vacation", "13", .. n.Note is null ? [] : new[] { n.Note }],
        News.PayrollReady => ["28"],
        News.DocumentExpiring => ["permit", "31"],
        News.ReportDocumentExpiring => ["Rita", "permit", "31"],
        News.EmploymentEnding => ["Rita", "31"],
        News.ManagerLeft n => ["Rita", n.Names],
        News.TermsChanged => ["31"],
        News.PunchCorrected { Shift: null } => ["2026", "22:00-06:05"],
        News.PunchCorrected { Old: { In: null } } => ["22:00-06:00", "22:00-06:05"],
        News.PunchCorrected n => [$"{n.Old.In:HH}:{n.Old.In:mm}-", "22:00-06:05"],
        News.AbsenceExcused => ["22:00-06:00"],
        News.AutoClosed => ["06:00", "22:00-06:00"],
        News.ReportAutoClosed => ["Rita", "06:00", "2026"],
        News.LateOut => ["09:30", "08:00", "22:00-06:00"],
        News.ReportLateOut => ["Rita", "09:30", "08:00", "22:00-06:00"],
        News.UnplannedWork => ["Rita", "09:30", "2026"],
        News.CorrectionRequested => ["Rita", "22:00-06:00"],
        News.CorrectionDecided => ["22:00-06:00"],
        News.LeaveStepDecided => ["vacation", "1", "2", "13"],
        News.LeaveEscalated n => ["Rita", "vacation", "13", Number(n.WorkingDays)],
        News.BalanceExpiring => ["vacation", "12", "31"],
        News.DocumentMissing => ["sick leave", "13"],
        News.PayslipApproved or News.PeriodReopened => ["28"],
        News.PayrollStale or News.ReportPeriodReopened => ["Rita", "28"],
        News.TaskAssigned n => [n.Title, .. n.Name is null ? [] : new[] { n.Name }, .. n.Due is null ? [] : new[] { "12:00", "2026" }],
        News.TaskChanged { Due: null } or News.TaskCancelled or News.AnnouncementUnread => ["Ice"],
        News.TaskChanged => ["Ice", "12:00", "2026", "(Europe/Berlin)"],
        News.TaskDoneByOther => ["Ice", "Mona"],
        News.TaskDue or News.TaskOverdue => ["Ice", "12:00", "2026"],
        News.TaskOverdueOfOther => ["Ice", "Mona", "12:00", "2026"],
        News.TaskOverdueOfOthers => ["Ice", "7", "12:00", "2026"],
        News.TaskCompleted { Count: 1 } or News.AnnouncementMissing { Count: 1 } => ["Ice"],
        News.TaskCompleted or News.AnnouncementMissing => ["Ice", "7"],
        News.Announced or News.InsightFound or News.MessageSent => ["It is cold."],
        News.SubscriptionActivated or News.SubscriptionEnded => [],
        News.SubscriptionEnding => ["31"],
        News.TaskForNobody => ["Ice", "31"],
        News.PaymentFailed n => ["49.99 USD", .. n.Card is null ? [] : new[] { "visa 4242" }, .. n.Day is null ? [] : new[] { "31" }],
        News.PaymentActionRequired or News.PaymentRefunded or News.PaymentDisputed => ["49.99 USD"],
        News.SubscriptionRenewing => ["49.99 USD", "31"],
        News.CardExpiring => ["visa 4242"],
        _ => throw new InvalidOperationException($"Say what must stand in {news}."),
    };
}
