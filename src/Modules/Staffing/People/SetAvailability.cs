using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.People;

/// <param name="DayOfWeek">0 for Sunday to 6, or <c>SUN</c> to <c>SAT</c>.</param>
internal sealed record WeekDayInput(JsonElement DayOfWeek, DayStatus AvailabilityStatus, IReadOnlyList<SlotInput>? Slots = null) : IInput, IValidatableObject
{
    public int? Number => DayOfWeek.ValueKind switch
    {
        JsonValueKind.Number when DayOfWeek.TryGetInt32(out var number) && number is >= 0 and <= 6 => number,
        JsonValueKind.String when DayOfWeek.GetString() is { Length: 1 } digit && digit[0] is >= '0' and <= '6' => digit[0] - '0',
        JsonValueKind.String when Enum.GetNames<WeekDay>().FirstOrDefault(n => n.ToUpperInvariant() == DayOfWeek.GetString()) is { } name => (int)Enum.Parse<WeekDay>(name),
        _ => null,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Number is null) yield return new ValidationResult("0 to 6, 0 for Sunday, or SUN to SAT.", [nameof(DayOfWeek)]);
        if (AvailabilityDays.Wrong(Slots) is { } why) yield return new ValidationResult(why, [nameof(Slots)]);
    }
}

internal sealed record SingleDayInput(DateOnly Date, DayStatus AvailabilityStatus, IReadOnlyList<SlotInput>? Slots = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (DayRangeCheck.Of(Date, null).Any()) yield return new ValidationResult("A day of this century.", [nameof(Date)]);
        if (AvailabilityDays.Wrong(Slots) is { } why) yield return new ValidationResult(why, [nameof(Slots)]);
    }
}

/// <summary>Only the days that are sent change.</summary>
internal sealed record AvailabilityChange([MaxLength(7)] IReadOnlyList<WeekDayInput>? Days = null, [MaxLength(366)] IReadOnlyList<SingleDayInput>? Overrides = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Days is not null && Days.Select(d => d.Number).Distinct().Count() < Days.Count) yield return new ValidationResult("Each day once.", [nameof(Days)]);
        if (Overrides is not null && Overrides.Select(d => d.Date).Distinct().Count() < Overrides.Count) yield return new ValidationResult("Each day once.", [nameof(Overrides)]);
    }
}

/// <param name="Items">This week as it is now; where single days were sent, from the first of them.</param>
internal sealed record AvailabilityChangedView(int UpdatedDays, IReadOnlyList<AvailabilityDayView> Items);

/// <summary>A worker says on which days they can work, of the week or of the calendar.</summary>
internal static class SetAvailability
{
    public static async Task<Result<AvailabilityChangedView>> Handle(AvailabilityChange request, AvailabilityWriter writer, AvailabilityDays days, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var (weekly, single) = (request.Days ?? [], request.Overrides ?? []);
        await using var transaction = await scope.Begin(cancel);
        await writer.Replace([.. weekly.Select(d => (d.Number!.Value, d.AvailabilityStatus, AvailabilityDays.Slots(d.Slots)))], cancel);
        await writer.Replace([.. single.Select(d => (d.Date, d.AvailabilityStatus, AvailabilityDays.Slots(d.Slots)))], cancel);
        await transaction.Commit(cancel);
        var first = single.Count > 0 ? single.Min(d => d.Date) : days.Monday(clock.GetUtcNow());
        var last = single.Count > 0 ? single.Max(d => d.Date) : first.AddDays(6);
        return new AvailabilityChangedView(weekly.Count + single.Count, await days.Between(first, last.DayNumber - first.DayNumber < AvailabilityDays.MostDays ? last : first.AddDays(AvailabilityDays.MostDays - 1), cancel));
    }
}

/// <summary>Writes what a worker says of days: unknown takes it back.</summary>
internal sealed class AvailabilityWriter(StaffingDb db, Worker worker, Scope scope)
{
    public async Task Replace(IReadOnlyList<(int Day, DayStatus Status, IReadOnlyList<Slot> Slots)> days, CancellationToken cancel)
    {
        if (days.Count == 0) return;
        await Lock(cancel);
        int[] numbers = [.. days.Select(d => d.Day)];
        await db.AvailabilityWeekly.Where(a => a.StaffId == worker.Id && numbers.Contains(a.DayOfWeek)).ExecuteDeleteAsync(cancel);
        db.AvailabilityWeekly.AddRange(days.Where(d => d.Status is not DayStatus.Unknown).Select(d => new WeeklyAvailability { CompanyId = scope.Caller.Company, StaffId = worker.Id, DayOfWeek = d.Day, Status = Said(d.Status), Slots = d.Slots }));
        await db.SaveChangesAsync(cancel);
    }

    public async Task Replace(IReadOnlyList<(DateOnly Day, DayStatus Status, IReadOnlyList<Slot> Slots)> days, CancellationToken cancel)
    {
        if (days.Count == 0) return;
        await Lock(cancel);
        DateOnly[] dates = [.. days.Select(d => d.Day)];
        await db.AvailabilityOverrides.Where(a => a.StaffId == worker.Id && dates.Contains(a.Date)).ExecuteDeleteAsync(cancel);
        db.AvailabilityOverrides.AddRange(days.Where(d => d.Status is not DayStatus.Unknown).Select(d => new AvailabilityOverride { CompanyId = scope.Caller.Company, StaffId = worker.Id, Date = d.Day, Status = Said(d.Status), Slots = d.Slots }));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Two that replace the same days wait for each other.</summary>
    private Task Lock(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"SELECT FROM staffing.staff WHERE company_id = {scope.Caller.Company.Value} AND id = {worker.Id.Value} FOR NO KEY UPDATE", cancel);

    private static AvailabilityStatus Said(DayStatus status) => Enum.Parse<AvailabilityStatus>(status.ToString());
}
