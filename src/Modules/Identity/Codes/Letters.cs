using WorkforceOS.Contracts.Notifications;

namespace WorkforceOS.Identity;

/// <summary>The mails that sign-in sends.</summary>
internal static class Letters
{
    public static Mail Code(CodePurpose purpose, User user, string code, int index)
    {
        var (subject, what) = purpose switch
        {
            CodePurpose.EmailVerification => ("Verify your mail address", "Enter this code to verify your mail address."),
            CodePurpose.PasswordReset => ("Reset your password", "Enter this code together with a new password."),
            _ => ("Your sign-in code", "Enter this code to finish signing in."),
        };
        return new Mail(user.Email, $"{subject} (code {index})", [$"Hello {user.Fullname},", what, $"It is code number {index}, and good for 24 hours. If you did not ask for it, you need not do anything: without the code nobody gets in."], code);
    }
}
