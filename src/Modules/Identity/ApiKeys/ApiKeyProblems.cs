using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal static class ApiKeyProblems
{
    public static readonly Problem MadeByPeople = Problem.Forbidden("ApiKeyNeedsSession", "A key is made by somebody who is signed in, not with another key.");
    public static readonly Problem ExpiryPassed = Problem.Rule("ApiKeyExpiryPassed", "The key would have expired already. Choose a later time, or none.");
    public static readonly Problem NotValid = Problem.Rule("ApiKeyNotValid", "This key is unknown, revoked or expired.", status: 401);
}
