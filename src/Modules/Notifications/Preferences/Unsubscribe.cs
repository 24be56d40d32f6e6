using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>The links in mails by which a reader gets no more of their kind, without signing in (RFC 8058).</summary>
internal sealed class UnsubscribeTokens(ISecretBox box, TimeProvider clock)
{
    private const string Purpose = "unsubscribe";
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(60);

    public string For(CompanyId company, UserId user, IEnumerable<NotificationKind> kinds) =>
        Base64Url.EncodeToString(box.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(new UnsubscribeToken(company, user, [.. kinds.Distinct()], clock.GetUtcNow() + GoodFor), Json.Plain)));

    /// <returns>Null for what we never gave out, and for what is too old.</returns>
    public UnsubscribeToken? Read(string token)
    {
        try
        {
            return box.Open(Purpose, Base64Url.DecodeFromChars(token)) is { } opened && JsonSerializer.Deserialize<UnsubscribeToken>(opened.Opened, Json.Plain) is { } read && clock.GetUtcNow() < read.Until ? read : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <param name="Kinds">Of the mail that the link stood in.</param>
internal sealed record UnsubscribeToken(CompanyId Company, UserId User, IReadOnlyList<NotificationKind> Kinds, DateTimeOffset Until);

/// <inheritdoc cref="UnsubscribeTokens"/>
internal static class Unsubscribe
{
    internal sealed record Input([System.ComponentModel.DataAnnotations.MaxLength(2000)] string Token) : IInput;

    /// <summary>A page with a button: programs that follow links must not unsubscribe anybody.</summary>
    public static Task<Result<FileAnswer>> Ask(Input input, UnsubscribeTokens tokens, CancellationToken cancel) => Task.FromResult(tokens.Read(input.Token) is null ? NotificationProblems.TokenNotValid : Page(input.Token));

    public static async Task<Result<Unsubscribed>> Handle(Input input, UnsubscribeTokens tokens, Scope scope, CancellationToken cancel)
    {
        if (tokens.Read(input.Token) is not { } token) return NotificationProblems.TokenNotValid;
        await scope.Enter(token.Company, cancel);
        await using var transaction = await scope.Begin(cancel);
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.choices (company_id, user_id, kind, mail) SELECT @company, @user, kind, false FROM unnest(@kinds) AS kind ORDER BY kind
            ON CONFLICT (company_id, user_id, kind) DO UPDATE SET mail = false
            """, scope.Connection);
        command.Parameters.AddWithValue("company", token.Company.Value);
        command.Parameters.AddWithValue("user", token.User.Value);
        command.Parameters.AddWithValue("kinds", token.Kinds.Select(Text.Of).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.Commit(cancel);
        return new Unsubscribed(token.Kinds);
    }

    private static Result<FileAnswer> Page(string token) => new FileAnswer("text/html; charset=utf-8", Encoding.UTF8.GetBytes($"""
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>WorkforceOS</title>
        <form method="post" action="?token={WebUtility.HtmlEncode(Uri.EscapeDataString(token))}"><p>No more mails of this kind? · Keine E-Mails dieser Art mehr? · Bu tür e-postalar gelmesin mi?</p><button>OK</button></form></html>
        """), ContentSecurityPolicy: "default-src 'none'; form-action 'self'");

    /// <param name="Kinds">No mail of these goes to the reader any more.</param>
    internal sealed record Unsubscribed(IReadOnlyList<NotificationKind> Kinds);
}
