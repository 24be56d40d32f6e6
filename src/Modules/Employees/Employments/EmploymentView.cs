using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Employees.Employments;

/// <summary>An employment as this reader may see it: the note on its end is between managers.</summary>
internal sealed record EmploymentView : View
{
    public UserId UserId { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public EndReason? EndReason { get; init; }

    [Secret]
    public string? EndNote { get; init; }

    public static EmploymentView For(Employment employment, Standing reader)
    {
        var seesNote = reader is Standing.Admin or Standing.LineManager;
        return new EmploymentView
        {
            UserId = employment.UserId,
            StartsOn = employment.StartsOn,
            EndsOn = employment.EndsOn,
            EndReason = employment.EndReason,
            EndNote = seesNote ? employment.EndNote : null,
        }.Stamped(employment, employment.UserId, hidden: seesNote ? [] : [nameof(EndNote)]);
    }
}
