using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>
/// One's notifications as they come, from behind <c>Last-Event-ID</c>, or from now on. All is read from the table by position:
/// a signal only says that it is time to look, so replay and live cannot overlap nor leave a gap. The first event is <c>ready</c>;
/// each notification is an event <c>notification</c> whose id is its position.
/// </summary>
internal static class FollowNotifications
{
    private const int MostAtOnce = 200;

    public static async Task<Result<StreamAnswer>> Handle(HttpContext http, NotificationsDb db, Caller caller, InboxSignals signals, ReaderLanguage readerLanguage, Scopes scopes, CancellationToken cancel)
    {
        long? after = null;
        if (http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } given)
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return Problem.WrongType("lastEventId", "The id of an event of this stream.");
            after = position;
        }
        // Subscribed before the first look, so that nothing falls between.
        if (signals.Subscribe(caller.User) is not { } subscription) return NotificationProblems.TooManyStreams;
        http.Response.RegisterForDispose(subscription);

        var last = await db.Inboxes.Where(i => i.UserId == caller.User).Select(i => i.LastPosition).SingleOrDefaultAsync(cancel);
        return new StreamAnswer(Events(subscription, Math.Min(after ?? last, last), await readerLanguage.Find(cancel), caller, scopes, CancellationToken.None));
    }

    private static async IAsyncEnumerable<StreamedEvent> Events(InboxSubscription subscription, long after, Language language, Caller caller, Scopes scopes, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Whoever is cut off before the first notification resumes from here too.
        yield return new StreamedEvent(Id(after), "ready", new { });
        while (true)
        {
            var next = await scopes.Run(caller, services => Behind(after, services.GetRequiredService<NotificationsDb>(), caller.User, cancel), cancel);
            foreach (var notification in next)
            {
                after = notification.Position;
                yield return new StreamedEvent(Id(after), "notification", NotificationView.Of(notification, language));
            }
            if (next.Count < MostAtOnce) await subscription.Wait(cancel);
        }
    }

    private static Task<List<Notification>> Behind(long after, NotificationsDb db, UserId user, CancellationToken cancel) =>
        db.Notifications.AsNoTracking().Where(n => n.User == user && n.Position > after).OrderBy(n => n.Position).Take(MostAtOnce).ToListAsync(cancel);

    private static string Id(long position) => position.ToString(CultureInfo.InvariantCulture);
}
