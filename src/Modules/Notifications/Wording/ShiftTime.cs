using WorkforceOS.Contracts.Scheduling;

namespace WorkforceOS.Notifications.Wording;

/// <summary>When and where a shift is, on the company's wall clock.</summary>
internal sealed record ShiftTime(DateOnly Day, TimeOnly From, TimeOnly To, string? Place)
{
    public static ShiftTime Of(ShiftBrief shift) => new(shift.ShiftDate, shift.StartTime, shift.EndTime, string.IsNullOrWhiteSpace(shift.Location) ? null : shift.Location);

    public ShiftTime WithoutPlace() => this with { Place = null };
}
