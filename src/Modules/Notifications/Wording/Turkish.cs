using System.Diagnostics;
using System.Globalization;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

internal sealed class Turkish : Language
{
    private static readonly string[] Weekdays = ["Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"];
    private static readonly string[] Months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];

    public override string Code => "tr";

    public override string ChooseYourMails => "Size hangi bildirimlerin e-postayla gönderileceğini bildirim tercihlerinizden seçebilirsiniz.";

    public override (string Subject, IReadOnlyList<string> Lines) Invitation => ("Hesabınız hazır",
        [Greeting, "bu e-posta adresi için WorkforceOS'ta bir hesap açıldı. Nereden giriş yapacağınızı hesabı açan kişi size söyleyebilir; orada bu adrese bir kod isteyerek hesabınızı etkinleştirebilirsiniz.",
        "Böyle bir hesap beklemiyorsanız bir şey yapmanız gerekmez."]);

    public override (string Title, string Text) Say(News news) => news switch
    {
        News.Welcome n => ($"Hoş geldiniz: {n.Company}", $"{n.Company} hesabınız hazır. Giriş adresiniz: {n.Email}."),
        News.ShiftAssigned n => ("Yeni bir vardiyanız var", $"Vardiyaya yazıldınız: {Time(n.Shift)}."),
        News.ShiftsAssigned n => ($"{n.Shifts} yeni vardiyanız var", $"{n.Shifts} yeni vardiyanız var ({n.Template}): {Days(n.First, n.Last)}."),
        News.ShiftMoved n => ("Vardiyanız değişti", $"Vardiyanız değişti. Eski: {Time(n.Old)}. Yeni: {Time(n.New)}."),
        News.ShiftReleased n => ("Bir vardiyadan çıkarıldınız", Released(n)),
        News.ShiftVacated n => ("Bir vardiyaya biri gerekebilir", $"{n.Name} şu vardiyadan çıktı: {Time(n.Shift)}. Neden: {WhyVacated(n.Reason)}. Yerine biri gerekebilir."),
        News.DepartmentConflict n => ($"{n.Name} vardiyaya yazılamadı", $"{n.Name} bölüme katıldı, ancak bölümün şu vardiyasında müsait olmadığı için yazılmadı: {Time(n.Shift)}."),
        News.Late n => ("Geç kaldınız", $"{n.Minutes} dakika geç giriş yaptınız{Shift(n.Shift)}."),
        News.ReportLate n => ($"{n.Name} geç kaldı", $"{n.Name} {n.Minutes} dakika geç giriş yaptı{Shift(n.Shift)}."),
        News.Absent n => ("Gelmedi olarak işaretlendiniz", $"{(n.ByRule ? "Giriş yapmadığınız için gelmedi" : "Gelmedi")} olarak işaretlendiniz{Shift(n.Shift, n.Day)}."),
        News.ReportAbsent n => ($"{n.Name} gelmedi olarak işaretlendi", $"{n.Name} {(n.ByRule ? "giriş yapmadığı için " : "")}gelmedi olarak işaretlendi{Shift(n.Shift, n.Day)}."),
        News.LeaveRequested n => ($"{n.Name} izin istiyor", $"{n.Name} izin istiyor ({n.LeaveType}): {Days(n.From, n.To)}. Talep kararınızı bekliyor."),
        News.LeaveChanged n => ($"{n.Name} izin talebini değiştirdi", $"{n.Name} izin talebini değiştirdi. Eski: {n.OldType}, {Days(n.OldFrom, n.OldTo)}. Yeni: {n.LeaveType}, {Days(n.From, n.To)}. Talep kararınızı bekliyor."),
        News.LeaveWithdrawn n => ($"{n.Name} izin talebini geri aldı", $"{n.Name} izin talebini geri aldı ({n.LeaveType}): {Days(n.From, n.To)}. Karar vermeniz gerekmez."),
        News.LeaveCancellationAsked n => ($"{n.Name} iznin iptalini istiyor", $"{n.Name} onaylanmış iznin ({n.LeaveType}) iptal edilmesini istiyor: {Days(n.From, n.To)}."),
        News.LeaveDaysChanged n => ("İzniniz değiştirildi", $"Onaylanmış izniniz değiştirildi: {Days(n.From, n.To)}. Lütfen yeni halini kontrol edin."),
        News.LeaveDecided n => ($"İzniniz {Decision(n.Decision)}", $"İzniniz ({n.LeaveType}, {Days(n.From, n.To)}) {Decision(n.Decision)}.{(n.Note is null ? "" : $" Not: {n.Note}")}"),
        News.PayrollReady n => ("Bordronuz hazır", $"Bordronuz okunabilir: {Days(n.From, n.To)}."),
        News.DocumentExpiring n => ("Belgenizin süresi doluyor", $"Belgenizin ({n.DocumentType}) son geçerlilik günü: {Day(n.ValidUntil)}."),
        News.ReportDocumentExpiring n => ($"{n.Name}: bir belgenin süresi doluyor", $"{n.Name}: belgenin ({n.DocumentType}) son geçerlilik günü: {Day(n.ValidUntil)}."),
        News.EmploymentEnding n => ($"{n.Name} işten ayrılıyor", $"{n.Name} için son iş günü: {Day(n.LastDay)}."),
        News.ManagerLeft n => ($"{n.Name} ayrıldı, ekibi yöneticisiz", $"{n.Name} şirketten ayrıldı. Yeni yönetici bekleyen {n.Count} kişi: {n.Names}."),
        News.TermsChanged n => ("Çalışma koşullarınız değişti", $"{Day(n.From)} gününden itibaren değişenler: {Parts(n, "göreviniz", "yöneticiniz", "bölümünüz", "çalışma saatleriniz")}."),
        News.PunchCorrected n => ("Kaydınız düzeltildi", Corrected(n)),
        News.AbsenceExcused n => (n.Excused ? "Devamsızlığınız mazeretli sayıldı" : "Devamsızlığınız artık mazeretli değil", $"Devamsızlığınız {(!n.Excused ? "artık mazeretli sayılmıyor" : n.Paid ? "mazeretli sayıldı ve ücretli" : "mazeretli sayıldı ama ücretli değil")}{Shift(n.Shift, n.Day)}."),
        News.AutoClosed n => ("Kaydınız kapatıldı", n.CalledOff
            ? $"Siz oradayken vardiya iptal edildi; kaydınızın bitişi: {Clock(n.At)}{Shift(n.Shift, n.Day)}."
            : $"Çıkış yapmadığınız için kaydınız kapatıldı; bitişi: {Clock(n.At)}{Shift(n.Shift, n.Day)}. Başka bir saatte çıktıysanız düzeltme isteyin."),
        News.ReportAutoClosed n => ($"{n.Name}: kayıt kapatıldı", n.CalledOff
            ? $"{n.Name} oradayken vardiya iptal edildi; kaydın bitişi: {Clock(n.At)}{Shift(n.Shift, n.Day)}."
            : $"{n.Name} çıkış yapmadığı için kayıt kapatıldı; bitişi: {Clock(n.At)}{Shift(n.Shift, n.Day)}. Lütfen kontrol edin."),
        News.LateOut n => ("Geç çıkış yaptınız", $"Çıkış saatiniz: {Clock(n.At)}{Shift(n.Shift, n.Day)}. Kontrol edilene kadar süreniz şu saate kadar sayılır: {Clock(n.CountedUntil)}."),
        News.ReportLateOut n => ($"{n.Name} geç çıkış yaptı", $"{n.Name} için çıkış saati: {Clock(n.At)}{Shift(n.Shift, n.Day)}. Siz kontrol edene kadar süre şu saate kadar sayılır: {Clock(n.CountedUntil)}."),
        News.UnplannedWork n => ($"{n.Name} plansız işe geldi", $"{n.Name} plansız olarak işe geldi: {Day(n.Day)}, {Clock(n.At)}.{(n.ToReview ? " Lütfen kontrol edin." : "")}"),
        News.CorrectionRequested n => ($"{n.Name} düzeltme istiyor", $"{n.Name} bir düzeltme istiyor: {Correction(n.Correction)}{Shift(n.Shift, n.Day)}. Talep kararınızı bekliyor."),
        News.CorrectionDecided n => ($"Düzeltme talebiniz {Decision(n.Decision)}", $"Düzeltme talebiniz ({Correction(n.Correction)}) {Decision(n.Decision)}{Shift(n.Shift, n.Day)}."),
        News.LeaveStepDecided n => ("İzin talebiniz bir adım ilerledi", $"İzniniz ({n.LeaveType}, {Days(n.From, n.To)}) için {n.Steps} adımdan {n.Step}. adım onaylandı. Diğerleri henüz karar vermedi."),
        News.LeaveEscalated n => ($"{n.Name} hâlâ karar bekliyor", $"{n.Name} izin istiyor ({n.LeaveType}): {Days(n.From, n.To)}. {n.WorkingDays} iş günüdür kimse karar vermedi; siz de karar verebilirsiniz."),
        News.BalanceExpiring n => ("İzin günleriniz yanacak", $"Kalan izniniz ({n.LeaveType}): {n.Amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')} gün. Kullanabileceğiniz son gün: {Day(n.Last)}. Sonrasında bu günler yanar."),
        News.DocumentMissing n => ("Bir belge eksik", $"İzniniz ({n.LeaveType}, {Days(n.From, n.To)}) için gereken belge henüz yok."),
        News.PayslipApproved n => ("Maaş pusulanız hazır", $"Bordronuz onaylandı, maaş pusulanız okunabilir: {Days(n.From, n.To)}."),
        News.PayrollStale n => ($"{n.Name}: bordro artık tutmuyor", $"{n.Name} için bordro onaylandıktan sonra kayıtlar değişti: {Days(n.From, n.To)}. Lütfen kontrol edin."),
        News.PeriodReopened n => ("Bordronuz yeniden açıldı", $"Bordronuzun onayı geri alındı, bordro değişebilir: {Days(n.From, n.To)}."),
        News.ReportPeriodReopened n => ($"{n.Name}: bordro yeniden açıldı", $"{n.Name} için verdiğiniz bordro onayı geri alındı: {Days(n.From, n.To)}."),
        News.Several n => Several(n),
        _ => FromFile(news),
    };

    public override string Hello(string name) => $"Merhaba {name},";

    public override string NewsFrom(string company, int count) => $"{company}: {count} yeni bildirim";

    public override string AndMore(int count) => $"… ve bildirimlerinizde {count} tane daha.";

    public override (string Subject, IReadOnlyList<string> Lines) SecretCode(CodeMailUse use, int index, TimeSpan goodFor)
    {
        var (subject, what) = use switch
        {
            CodeMailUse.VerifyAddress => ("E-posta adresinizi doğrulayın", "e-posta adresinizi doğrulamak için bu kodu girin."),
            CodeMailUse.ResetPassword => ("Şifrenizi sıfırlayın", "bu kodu yeni bir şifreyle birlikte girin."),
            _ => ("Giriş kodunuz", "girişi tamamlamak için bu kodu girin."),
        };
        var time = goodFor < TimeSpan.FromHours(1) ? $"{(int)goodFor.TotalMinutes} dakika" : $"{(int)goodFor.TotalHours} saat";
        return ($"{subject} (kod {index})", [Greeting, what, $"Bu {index} numaralı koddur ve {time} geçerlidir. Kodu siz istemediyseniz bir şey yapmanız gerekmez: kod olmadan kimse giremez."]);
    }

    protected override string Greeting => "Merhaba,";

    protected override string AboutAccount(string company, DateTimeOffset at) => $"Bu ileti {company} hesabınızla ilgilidir. {Moment(at)}.";

    protected override string Spell(DateOnly day) => Day(day);

    protected override string Spell(Due due) => $"{Day(due.Day)}, {Clock(due.Time)}{ZoneOf(due)}";

    protected override (string Subject, string[] Lines) Say(SecurityNews news)
    {
        const string notYou = "Bunu siz yapmadıysanız şifrenizi hemen sıfırlayın ve şirketinizin yöneticisine haber verin.";
        return news switch
        {
            SecurityNews.PasswordChanged { ByThemselves: true } n => ("Şifreniz değiştirildi", [$"şifreniz değiştirildi{From(n)}. Tüm oturumlarınız kapatıldı.", notYou]),
            SecurityNews.PasswordChanged => ("Şifreniz değiştirildi", ["bir yönetici size yeni bir şifre verdi. Tüm oturumlarınız kapatıldı ve API anahtarlarınız iptal edildi.", notYou]),
            SecurityNews.PasswordReset n => ("Şifreniz sıfırlandı", [$"şifreniz posta kutunuza gelen bir kodla sıfırlandı{From(n)}. Tüm oturumlarınız kapatıldı ve API anahtarlarınız iptal edildi.", notYou]),
            SecurityNews.ApiKeyCreated n => ("Sizin adınıza yeni bir API anahtarı oluşturuldu", [$"{n.Hint} ile biten bir API anahtarı oluşturuldu{From(n)}. Anahtarı elinde bulunduran, sizin yapabildiğiniz her şeyi yapabilir. {(n.ExpiresAt is { } end ? $"Son geçerlilik: {Moment(end)}" : "Anahtar iptal edilene kadar geçerlidir")}.", $"Bunu siz yapmadıysanız anahtarı iptal edin. {notYou}"]),
            SecurityNews.PasswordGuessed n => ("Biri hesabınıza girmeye çalıştı", [$"hesabınız için birçok kez yanlış şifre girildi{From(n)}. Oradan {Moment(n.Until)} saatine kadar yeni bir deneme kabul edilmez.", "Bunu siz yaptıysanız o zamana kadar bekleyin ya da şifrenizi sıfırlayın. Siz yapmadıysanız ve şifreniz kolay tahmin edilemiyorsa bir şey yapmanız gerekmez."]),
            SecurityNews.CodeGuessed n => ("Biri hesabınıza girmeye çalıştı", [$"hesabınız için birçok kez yanlış kod girildi{From(n)}. {Moment(n.Until)} saatine kadar yeni kod gönderilmez.", n.PasswordKnown ? "Bunu yapan şifrenizi biliyor. Siz değilseniz şifrenizi değiştirin." : "Bunu siz yapmadıysanız bir şey yapmanız gerekmez: posta kutunuza gelen kod olmadan kimse giremez."]),
            _ => throw new UnreachableException(),
        };
    }

    private static string From(SecurityNews news) => news.Address is null ? "" : $" (adres: {news.Address})";

    private static string Moment(DateTimeOffset at) => $"{at.UtcDateTime.Day} {Months[at.UtcDateTime.Month - 1]} {at.UtcDateTime.Year} {FormattableString.Invariant($"{at.UtcDateTime:HH:mm}")} UTC";

    private static string Day(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year} {Weekdays[(int)day.DayOfWeek]}";

    private static string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} - {Day(to)}";

    private static string Time(ShiftTime shift) => $"{Day(shift.Day)}, {Hours(shift)}{At(shift.Place)}";

    /// <summary>Behind the sentence, where no ending has to fit a date.</summary>
    private static string Shift(ShiftTime? shift, DateOnly? day = null) => shift is not null ? $" (vardiya: {Time(shift.WithoutPlace())})" : day is { } known ? $" (vardiya: {Day(known)})" : "";

    private static string Decision(string decision) => decision switch
    {
        "approved" => "onaylandı",
        "rejected" => "reddedildi",
        "cancelled" => "iptal edildi",
        _ => decision,
    };

    private static string Corrected(News.PunchCorrected news)
    {
        var (record, old) = ($"Kaydınız{Shift(news.Shift, news.Day)}", Said(news.Old));
        if (news.New is null) return $"{record} geri alındı. Kayıt şöyleydi: {old}.";
        return news.New == news.Old ? $"{record} düzeltildi; saatler aynı kaldı: {old}." : $"{record} düzeltildi. Eski: {old}. Yeni: {Said(news.New)}.";

        static string Said(PunchTimes times) => Punches(times, "gelmedi", "geç");
    }

    private static string Correction(string what) => what switch
    {
        "times" => "başka saatler",
        "missingIn" => "eksik giriş",
        "missingOut" => "eksik çıkış",
        "missingRecord" => "eksik kayıt",
        "break" => "mola",
        "absence" => "devamsızlık",
        _ => what,
    };

    private static string Released(News.ShiftReleased news) => news.Reason switch
    {
        "cancelled" => $"Vardiya iptal edildi: {Time(news.Shift)}.",
        "deleted" => $"Vardiya yapılmayacak: {Time(news.Shift)}.",
        "leave" => $"İzinli olduğunuz için şu vardiyadan çıkarıldınız: {Time(news.Shift)}.",
        "departmentLeft" => $"Bölümden ayrıldığınız için şu vardiyadan çıkarıldınız: {Time(news.Shift)}.",
        "departmentDeleted" => $"Bölüm silindiği için şu vardiyadan çıkarıldınız: {Time(news.Shift)}.",
        "employmentEnded" => $"O gün çalışanımız olmadığınız için şu vardiyadan çıkarıldınız: {Time(news.Shift)}.",
        "zoneChanged" => $"Şirketin saati değiştiği ve başka bir vardiyayla çakışacağı için şu vardiyadan çıkarıldınız: {Time(news.Shift)}.",
        _ => $"Artık şu vardiyada değilsiniz: {Time(news.Shift)}.",
    };

    private static string WhyVacated(string reason) => reason switch
    {
        "leave" => "izinli",
        "deactivated" => "şirketten ayrıldı",
        "employmentEnded" => "o gün çalışan değil",
        "departmentLeft" => "bölümden ayrıldı",
        "departmentDeleted" => "bölüm silindi",
        _ => "şirketin saati değişti",
    };

    private (string Title, string Text) Several(News.Several n)
    {
        var when = n.Days is var (first, last) ? $": {Days(first, last)}" : "";
        var of = n.Name is null ? "" : $" ({n.Name})";
        return n.Of switch
        {
            NotificationKind.ShiftAssigned => ($"{n.Count} yeni vardiyanız var", $"{n.Count} yeni vardiyanız var{when}."),
            NotificationKind.ShiftMoved => ("Vardiyalarınız değişti", $"Vardiyalarınızda {n.Count} değişiklik yapıldı{when}."),
            NotificationKind.ShiftReleased => ($"{n.Count} vardiyadan çıkarıldınız", $"{BecauseOf(n.Reason)}{n.Count} vardiyadan çıkarıldınız{when}."),
            NotificationKind.ShiftVacated => ($"{n.Count} vardiyaya biri gerekebilir", $"Vardiyalarda {n.Count} yer boşaldı{of}{when}. Yerlerine biri gerekebilir."),
            NotificationKind.DepartmentConflict => ($"{n.Count} vardiyaya yazma yapılamadı", $"Bölümün {n.Count} vardiyasına yazma yapılamadı{of}{when}."),
            NotificationKind.AttendanceLate => ($"{n.Count} kez geç kaldınız", $"{n.Count} vardiyaya geç giriş yaptınız{when}."),
            NotificationKind.ReportLate => ($"{n.Count} gecikme{of}", $"{n.Count} kez geç giriş yapıldı{of}{when}."),
            NotificationKind.AttendanceAbsent => ($"{n.Count} kez gelmedi olarak işaretlendiniz", $"{n.Count} vardiyada gelmedi olarak işaretlendiniz{when}."),
            NotificationKind.ReportAbsent => ($"{n.Count} devamsızlık{of}", $"{n.Count} vardiyada devamsızlık işaretlendi{of}{when}."),
            NotificationKind.LeaveRequested => ($"{n.Count} izin talebi sizi bekliyor", $"{n.Count} izin talebi{of} kararınızı bekliyor{when}."),
            NotificationKind.LeaveChanged => ($"İzin taleplerinde {n.Count} değişiklik", $"İzin taleplerinde{of} {n.Count} değişiklik oldu{when}. Lütfen son hallerini okuyun."),
            NotificationKind.LeaveDecided => ("İzinlerinize karar verildi", $"İzinleriniz hakkında {n.Count} karar verildi{when}."),
            NotificationKind.PayrollReady => ($"{n.Count} bordronuz hazır", $"{n.Count} bordronuz okunabilir{when}."),
            NotificationKind.DocumentExpiring => ($"{n.Count} belgenin süresi doluyor", $"{n.Count} belgenin süresi doluyor{of}{when}."),
            NotificationKind.EmploymentEnding => ($"{n.Count} iş ilişkisi sona eriyor", $"{n.Count} iş ilişkisi sona eriyor{of}{when}."),
            NotificationKind.ManagerLeft => ($"{n.Count} yönetici ayrıldı", $"{n.Count} yönetici ayrıldı{of}{when}. Ekiplerine yeni yönetici gerekiyor."),
            NotificationKind.TermsChanged => ("Çalışma koşullarınız değişti", $"Çalışma koşullarınız {n.Count} kez değişti{when}."),
            NotificationKind.PunchCorrected => ("Kayıtlarınız düzeltildi", $"Kayıtlarınızda {n.Count} düzeltme yapıldı{when}."),
            NotificationKind.AbsenceExcused => ("Devamsızlıklarınız incelendi", $"Devamsızlıklarınızın mazeretli olup olmadığına {n.Count} kez karar verildi{when}."),
            NotificationKind.AutoClosed => ($"{n.Count} kayıt kapatıldı", $"{n.Count} kayıt kural gereği kapatıldı{of}{when}. Lütfen kontrol edin."),
            NotificationKind.LateOut => ($"{n.Count} geç çıkış{of}", $"{n.Count} kez geç çıkış yapıldı{of}{when}. Kontrol edilene kadar bir kısmı sayılır."),
            NotificationKind.UnplannedWork => ($"{n.Count} plansız giriş{of}", $"{n.Count} kez plansız giriş yapıldı{of}{when}."),
            NotificationKind.CorrectionRequested => ($"{n.Count} düzeltme talebi sizi bekliyor", $"{n.Count} düzeltme talebi{of} kararınızı bekliyor{when}."),
            NotificationKind.CorrectionDecided => ("Düzeltme taleplerinize karar verildi", $"Düzeltme talepleriniz hakkında {n.Count} karar verildi{when}."),
            NotificationKind.LeaveStepDecided => ("İzin talepleriniz ilerledi", $"İzin taleplerinizin {n.Count} adımı onaylandı{when}. Diğerleri henüz karar vermedi."),
            NotificationKind.LeaveEscalated => ($"{n.Count} izin talebi hâlâ bekliyor", $"{n.Count} izin talebi{of} hâlâ karar bekliyor{when}. Siz de karar verebilirsiniz."),
            NotificationKind.BalanceExpiring => ("İzin günleriniz yanacak", $"{n.Count} izin türünüzde günler yanacak{when}."),
            NotificationKind.DocumentMissing => ($"{n.Count} belge eksik", $"{n.Count} izniniz için gereken belgeler henüz yok{when}."),
            NotificationKind.PayslipApproved => ($"{n.Count} maaş pusulanız hazır", $"{n.Count} bordronuz onaylandı, maaş pusulalarınız okunabilir{when}."),
            NotificationKind.PayrollStale => ($"{n.Count} bordro artık tutmuyor", $"Bordro onaylandıktan sonra kayıtlar {n.Count} kez değişti{of}{when}. Lütfen kontrol edin."),
            NotificationKind.PeriodReopened => ($"{n.Count} bordro yeniden açıldı", $"{n.Count} bordronun onayı geri alındı{of}{when}."),
            _ => FromFile(n, when),
        };
    }

    private static string BecauseOf(string? reason) => reason switch
    {
        "cancelled" => "İptal edildikleri için ",
        "deleted" => "Yapılmayacakları için ",
        "leave" => "İzinli olduğunuz için ",
        "departmentLeft" => "Bölümden ayrıldığınız için ",
        "departmentDeleted" => "Bölüm silindiği için ",
        "zoneChanged" => "Şirketin saati değiştiği için ",
        "employmentEnded" => "O günlerde çalışan olmadığınız için ",
        _ => "",
    };
}
