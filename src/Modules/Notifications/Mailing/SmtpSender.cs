using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// One connection to the mail server, opened with the first mail and used for the next ones. What goes wrong in the middle of a
/// mail is that mail's own trouble as long as the server greets us again.
/// </summary>
internal sealed class SmtpSender(MailOptions options, SmtpTokens tokens) : IMailSender
{
    /// <summary>Many servers hang up on who sends much in one go.</summary>
    private const int MostOfConnection = 50;

    private readonly SmtpOptions server = options.Smtp;
    private readonly MailboxAddress from = options.Sender;
    private SmtpClient? client;
    private int sent;

    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = MimeMail.Of(mail, from);
        var connected = await Connect(cancel);
        try
        {
            await Within(limit => connected.SendAsync(Format(message, connected), message, limit), cancel);
            sent++;
        }
        catch (SmtpCommandException refusal) when (refusal is { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted, StatusCode: not SmtpStatusCode.ServiceNotAvailable })
        {
            throw new MailRefusedException(refusal.Message, forGood: (int)refusal.StatusCode >= 500);
        }
        catch (Exception refusal) when (refusal is SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } or ServiceNotAuthenticatedException)
        {
            // We are not welcome, whatever we bring.
            await Leave(politely: true);
            throw new MailServerDownException(refusal.Message);
        }
        catch (Exception lost) when (IsTrouble(lost))
        {
            await Leave(politely: false);
            await Connect(cancel);
            throw new MailRefusedException(lost.Message, forGood: false);
        }
    }

    public async ValueTask DisposeAsync() => await Leave(politely: true);

    private static FormatOptions Format(MimeMessage message, SmtpClient client)
    {
        if (!message.To.Mailboxes.Any(MimeMail.NeedsUtf8)) return FormatOptions.Default;
        if (!client.Capabilities.HasFlag(SmtpCapabilities.UTF8)) throw new MailRefusedException("The mail server takes no address with letters beyond ASCII before the @.", forGood: true);
        var international = FormatOptions.Default.Clone();
        international.International = true;
        return international;
    }

    /// <exception cref="MailServerDownException">It does not answer, or not as it should.</exception>
    private async Task<SmtpClient> Connect(CancellationToken cancel)
    {
        if (client is { IsConnected: true } && sent < MostOfConnection) return client;
        await Leave(politely: true);
        // Lists of revoked certificates would be asked for at strangers' servers; HttpClient does not look there either.
        client = new SmtpClient { Timeout = server.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        if (server.TrustedCertificates is not null) client.ServerCertificateValidationCallback = IsTrusted;
        try
        {
            await Within(limit => client.ConnectAsync(server.Host!, server.UsedPort, server.Security, limit), cancel);
            await Within(limit => SignIn(client, limit), cancel);
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            await Leave(politely: false);
            throw new MailServerDownException(failure.Message);
        }
        return client;
    }

    private async Task SignIn(SmtpClient connected, CancellationToken cancel)
    {
        if (server.User is not { } user) return;
        if (!server.OAuth2.IsWanted)
        {
            await connected.AuthenticateAsync(new NetworkCredential(user, server.Password), cancel);
            return;
        }
        try
        {
            await connected.AuthenticateAsync(new SaslMechanismOAuth2(user, await tokens.Current(cancel)), cancel);
        }
        catch (AuthenticationException)
        {
            tokens.Forget();
            throw;
        }
    }

    /// <param name="politely">Says goodbye, which takes an answer.</param>
    private async Task Leave(bool politely)
    {
        if (client is not { } leaving) return;
        (client, sent) = (null, 0);
        using (leaving)
        {
            try
            {
                using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                if (politely && leaving.IsConnected) await leaving.DisconnectAsync(quit: true, moment.Token);
            }
            catch (Exception gone) when (IsTrouble(gone) || gone is OperationCanceledException)
            {
                // It hung up first.
            }
        }
    }

    private async Task Within(Func<CancellationToken, Task> talk, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(server.TimeoutSeconds));
        try
        {
            await talk(limit.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {server.TimeoutSeconds} seconds.", late);
        }
    }

    private bool IsTrusted(object _, X509Certificate? certificate, X509Chain? __, SslPolicyErrors errors)
    {
        if (errors is SslPolicyErrors.None) return true;
        if (certificate is null || errors is not SslPolicyErrors.RemoteCertificateChainErrors || server.Trusted() is not { } trusted) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    }

    private static bool IsTrouble(Exception failure) =>
        failure is SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or IOException or SocketException or TimeoutException;
}
