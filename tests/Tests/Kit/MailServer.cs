using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WorkforceOS.Tests.Kit;

/// <summary>How a <see cref="MailServer"/> is to be talked to.</summary>
public enum MailServerTls
{
    None,
    StartTls,
    Implicit,
}

/// <summary>A mail server that keeps what it gets: enough SMTP for many clients at a time, and for those it treats badly.</summary>
public sealed class MailServer : IDisposable
{
    private static readonly X509Certificate2 Certificate = SelfSigned();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> received = [];
    private int connections;

    public MailServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public MailServerTls Tls { get; init; }

    /// <summary>Signed by nobody else.</summary>
    public static string CertificatePem => Certificate.ExportCertificatePem();

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>How often somebody has connected.</summary>
    public int Connections => connections;

    /// <summary>Whom it does not know: refused for good.</summary>
    public Func<string, bool> Unknown { get; set; } = _ => false;

    /// <summary>Whose mailbox is full: refused for now.</summary>
    public Func<string, bool> Full { get; set; } = _ => false;

    /// <summary>For whom it says nothing any more.</summary>
    public Func<string, bool> Stalls { get; set; } = _ => false;

    /// <summary>For whom it hangs up.</summary>
    public Func<string, bool> Drops { get; set; } = _ => false;

    /// <summary>Who must sign in before a mail is taken; nobody when null.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>The same by a token (XOAUTH2).</summary>
    public (string User, string Token)? TokenAccount { get; init; }

    /// <summary>While busy it takes nothing, and asks to come again.</summary>
    public bool Busy { get; set; }

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        Interlocked.Increment(ref connections);
        using var open = client;
        try
        {
            Stream stream = client.GetStream();
            if (Tls is MailServerTls.Implicit) stream = await Encrypted(stream);
            await Talk(stream);
        }
        catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or does not trust the certificate.
        }
    }

    private async Task Talk(Stream stream)
    {
        var (reader, writer) = On(stream);
        var recipients = new List<string>();
        var (signedIn, encrypted) = (Account is null && TokenAccount is null, Tls is not MailServerTls.StartTls);
        await writer.WriteLineAsync(Busy ? "421 busy" : "220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test");
                    if (!encrypted) await writer.WriteLineAsync("250-STARTTLS");
                    if (!signedIn) await writer.WriteLineAsync("250-AUTH PLAIN XOAUTH2");
                    await writer.WriteLineAsync("250 8BITMIME");
                    break;
                case "STARTTLS":
                    await writer.WriteLineAsync("220 go on");
                    (reader, writer) = On(await Encrypted(stream));
                    encrypted = true;
                    break;
                case "AUTH":
                    var given = line.Split(' ');
                    signedIn = given[1] is "PLAIN" ? Account is { } account && Text(given[2]) == $"\0{account.User}\0{account.Password}"
                        : TokenAccount is { } token && Text(given[2]) == $"user={token.User}\u0001auth=Bearer {token.Token}\u0001\u0001";
                    await writer.WriteLineAsync(signedIn ? "235 welcome" : "535 who are you");
                    break;
                case "MAIL" when !signedIn || !encrypted:
                    await writer.WriteLineAsync("530 sign in first");
                    break;
                case "RCPT":
                    var recipient = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    if (Drops(recipient)) return;
                    if (Stalls(recipient))
                    {
                        while (await reader.ReadLineAsync() is not null) { }
                        return;
                    }
                    if (Unknown(recipient)) await writer.WriteLineAsync("550 5.1.1 no such user");
                    else if (Full(recipient)) await writer.WriteLineAsync("452 4.2.2 mailbox full");
                    else await writer.WriteLineAsync("250 ok");
                    recipients.Add(recipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var data = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } text and not ".") data.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                    received.Enqueue(new ReceivedMail(data.ToString(), [.. recipients]));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    if (line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase)) recipients.Clear();
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private static (StreamReader Reader, StreamWriter Writer) On(Stream stream) =>
        (new StreamReader(stream, Encoding.Latin1), new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true });

    private static async Task<SslStream> Encrypted(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(Certificate);
        return encrypted;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
