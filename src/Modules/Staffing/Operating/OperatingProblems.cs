using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What operators are refused, in the words of the company surface.</summary>
internal static class OperatingProblems
{
    public static readonly Problem UnknownVendor = Problem.Rule("UnknownVendor", "There is no such vendor in this marketplace.");
    public static readonly Problem UnknownRole = Problem.Rule("UnknownRole", "There is no such role in the catalog of this marketplace.");
    public static readonly Problem BenefitOffered = Problem.Rule("BenefitOffered", "A benefit of this type is offered already; change that one.");
    public static readonly Problem UnknownUser = Problem.Rule("UnknownUser", "There is nobody with that id in this company.");
    public static readonly Problem UnknownHub = Problem.Rule("UnknownHub", "This client has no such hub.");
    public static readonly Problem NobodyToReach = Problem.Rule("NobodyToReach", "Say who it is: the id of somebody with an account, or where they are invited.");
    public static readonly Problem BadPhone = Problem.WrongType("phone", "A phone number with its country, such as +12025550123.");
    public static readonly Problem BadEmail = Problem.WrongType("email", "One mail address, such as ada@example.com.");
    public static readonly Problem NotHereYet = Problem.Rule("NotHereYet", "Whoever was invited has not come yet; that alone makes them active.");
    public static readonly Problem HalfAPosition = Problem.Rule("HalfAPosition", "A position is a latitude and a longitude.");
    public static readonly Problem BillsLessThanItPays = Problem.Rule("BillsLessThanItPays", "What is billed for an hour is less than what is paid for it.");
    public static readonly Problem VendorNotUsable = Problem.Rule("VendorNotUsable", "Only a vendor that is active, under a contract that is active, can be the usual one.");
}
