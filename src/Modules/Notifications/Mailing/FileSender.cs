using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>Writes each mail to a file that only we can open, where there is no mail server.</summary>
internal sealed class FileSender(MailOptions options, MailFolder folder, TimeProvider clock) : IMailSender
{
    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = MimeMail.Of(mail, options.Sender);
        try
        {
            await folder.Write($"{mail.Id}.eml", file => message.WriteToAsync(file, cancel), clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailServerDownException(failure.Message);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Where mails lie that no server takes.</summary>
internal sealed class MailFolder(string path)
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A whole file or none: written beside, then moved. A repetition replaces it.</summary>
    public async Task Write(string name, Func<Stream, Task> write, DateTimeOffset now)
    {
        MakePrivate();
        var beside = Path.Combine(path, "." + name);
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnersFile;
        await using (var file = new FileStream(beside, how)) await write(file);
        File.SetLastWriteTimeUtc(beside, now.UtcDateTime);
        File.Move(beside, Path.Combine(path, name), overwrite: true);
    }

    /// <summary>The codes in them are good for a day at most.</summary>
    public void DeleteOlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(path)) return;
        foreach (var old in new DirectoryInfo(path).EnumerateFiles("*.eml").Where(file => file.LastWriteTimeUtc < moment.UtcDateTime)) old.Delete();
    }

    private void MakePrivate()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnersFile | UnixFileMode.UserExecute);
    }
}
