using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing;

internal readonly record struct BankAccountId(Guid Value) : IId<BankAccountId>
{
    public static BankAccountId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct EmergencyContactId(Guid Value) : IId<EmergencyContactId>
{
    public static EmergencyContactId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct TaxFormId(Guid Value) : IId<TaxFormId>
{
    public static TaxFormId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct BenefitProgramId(Guid Value) : IId<BenefitProgramId>
{
    public static BenefitProgramId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct StaffBenefitId(Guid Value) : IId<StaffBenefitId>
{
    public static StaffBenefitId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct BenefitHistoryId(Guid Value) : IId<BenefitHistoryId>
{
    public static BenefitHistoryId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct FaqId(Guid Value) : IId<FaqId>
{
    public static FaqId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
