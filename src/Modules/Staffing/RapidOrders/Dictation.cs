using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Has a recording written down that the caller has uploaded.</summary>
internal sealed class Dictation(IModel model, IUploads uploads, IFiles files)
{
    private const string UsualLocale = "en-US";

    public async Task<Result<Transcript>> Take(string uri, string? locale, IReadOnlyList<string>? hints, CancellationToken cancel)
    {
        if (!model.Status.Transcribes) return RapidOrderProblems.NotSetUp;
        var (file, refusal) = await uploads.FindOwn(uri, cancel);
        if (file is null) return refusal is UploadRefusal.NotTheOwner ? Problem.NotTheOwner : Problem.NotFound;
        if (!file.ContentType.StartsWith("audio/", StringComparison.Ordinal)) return RapidOrderProblems.NotSound;
        if (await files.Read(file.Id, cancel) is not { } bytes) return Problem.NotFound;
        var (heard, none) = await model.Transcribe(new(file.Path[(file.Path.LastIndexOf('/') + 1)..], bytes, locale ?? UsualLocale, hints ?? []), cancel);
        return none is null ? heard! : RapidOrderProblems.Of(none);
    }
}
