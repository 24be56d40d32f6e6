using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.PunchPins;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Attendance.Replay;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>Somebody comes, goes, or begins or ends a break at a kiosk, and is greeted by name. The kiosk's token opens this and nothing else.</summary>
internal static class PunchAtKiosk
{
    /// <param name="Pin">Or <paramref name="Badge"/>.</param>
    internal sealed record Input([MaxLength(200)] string KioskToken, PunchAction Action, [Pin] string? Pin = null, [Length(4, 128), OneLine] string? Badge = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Pin is null == Badge is null) yield return new ValidationResult("A PIN or a badge, and not both.", [nameof(Pin)]);
        }
    }

    /// <summary>Who did what when.</summary>
    internal sealed record KioskPunch(UserId UserId, string Fullname, PunchAction Action, DateTimeOffset At, AttendanceRecordId AttendanceRecordId, ShiftId ShiftId, AttendanceStatus Status, int? LateByMinutes);

    public static async Task<Result<KioskPunch>> Handle(Input request, KioskDoor door, Scope scope, Scopes scopes, CancellationToken cancel)
    {
        var entered = await door.Enter(request.KioskToken, cancel);
        if (entered.Problem is { } closed) return closed;
        var kiosk = entered.Value;
        var known = await door.WhoHas(request.Pin, request.Badge, cancel);
        if (known.Problem is { } nobody) return nobody;

        var person = new Caller { Company = kiosk.CompanyId, UserOrNobody = known.Value, Role = Role.TenantUser, Via = "kiosk", Address = scope.Caller.Address, RequestId = scope.Caller.RequestId };
        var punched = await scope.WithoutConnection(() => DatabaseFailures.RetryLostRaces(() => scopes.Run(person, unit => Punch(unit, kiosk, request.Action, cancel), cancel), cancel), cancel);
        await door.Forgive(kiosk.Id, all: punched.Problem is null && request.Action is PunchAction.In or PunchAction.Out, cancel);
        return punched;
    }

    /// <summary>As the person's own, in a unit of work of theirs.</summary>
    private static async Task<Result<KioskPunch>> Punch(IServiceProvider unit, Kiosk kiosk, PunchAction action, CancellationToken cancel)
    {
        var (caller, clock) = (unit.GetRequiredService<Caller>(), unit.GetRequiredService<TimeProvider>());
        unit.GetRequiredService<PunchOrigin>().FromKiosk(kiosk.PlaceId);
        var taken = await unit.GetRequiredService<OwnPunches>().Take(action, null, null, new PunchFacts(), cancel);
        if (taken.Problem is { } refusal) return refusal;

        var names = await unit.GetRequiredService<IPeople>().Briefs([caller.User], cancel);
        var record = taken.Value;
        return new KioskPunch(caller.User, names.TryGetValue(caller.User, out var name) ? name.Fullname : "", action, clock.GetUtcNow(), new AttendanceRecordId(record.Id), record.ShiftId, record.Status, record.LateByMinutes);
    }
}
