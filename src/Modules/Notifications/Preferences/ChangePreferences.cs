using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>Switches mail and pushes on or off, kind by kind, and says when to be left alone; what is left out stays as it is.</summary>
internal static class ChangePreferences
{
    /// <param name="Mail">By kind, as <see cref="GetPreferences"/> answers it: <c>{"shiftMoved": false}</c>.</param>
    /// <param name="Push">The same of pushes to devices.</param>
    /// <param name="QuietHours">Null for none at all.</param>
    internal sealed record Input(Patch<JsonElement> Mail, Patch<JsonElement> Push, Patch<Quiet?> QuietHours, Patch<MailDigest> Digest) : IInput;

    /// <param name="To">On the next day where it is not later.</param>
    /// <param name="Weekdays">On which they begin; every day where it is left out.</param>
    internal sealed record Quiet(TimeOnly From, TimeOnly To, IReadOnlyList<Weekday>? Weekdays = null) : IInput;

    public static async Task<Result<PreferencesView>> Handle(Input input, NotificationsDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        if (!input.Mail.IsGiven && !input.Push.IsGiven && !input.QuietHours.IsGiven && !input.Digest.IsGiven) return Problem.Missing("mail");
        var mail = Read("mail", input.Mail);
        if (mail.Problem is { } unreadable) return unreadable;
        var push = Read("push", input.Push);
        if (push.Problem is { } unreadablePush) return unreadablePush;
        if (input.QuietHours is { IsGiven: true, Value: { } quiet })
        {
            if (quiet.From == quiet.To) return Problem.WrongType("quietHours.to", "Another time than from.");
            if (quiet.Weekdays is []) return Problem.WrongType("quietHours.weekdays", "At least one day.");
        }

        await using (var transaction = await scope.Begin(cancel))
        {
            await Choose(mail.Value, push.Value, scope, caller, cancel);
            if (input.QuietHours.IsGiven || input.Digest.IsGiven) await Keep(input, scope, caller, cancel);
            await transaction.Commit(cancel);
        }
        return await GetPreferences.Handle(db, caller, cancel);
    }

    private static async Task Choose(Dictionary<NotificationKind, bool> mail, Dictionary<NotificationKind, bool> push, Scope scope, Caller caller, CancellationToken cancel)
    {
        var kinds = mail.Keys.Union(push.Keys).ToList();
        if (kinds.Count == 0) return;
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.choices AS choice (company_id, user_id, kind, mail, push)
            SELECT @company, @user, wanted.kind, wanted.mail, wanted.push FROM unnest(@kinds, @mails, @pushes) AS wanted (kind, mail, push) ORDER BY wanted.kind
            ON CONFLICT (company_id, user_id, kind) DO UPDATE SET mail = coalesce(excluded.mail, choice.mail), push = coalesce(excluded.push, choice.push)
            """, scope.Connection);
        command.Parameters.AddWithValue("company", caller.Company.Value);
        command.Parameters.AddWithValue("user", caller.User.Value);
        command.Parameters.AddWithValue("kinds", kinds.Select(Text.Of).ToArray());
        command.Parameters.AddWithValue("mails", kinds.Select(k => mail.TryGetValue(k, out var wanted) ? (bool?)wanted : null).ToArray());
        command.Parameters.AddWithValue("pushes", kinds.Select(k => push.TryGetValue(k, out var wanted) ? (bool?)wanted : null).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Keep(Input input, Scope scope, Caller caller, CancellationToken cancel)
    {
        var usual = Habits.Usual;
        var (quiet, isGiven) = (input.QuietHours.IsGiven ? input.QuietHours.Value : null, input.QuietHours.IsGiven);
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.habits AS habit (company_id, user_id, is_quiet, quiet_from, quiet_to, quiet_weekdays, digest) VALUES (@company, @user, @quiet, @from, @to, @weekdays, coalesce(@digest, 'none'))
            ON CONFLICT (company_id, user_id) DO UPDATE SET
                is_quiet = CASE WHEN @given THEN excluded.is_quiet ELSE habit.is_quiet END, quiet_from = CASE WHEN @given THEN excluded.quiet_from ELSE habit.quiet_from END,
                quiet_to = CASE WHEN @given THEN excluded.quiet_to ELSE habit.quiet_to END, quiet_weekdays = CASE WHEN @given THEN excluded.quiet_weekdays ELSE habit.quiet_weekdays END,
                digest = coalesce(@digest, habit.digest)
            """, scope.Connection);
        command.Parameters.AddWithValue("company", caller.Company.Value);
        command.Parameters.AddWithValue("user", caller.User.Value);
        command.Parameters.AddWithValue("given", isGiven);
        command.Parameters.AddWithValue("quiet", !isGiven || quiet is not null);
        command.Parameters.AddWithValue("from", quiet?.From ?? usual.QuietFrom);
        command.Parameters.AddWithValue("to", quiet?.To ?? usual.QuietTo);
        command.Parameters.AddWithValue("weekdays", quiet?.Weekdays is { } days ? days.Select(d => (int)d).Distinct().Order().ToArray() : Habits.EveryDay);
        command.Parameters.Add(new("digest", NpgsqlDbType.Text) { Value = input.Digest.IsGiven ? Text.Of(input.Digest.Value) : DBNull.Value });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static Result<Dictionary<NotificationKind, bool>> Read(string channel, Patch<JsonElement> given)
    {
        var wanted = new Dictionary<NotificationKind, bool>();
        if (!given.IsGiven) return wanted;
        if (given.Value.ValueKind is not JsonValueKind.Object) return Problem.WrongType(channel, "An object of kinds, each true or false.");
        foreach (var property in given.Value.EnumerateObject())
        {
            if (EnumSpelling.CamelCase.Parse(typeof(NotificationKind), property.Name) is not NotificationKind kind) return Problem.NotAnEnumValue(channel, Enum.GetNames<NotificationKind>().Select(Text.Camel));
            if (property.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return Problem.WrongType($"{channel}.{property.Name}");
            wanted[kind] = property.Value.GetBoolean();
        }
        return wanted;
    }
}
