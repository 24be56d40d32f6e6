using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>The language of whoever asks.</summary>
internal sealed class ReaderLanguage(IPeople people, Caller caller)
{
    public async Task<Language> Find(CancellationToken cancel) =>
        Language.Of((await people.Contacts([caller.User], cancel)).GetValueOrDefault(caller.User)?.Language);
}
