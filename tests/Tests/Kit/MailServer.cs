using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkforceOS.Tests.Kit;

/// <summary>A mail server that keeps what it gets: enough SMTP for one client at a time or many.</summary>
public sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> received = [];

    public MailServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>Whom it does not know: refused for good.</summary>
    public Func<string, bool> Unknown { get; set; } = _ => false;

    /// <summary>Who must sign in before a mail is taken; nobody when null.</summary>
    public (string User, string Password)? Account { get; init; }

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
        using var open = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var recipients = new List<string>();
        var signedIn = Account is null;
        await writer.WriteLineAsync(Busy ? "421 busy" : "220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" when Account is not null:
                    await writer.WriteLineAsync("250-test");
                    await writer.WriteLineAsync("250 AUTH LOGIN");
                    break;
                case "AUTH":
                    var user = Text(line.Split(' ')[2]);
                    await writer.WriteLineAsync("334 " + Convert.ToBase64String("Password:"u8));
                    signedIn = Account == (user, Text(await reader.ReadLineAsync() ?? ""));
                    await writer.WriteLineAsync(signedIn ? "235 welcome" : "535 who are you");
                    break;
                case "MAIL" when !signedIn:
                    await writer.WriteLineAsync("530 sign in first");
                    break;
                case "RCPT":
                    var recipient = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    if (Unknown(recipient)) await writer.WriteLineAsync("550 5.1.1 no such user");
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

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
