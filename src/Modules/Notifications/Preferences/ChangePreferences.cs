using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>Switches mail on or off, kind by kind; kinds left out stay as they are.</summary>
internal static class ChangePreferences
{
    /// <param name="Mail">By kind, as <see cref="GetPreferences"/> answers it: <c>{"shiftMoved": false}</c>.</param>
    internal sealed record Input(JsonElement Mail) : IInput;

    public static async Task<Result<PreferencesView>> Handle(Input input, NotificationsDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        var wanted = Read(input.Mail);
        if (wanted.Problem is { } unreadable) return unreadable;

        await using (var transaction = await scope.Begin(cancel))
        await using (var command = new NpgsqlCommand("""
            INSERT INTO notifications.mail_choices (company_id, user_id, kind, mail)
            SELECT @company, @user, wanted.kind, wanted.mail FROM unnest(@kinds, @mails) AS wanted (kind, mail) ORDER BY wanted.kind
            ON CONFLICT (company_id, user_id, kind) DO UPDATE SET mail = excluded.mail
            """, scope.Connection))
        {
            command.Parameters.AddWithValue("company", caller.Company.Value);
            command.Parameters.AddWithValue("user", caller.User.Value);
            command.Parameters.AddWithValue("kinds", wanted.Value.Keys.Select(Text.Of).ToArray());
            command.Parameters.AddWithValue("mails", wanted.Value.Values.ToArray());
            await command.ExecuteNonQueryAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await GetPreferences.Handle(db, caller, cancel);
    }

    private static Result<Dictionary<NotificationKind, bool>> Read(JsonElement mail)
    {
        if (mail.ValueKind is not JsonValueKind.Object) return Problem.WrongType("mail", "An object of kinds, each true or false.");
        var wanted = new Dictionary<NotificationKind, bool>();
        foreach (var property in mail.EnumerateObject())
        {
            if (Choices.Parse(typeof(NotificationKind), property.Name) is not NotificationKind kind) return Problem.NotAnEnumValue("mail", Enum.GetNames<NotificationKind>().Select(Text.Camel));
            if (property.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return Problem.WrongType("mail." + property.Name);
            wanted[kind] = property.Value.GetBoolean();
        }
        return wanted;
    }
}
