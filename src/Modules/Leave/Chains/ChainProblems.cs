using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Chains;

/// <summary>What is refused about approval chains.</summary>
internal static class ChainProblems
{
    public static readonly Problem StepCount = Problem.Rule("ApprovalStepsNotValid", $"A policy has 1 to {ApprovalRules.MostSteps} steps.");
    public static readonly Problem StepUser = Problem.Rule("ApprovalStepUserNotValid", "userId is given exactly where who is user.");
    public static readonly Problem FirstStep = Problem.Rule("ApprovalFirstStepNotValid", "The first step is of all leave, and has no ifDaysOver.");
    public static readonly Problem UnknownPerson = Problem.Rule("NotOfThisCompany", "There is no such person in this company.");
    public static readonly Problem UnknownPolicy = Problem.Rule("UnknownApprovalPolicy", "There is no such approval policy in this company.");
    public static readonly Problem InUse = Problem.Rule("ApprovalPolicyInUse", "A type of leave is approved by this policy. Name another one there first.");
    public static readonly Problem TooMany = Problem.Rule("TooManyApprovalPolicies", $"A company has at most {CreateApprovalPolicy.Most} approval policies.");

    public static readonly Problem NotYourStep = Problem.Forbidden("NotYourStep", "This request awaits the decision of somebody else.");
    public static readonly Problem StepDecided = Problem.Rule("LeaveStepDecided", "This step is decided already. The request awaits the decision of somebody else.");
    public static readonly Problem SecondPersonNeeded = Problem.Forbidden("SecondPersonNeeded", "In this company nobody decides two steps of a request. Somebody else decides this one.");
}
