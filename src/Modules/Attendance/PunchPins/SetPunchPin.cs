using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>Somebody chooses the PIN by which kiosks know them; an admin may for anybody, and hands out badges. Each is one person's within the company.</summary>
internal static class SetPunchPin
{
    /// <param name="Pin">4 to 8 digits; null takes it away.</param>
    /// <param name="Badge">The badge's number as a reader writes it; null takes it away. Only an admin says it.</param>
    internal sealed record Input([Pin] Patch<string?> Pin, [Length(4, 128), OneLine] Patch<string?> Badge) : IInput;

    public static async Task<Result<PunchPinView>> Handle(UserId userId, Input request, AttendanceDb db, PinHashes hashes, IPeople people, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var caller = scope.Caller;
        if (!caller.IsAdmin && (userId != caller.User || request.Badge.IsGiven)) return Problem.NotTheOwner;
        if (!(await people.Active([userId], cancel)).Contains(userId)) return Problem.NotFound;
        if (request.Pin.Or(null) is { } chosen && GuessablePins.Hold(chosen)) return PlaceProblems.PinGuessable;
        var (pin, badge) = (await hashes.Of(PunchPin.PinPurpose, request.Pin.Or(null), cancel), await hashes.Of(PunchPin.BadgePurpose, request.Badge.Or(null), cancel));
        if (pin is null || badge is null) return Problem.TooManyRequests(PinHashes.ComeAgain);

        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("attendance.punchPin", userId.Value, cancel);
        var now = clock.GetUtcNow();
        var own = await db.PunchPins.SingleOrDefaultAsync(p => p.UserId == userId, cancel);
        if (own is null) db.PunchPins.Add(own = new PunchPin { Id = NewId.At<PunchPinId>(clock), CompanyId = caller.Company, UserId = userId });
        if (!caller.IsAdmin && own.MustWait(now) is { } wait) return Problem.TooManyRequests(wait);

        var refusal = await Refusal(db, own, pin, badge, cancel);
        if (refusal is null)
        {
            if (request.Pin.IsGiven) own.SetPin(pin.FirstOrDefault(), now);
            if (request.Badge.IsGiven) own.SetBadge(badge.FirstOrDefault(), now);
        }
        else
        {
            own.NoteTaken(now);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return refusal is null ? PunchPinView.Of(own) : refusal;
    }

    private static async Task<Problem?> Refusal(AttendanceDb db, PunchPin own, IReadOnlyList<byte[]> pin, IReadOnlyList<byte[]> badge, CancellationToken cancel)
    {
        if (pin.Count > 0 && await db.PunchPins.AnyAsync(p => p.Id != own.Id && pin.Contains(p.PinHash), cancel)) return PlaceProblems.PinTaken;
        if (badge.Count > 0 && await db.PunchPins.AnyAsync(p => p.Id != own.Id && badge.Contains(p.BadgeHash), cancel)) return PlaceProblems.BadgeTaken;
        return null;
    }
}

/// <summary>The text is a PIN.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PinAttribute() : ValidationAttribute("4 to 8 digits.")
{
    public override bool IsValid(object? value) => value is not string text || (text.Length is >= 4 and <= 8 && text.All(char.IsAsciiDigit));
}
