using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>A moment on the company's wall clock.</summary>
/// <param name="Zone">The clock's name, where the reader's own is another one.</param>
internal sealed record Due(DateOnly Day, TimeOnly Time, string? Zone)
{
    public static Due Of(DateTimeOffset at, DateTimeZone company, DateTimeZone? reader = null) =>
        new(WallClock.DayOf(at, company), WallClock.TimeOf(at, company), reader is null || reader.Id == company.Id ? null : company.Id);
}
