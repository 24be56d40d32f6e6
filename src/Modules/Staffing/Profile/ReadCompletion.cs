using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>How far the worker's profile is, and whether they may work with it.</summary>
internal static class ReadCompletion
{
    public static async Task<Result<CompletionView>> Handle(Completion completion, Worker worker, CancellationToken cancel) => await completion.Of(worker.Id, cancel);
}

internal enum SectionStatus
{
    Complete,
    Incomplete,

    /// <summary>Without it nobody works.</summary>
    ActionRequired,
}

/// <summary>The parts of a profile, as an app lists them.</summary>
internal static class ReadSections
{
    internal sealed record SectionLine(string Key, string Title, SectionStatus Status, DateTimeOffset? UpdatedAt);

    internal sealed record View(IReadOnlyList<SectionLine> Sections);

    public static async Task<Result<View>> Handle(Completion completion, SectionTimes times, Worker worker, CancellationToken cancel)
    {
        var sections = (await completion.Of(worker.Id, cancel)).Sections;
        var changed = await times.Of(worker.Id, cancel);
        return new View([.. sections.Select(s => new SectionLine(Text.Snake($"{s.Key}").ToUpperInvariant(), Title(s.Key), StatusOf(s), changed.GetValueOrDefault(s.Key)))]);
    }

    private static SectionStatus StatusOf(SectionView s) => s.Completed ? SectionStatus.Complete : s.Required ? SectionStatus.ActionRequired : SectionStatus.Incomplete;

    private static string Title(ProfileSection key) => key switch
    {
        ProfileSection.PersonalInfo => "Personal information",
        ProfileSection.EmergencyContacts => "Emergency contacts",
        ProfileSection.TaxForms => "Tax forms",
        ProfileSection.BankAccount => "Bank account",
        _ => $"{key}",
    };
}
