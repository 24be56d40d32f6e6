using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Devices;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Ends the caller's session, whichever surface made it. A device that was registered by it is told nothing more, nor is the one whose token is given.</summary>
internal static class SignOut
{
    internal sealed record Input([MaxLength(4096)] string? PushToken = null, [MaxLength(128)] string? DeviceId = null) : IInput;

    internal sealed record Done(bool SignedOut);

    public static async Task<Result<Done>> Handle(Input request, StaffingDb db, IExternalPeople people, IPushTokens devices, Caller caller, CancellationToken cancel)
    {
        // A token is one app's; whichever it is, nothing is pushed to it any more.
        if (request.PushToken is { } token)
        {
            foreach (var app in new[] { NoticeAudience.Client, NoticeAudience.Staff }) await devices.Remove(app, id: null, token, cancel);
        }
        db.Publish(new AuthSignedOut(caller.User), caller.User.Value);
        await db.SaveChangesAsync(cancel);
        await people.EndSession(cancel);
        return new Done(SignedOut: true);
    }
}
