using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Payroll;

public readonly record struct PayrollReportId(Guid Value) : IId<PayrollReportId>
{
    public static PayrollReportId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A report is there to be read.</summary>
public sealed record PayrollReady(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd) : IEvent
{
    public static string Name => "payroll.ready";
}
