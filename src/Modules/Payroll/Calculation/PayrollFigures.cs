using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>What a payroll report says. Seconds are exact; hours are those seconds to two decimals, for showing only.</summary>
internal readonly record struct PayrollFigures(long WorkedSeconds, long OvertimeSeconds, int AbsenceDays, Money Salary)
{
    public double TotalHoursWorked => Hours(WorkedSeconds);

    public double OvertimeHours => Hours(OvertimeSeconds);

    private static double Hours(long seconds) => (double)decimal.Round(seconds / 3600m, 2, MidpointRounding.AwayFromZero);
}
