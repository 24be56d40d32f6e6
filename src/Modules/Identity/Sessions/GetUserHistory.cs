using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>What happened to an account, the latest first: signing in and out, and each change with who made it.</summary>
internal static class GetUserHistory
{
    private const int Most = 200;

    internal sealed record Answer(UserId UserId, IReadOnlyList<Entry> History)
    {
        public string Status => "OK";
    }

    /// <param name="Event"><c>signedIn</c>, <c>signedOut</c>, or the name of the account's change.</param>
    /// <param name="Because">Why a session ended.</param>
    /// <param name="By">Who changed it.</param>
    internal sealed record Entry(DateTimeOffset At, string Event, SessionId? SessionId, string? Address, string? Device, string? Because, UserId? By, JsonElement? Before, JsonElement? After);

    public static async Task<Result<Answer>> Handle(WhoseSessions.Input request, WhoseSessions whose, IdentityDb db, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;

        var user = found.Value;
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.UserId == user).OrderByDescending(s => s.Id).Take(Most).ToListAsync(cancel);
        var changes = await db.Changes.AsNoTracking().Where(c => c.ObjectId == user.Value).OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancel);
        return new Answer(user, [.. sessions.SelectMany(OfSession).Concat(changes.Select(OfChange)).OrderByDescending(e => e.At).Take(Most)]);
    }

    private static IEnumerable<Entry> OfSession(Session session)
    {
        yield return new(session.CreatedAt, "signedIn", session.Id, session.Address, session.Device, null, null, null, null);
        if (session.EndedAt is { } ended) yield return new(ended, "signedOut", session.Id, null, null, session.EndedBecause is { } why ? Text.Of(why) : null, null, null, null);
    }

    private static Entry OfChange(Change change) =>
        new(change.At, change.Event, change.SessionId, change.Address, null, null, change.UserId, change.Before is null ? null : JsonSerializer.Deserialize<JsonElement>(change.Before), JsonSerializer.Deserialize<JsonElement>(change.After));
}
