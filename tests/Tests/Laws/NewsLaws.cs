using System.Reflection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Tests.Laws;

/// <summary>What people are told is a kind and its arguments; the sentences are the languages' alone.</summary>
public sealed class NewsLaws
{
    /// <summary>Words that are somebody's own or a stable code, and mean the same in every language.</summary>
    private static readonly string[] ArgumentsOfWords = ["Company", "Email", "Name", "Names", "Template", "Place", "Reason", "LeaveType", "OldType", "Decision", "Correction", "Note", "DocumentType", "Amount", "Card", "Zone"];

    private static readonly Type[] ArgumentsWithoutWords = [typeof(DateOnly), typeof(TimeOnly), typeof(int), typeof(decimal), typeof(bool), typeof(Guid), typeof(NotificationKind)];

    /// <summary>News that people have written themselves, such as an announcement.</summary>
    private static readonly string[] WrittenByPeople = ["Announced.Title", "Announced.Preview", "InsightFound.Title", "InsightFound.Text", "MessageSent.Title", "MessageSent.Text"];

    /// <summary>What people called a thing of theirs.</summary>
    private static readonly string[] TitlesOfOthers = [.. typeof(News).GetNestedTypes(BindingFlags.NonPublic).Where(t => t.Name.StartsWith("Task", StringComparison.Ordinal) || t.Name is "AnnouncementUnread" or "AnnouncementMissing").Select(t => t.Name + ".Title")];

    [Fact]
    public void No_kind_of_news_takes_a_finished_sentence()
    {
        var kinds = typeof(News).GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(News))).ToList();
        kinds.Count.ShouldBeGreaterThan(35);
        kinds.SelectMany(Sentences).Except(TitlesOfOthers).ShouldBe(WrittenByPeople, ignoreOrder: true);
        Sentences(typeof(Finished)).ShouldBe(["Finished.Sentence"], "the law sees one");
    }

    [Fact]
    public void No_module_has_a_way_to_pass_words_to_people_but_for_what_people_wrote()
    {
        // Nothing in the contract takes words but the code itself and what people wrote, and only the module of notifications may make their rows.
        var contract = typeof(IMailQueue).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(IMailQueue).Namespace).ToList();
        contract.ShouldNotBeEmpty();
        contract.SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(string)).Select(p => p.Name).ShouldBeSubsetOf([nameof(CodeMail.To), nameof(CodeMail.Code), nameof(CodeMail.Language), nameof(Notice.Title), nameof(Notice.Preview), nameof(Notice.Whole), nameof(Notice.AboutObject),
            nameof(NoticePerson.Name), nameof(NoticeShift.Title), nameof(NoticeShift.Hub), nameof(MarketplaceNotice.Number), nameof(MarketplaceNotice.DedupeKey), nameof(MarketplaceNotice.DeepLink), nameof(NoticeRecipient.Email), nameof(NoticeRecipient.Phone)]);
        typeof(Notification).IsPublic.ShouldBeFalse();
        foreach (var words in new[] { nameof(Notification.Title), nameof(Notification.Text) }) typeof(Notification).GetProperty(words)!.SetMethod!.IsPrivate.ShouldBeTrue($"{words} is made from the news alone");
    }

    private static IEnumerable<string> Sentences(Type type) =>
        from argument in type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters()
        let itself = Nullable.GetUnderlyingType(argument.ParameterType) ?? argument.ParameterType
        from sentence in itself == typeof(ShiftTime) || itself == typeof(PunchTimes) || itself == typeof(Due) ? Sentences(itself)
            : ArgumentsWithoutWords.Contains(itself) || (itself == typeof(string) && ArgumentsOfWords.Contains(argument.Name)) ? [] : new[] { $"{type.Name}.{argument.Name}" }
        select sentence;

    private sealed record Finished(string Name, string Sentence);
}
