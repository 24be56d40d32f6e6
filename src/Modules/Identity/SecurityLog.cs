using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>What an operator watches for attacks: ids of accounts and the addresses that asked, never a mail, a code or a password.</summary>
internal sealed partial class SecurityLog(ILoggerFactory logs)
{
    public const string Category = "WorkforceOS.Security";
    private readonly ILogger log = logs.CreateLogger(Category);

    /// <param name="user">Null when there is no such account.</param>
    public void LoginFailed(CompanyId company, UserId? user, string? address) => LoginFailed(log, company.Value, user?.Value, address);

    public void WrongCode(CompanyId company, UserId user, CodePurpose purpose, string? address) => WrongCode(log, company.Value, user.Value, Text.Of(purpose), address);

    public void WrongPhoneCode(CompanyId company, Guid code, string? address) => WrongPhoneCode(log, company.Value, code, address);

    public void LockedOut(CompanyId company, UserId user, GuessPurpose purpose, string? address) => LockedOut(log, company.Value, user.Value, Text.Of(purpose), address);

    public void PasswordReset(CompanyId company, UserId user, string? address) => PasswordReset(log, company.Value, user.Value, address);

    /// <param name="by">Who did it: the person, or an admin.</param>
    public void PasswordChanged(CompanyId company, UserId user, UserId by, string? address) => PasswordChanged(log, company.Value, user.Value, by.Value, address);

    public void ApiKeyCreated(CompanyId company, UserId user, ApiKeyId key, string? address) => ApiKeyCreated(log, company.Value, user.Value, key.Value, address);

    public void ApiKeyRevoked(CompanyId company, UserId user, ApiKeyId key, UserId by, string? address) => ApiKeyRevoked(log, company.Value, user.Value, key.Value, by.Value, address);

    public void RoleChanged(CompanyId company, UserId user, Role before, Role after, UserId by, string? address) => RoleChanged(log, company.Value, user.Value, Text.Of(before), Text.Of(after), by.Value, address);

    public void SuperAdminChanged(UserId user, string what) => SuperAdminChanged(log, user.Value, what);

    [LoggerMessage(1001, LogLevel.Warning, "Sign-in failed: company {CompanyId}, account {UserId}, from {Address}", EventName = "LoginFailed")]
    private static partial void LoginFailed(ILogger log, Guid companyId, Guid? userId, string? address);

    [LoggerMessage(1002, LogLevel.Warning, "Wrong code: company {CompanyId}, account {UserId}, {Purpose}, from {Address}", EventName = "WrongCode")]
    private static partial void WrongCode(ILogger log, Guid companyId, Guid userId, string purpose, string? address);

    [LoggerMessage(1010, LogLevel.Warning, "Wrong phone code: company {CompanyId}, code {CodeId}, from {Address}", EventName = "WrongPhoneCode")]
    private static partial void WrongPhoneCode(ILogger log, Guid companyId, Guid codeId, string? address);

    [LoggerMessage(1003, LogLevel.Warning, "Locked out: company {CompanyId}, account {UserId}, {Purpose}, from {Address}", EventName = "LockedOut")]
    private static partial void LockedOut(ILogger log, Guid companyId, Guid userId, string purpose, string? address);

    [LoggerMessage(1004, LogLevel.Information, "Password reset by mail: company {CompanyId}, account {UserId}, from {Address}", EventName = "PasswordReset")]
    private static partial void PasswordReset(ILogger log, Guid companyId, Guid userId, string? address);

    [LoggerMessage(1005, LogLevel.Information, "Password changed: company {CompanyId}, account {UserId}, by {ById}, from {Address}", EventName = "PasswordChanged")]
    private static partial void PasswordChanged(ILogger log, Guid companyId, Guid userId, Guid byId, string? address);

    [LoggerMessage(1006, LogLevel.Information, "API key made: company {CompanyId}, account {UserId}, key {ApiKeyId}, from {Address}", EventName = "ApiKeyCreated")]
    private static partial void ApiKeyCreated(ILogger log, Guid companyId, Guid userId, Guid apiKeyId, string? address);

    [LoggerMessage(1007, LogLevel.Information, "API key revoked: company {CompanyId}, account {UserId}, key {ApiKeyId}, by {ById}, from {Address}", EventName = "ApiKeyRevoked")]
    private static partial void ApiKeyRevoked(ILogger log, Guid companyId, Guid userId, Guid apiKeyId, Guid byId, string? address);

    [LoggerMessage(1008, LogLevel.Information, "Role changed: company {CompanyId}, account {UserId}, {Before} to {After}, by {ById}, from {Address}", EventName = "RoleChanged")]
    private static partial void RoleChanged(ILogger log, Guid companyId, Guid userId, string before, string after, Guid byId, string? address);

    [LoggerMessage(1009, LogLevel.Warning, "Super admin {UserId} as the settings now say: {What}", EventName = "SuperAdminChanged")]
    private static partial void SuperAdminChanged(ILogger log, Guid userId, string what);
}
