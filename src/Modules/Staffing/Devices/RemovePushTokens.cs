using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Devices;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Devices;

/// <summary>Nothing more is pushed there, in the app that asks. Whatever is off or unknown already is no mistake.</summary>
internal static class RemovePushTokens
{
    /// <param name="TokenId">Counts where both are given.</param>
    internal sealed record Input(Guid? TokenId = null, [MaxLength(4096)] string? PushToken = null) : IInput;

    public static Task<Result<RemovedPushTokens>> ForClient(Input input, IPushTokens tokens, CancellationToken cancel) => From(NoticeAudience.Client, input, tokens, cancel);

    public static Task<Result<RemovedPushTokens>> ForStaff(Input input, IPushTokens tokens, CancellationToken cancel) => From(NoticeAudience.Staff, input, tokens, cancel);

    private static async Task<Result<RemovedPushTokens>> From(NoticeAudience app, Input input, IPushTokens tokens, CancellationToken cancel) =>
        input is { TokenId: null, PushToken: null } ? Problem.Missing("tokenId") : new RemovedPushTokens(await tokens.Remove(app, input.TokenId, input.PushToken, cancel));
}

/// <param name="Removed">How many were on.</param>
internal sealed record RemovedPushTokens(int Removed);
