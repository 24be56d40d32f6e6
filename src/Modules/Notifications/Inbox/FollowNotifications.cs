using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>
/// One's notifications as they come, from behind <c>Last-Event-ID</c>, or from now on. All is read from the table by position:
/// a signal only says that it is time to look, so replay and live cannot overlap nor leave a gap.
/// </summary>
internal static class FollowNotifications
{
    private const int MostAtOnce = 200;

    public static async Task<Result<StreamAnswer>> Handle(HttpContext http, NotificationsDb db, Caller caller, Bells bells, Scopes scopes, CancellationToken cancel)
    {
        long? after = null;
        if (http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } given)
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return Problem.WrongType("lastEventId", "The id of an event of this stream.");
            after = position;
        }
        // The bell hangs before the first look, so that nothing falls between.
        if (bells.Hang(caller.User) is not { } bell) return NotificationProblems.TooManyStreams;
        http.Response.RegisterForDispose(bell);

        var last = await db.Inboxes.Where(i => i.UserId == caller.User).Select(i => i.LastPosition).SingleOrDefaultAsync(cancel);
        return new StreamAnswer(Events(bell, Math.Min(after ?? last, last), caller, scopes, CancellationToken.None));
    }

    private static async IAsyncEnumerable<StreamedEvent> Events(Bell bell, long after, Caller caller, Scopes scopes, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Whoever is cut off before the first notification resumes from here too.
        yield return new StreamedEvent(Id(after), "ready", new { });
        while (true)
        {
            var next = await scopes.Run(caller, services => Behind(after, services.GetRequiredService<NotificationsDb>(), caller.User, cancel), cancel);
            foreach (var notification in next)
            {
                after = notification.Position;
                yield return new StreamedEvent(Id(after), "notification", NotificationView.Of(notification));
            }
            if (next.Count < MostAtOnce) await bell.Ring(cancel);
        }
    }

    private static Task<List<Notification>> Behind(long after, NotificationsDb db, UserId user, CancellationToken cancel) =>
        db.Notifications.AsNoTracking().Where(n => n.User == user && n.Position > after).OrderBy(n => n.Position).Take(MostAtOnce).ToListAsync(cancel);

    private static string Id(long position) => position.ToString(CultureInfo.InvariantCulture);
}
