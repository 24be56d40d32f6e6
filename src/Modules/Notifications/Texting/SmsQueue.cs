using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Texting;

/// <summary>A text message in words of any kind: to a phone that is known to be its reader's.</summary>
/// <param name="To">E.164.</param>
/// <param name="GoodFor">How long it is of use to its reader; null: until it is given up.</param>
internal sealed record Sms(string To, string Text, TimeSpan? GoodFor = null);

/// <inheritdoc cref="ISmsQueue"/>
internal sealed class SmsQueue(NotificationsDb db, ICompanies companies, Scope scope, TimeProvider clock) : ISmsQueue
{
    public async Task Send(CodeSms sms, CancellationToken cancel)
    {
        var language = Language.Of(sms.Language, (await companies.Find(scope.Caller.Company, cancel))?.Language);
        await Add(sms.To, language.CodeSms(sms.Code, sms.GoodFor), sms.GoodFor, hasCode: true, cancel);
    }

    /// <returns>The message's id, by which <c>deliveries.sms_id</c> tells what became of it, and the driver a repetition.</returns>
    public Task<Guid> Send(Sms sms, CancellationToken cancel) => Add(sms.To, sms.Text, sms.GoodFor, hasCode: false, cancel);

    private async Task<Guid> Add(string to, string text, TimeSpan? goodFor, bool hasCode, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var sms = new QueuedSms { CompanyId = scope.Caller.Company, Id = NewId.At(clock), Recipient = to, Text = text, HasCode = hasCode, NextTryAt = now, GoodUntil = now + goodFor, CreatedAt = now };
        db.Sms.Add(sms);
        db.Signal(QueuedSms.Topic, "");
        await db.SaveChangesAsync(cancel);
        return sms.Id;
    }
}
