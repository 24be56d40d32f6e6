using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>Where a message goes.</summary>
internal enum MessageChannel
{
    Push,
    Email,
    InApp,
    Sms,
}

/// <summary>An admin writes to people of the company, over the channels they name and as far as each reader wants those.</summary>
internal static class SendMessage
{
    public const int MostInMinute = 60;
    private const int MostBytesOfMetadata = 4096;

    /// <param name="Types">Over which channels; sms is none of them yet.</param>
    /// <param name="IsStored">False: it stands in no inbox.</param>
    /// <param name="Email">Where it is given, the account's own address of the one person: nobody is written to by another.</param>
    /// <param name="PhoneNumber">Read and not used.</param>
    /// <param name="Template">Read and not used.</param>
    /// <param name="Metadata">An object of at most 4 KB; checked and not used.</param>
    internal sealed record Input(
        IReadOnlyList<MessageChannel> Types, [MaxLength(200), OneLine] string Title, [MaxLength(2000)] string Body, UserId? UserId = null, IReadOnlyList<UserId>? UserIds = null, IReadOnlyList<DepartmentId>? DepartmentIds = null,
        bool IsStored = true, JsonElement? Metadata = null, [MaxLength(200)] string? Template = null, [MaxLength(320)] string? Email = null, [MaxLength(50)] string? PhoneNumber = null) : IInput;

    public static async Task<Result<Queued>> Handle(Input input, InboxWriter inbox, IPeople people, IDepartments departments, Scope scope, RecentCalls calls, Caller caller, CancellationToken cancel)
    {
        if (input.Types.Count == 0) return Problem.Missing("types");
        if (input.Types.Contains(MessageChannel.Sms)) return NotificationProblems.ChannelNotAvailable;
        if (input.Metadata is { } metadata && (metadata.ValueKind is not JsonValueKind.Object || metadata.GetRawText().Length > MostBytesOfMetadata)) return Problem.WrongType("metadata", "An object of at most 4 KB.");
        if (calls.Count($"message {caller.Company}", MostInMinute, TimeSpan.FromMinutes(1)) is { } tooMany) return tooMany;

        var recipients = await Recipients(input, people, departments, cancel);
        if (recipients.Problem is { } refusal) return refusal;
        var channels = (input.IsStored && input.Types.Contains(MessageChannel.InApp) ? Channels.Inbox : Channels.None) | (input.Types.Contains(MessageChannel.Email) ? Channels.Mail : Channels.None) | (input.Types.Contains(MessageChannel.Push) ? Channels.Push : Channels.None);
        await using var transaction = await scope.Begin(cancel);
        await inbox.Post([.. recipients.Value.Select(to => new Notice(to, new News.MessageSent(input.Title.Trim(), input.Body.Trim()), "none", null) { Channels = channels })], cancel);
        await transaction.Commit(cancel);
        return new Queued(recipients.Value.Count);
    }

    private static async Task<Result<IReadOnlyCollection<UserId>>> Recipients(Input input, IPeople people, IDepartments departments, CancellationToken cancel)
    {
        var named = (input.UserIds ?? []).Concat(input.UserId is { } one ? [one] : []).ToHashSet();
        var readers = await people.Readers(named, cancel);
        if (named.Where(u => !readers.ContainsKey(u)).Select(u => u.Value).ToList() is [_, ..] unknown) return NotificationProblems.UnknownPeople(unknown);
        if (input.Email is { } address && (readers.Count != 1 || !readers.Values.Single().Email.Equals(address.Trim(), StringComparison.OrdinalIgnoreCase))) return NotificationProblems.RecipientNotOfCompany;

        var members = await departments.Members(input.DepartmentIds ?? [], cancel);
        if ((input.DepartmentIds ?? []).Where(d => !members.ContainsKey(d)).Select(d => d.Value).ToList() is [_, ..] gone) return NotificationProblems.UnknownDepartments(gone);
        named.UnionWith(members.Values.SelectMany(m => m));
        return named.Count == 0 ? NotificationProblems.NobodyToTell : named;
    }

    /// <param name="Count">People it goes to.</param>
    internal sealed record Queued([property: System.Text.Json.Serialization.JsonPropertyName("queued")] int Count);
}
