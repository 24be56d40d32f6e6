namespace WorkforceOS.Contracts.Identity;

/// <summary>The company to try things out with, where nobody minds: in Development.</summary>
public static class DemoCompany
{
    public const string Codename = "babil";

    /// <summary>Everybody's; production refuses it.</summary>
    public const string Password = "workforceos-demo-1";
}
