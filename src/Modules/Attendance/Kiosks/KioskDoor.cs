using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.PunchPins;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>Lets kiosks in by their token, and people by what they type or hold against one. A try is counted before it is compared, so that many at once are no more than many after each other.</summary>
internal sealed class KioskDoor(AttendanceDb db, PinHashes hashes, KioskLimits limits, IPeople people, TimeProvider clock)
{
    /// <summary>The kiosk of this token in the company that is named, with a try of it counted.</summary>
    public async Task<Result<Kiosk>> Enter(string token, CancellationToken cancel)
    {
        var hash = Kiosk.Hash(token);
        var kiosk = await db.Kiosks.AsNoTracking().SingleOrDefaultAsync(k => k.TokenHash == hash, cancel);
        if (kiosk is null) return PlaceProblems.KioskTokenNotValid;
        if (limits.Count(kiosk.Id) is { } tooMany) return tooMany;

        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Kiosk.TriesWindow);
        DateTimeOffset? locked = now + Kiosk.TriesWindow;
        // No change of the kiosk that anybody made: neither its version nor the audit trail moves.
        var counted = await db.Kiosks.Where(k => k.Id == kiosk.Id && (k.LockedUntil == null || k.LockedUntil <= now)).ExecuteUpdateAsync(set => set
            .SetProperty(k => k.WrongTries, k => k.TriesSince > since ? k.WrongTries + 1 : 1)
            .SetProperty(k => k.TriesSince, k => k.TriesSince > since ? k.TriesSince : now)
            .SetProperty(k => k.LockedUntil, k => k.TriesSince > since && k.WrongTries + 1 >= Kiosk.MostTries ? locked : null), cancel);
        return counted == 1 ? kiosk : PlaceProblems.KioskLocked((kiosk.LockedUntil ?? locked.Value) - now);
    }

    /// <summary>Whose PIN or badge it is, if they still are somebody of the company.</summary>
    public async Task<Result<UserId>> WhoHas(string? pin, string? badge, CancellationToken cancel)
    {
        if (await hashes.Of(pin is null ? PunchPin.BadgePurpose : PunchPin.PinPurpose, pin ?? badge, cancel) is not { } found) return Problem.TooManyRequests(PinHashes.ComeAgain);
        var one = await (pin is null ? db.PunchPins.Where(p => found.Contains(p.BadgeHash)) : db.PunchPins.Where(p => found.Contains(p.PinHash))).OrderBy(p => p.Id).FirstOrDefaultAsync(cancel);
        if (one is null || !(await people.Active([one.UserId], cancel)).Contains(one.UserId)) return PlaceProblems.PinUnknown;

        // Found under the hosts' previous key: from now on under the present one.
        if (one.Rekey(found[0], isPin: pin is not null)) await db.SaveChangesAsync(cancel);
        return one.UserId;
    }

    /// <summary>
    /// It was no wrong try. What came before is forgiven where somebody came or went by it, which nobody can do again and again, and who
    /// tries other people's PINs between punches of their own would have to.
    /// </summary>
    public Task Forgive(KioskId kiosk, bool all, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Kiosks.Where(k => k.Id == kiosk).ExecuteUpdateAsync(set => set
            .SetProperty(k => k.WrongTries, k => all || k.WrongTries == 0 ? 0 : k.WrongTries - 1)
            .SetProperty(k => k.LockedUntil, (DateTimeOffset?)null)
            .SetProperty(k => k.LastUsedAt, now), cancel);
    }
}
