using System.Text;

namespace WorkforceOS.Tests.Kit;

/// <summary>The mails of a host without a mail server, which are files.</summary>
public static class ArrivedMails
{
    /// <summary>Sends what is due, five seconds later, and answers all mails that this address ever got, oldest first.</summary>
    public static async Task<IReadOnlyList<ReceivedMail>> MailsTo(this TestHost host, string email)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.RunJob("notifications.bundleMails");
        await host.RunJob("notifications.sendMails");
        var folder = Path.Combine(host.DataFolder, "mail");
        if (!Directory.Exists(folder)) return [];
        var all = Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(f => new ReceivedMail(File.ReadAllText(f, Encoding.Latin1), []));
        return [.. all.Where(mail => mail.To.Contains(email, StringComparison.OrdinalIgnoreCase))];
    }
}
