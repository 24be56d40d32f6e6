namespace WorkforceOS.Bench;

/// <summary>People who sign in again and again while something else is measured.</summary>
internal sealed class SigningIn : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task[] people;

    public SigningIn(int count, HttpClient http, IReadOnlyList<string> emails) =>
        people = [.. Enumerable.Range(0, count).Select(person => Again(http, emails[person % emails.Count]))];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(people);
        stop.Dispose();
    }

    private async Task Again(HttpClient http, string email)
    {
        try
        {
            while (true)
            {
                using var request = SignedIn.Request(email);
                // Too many at once may be refused: that is one way to keep the others fast.
                using var answer = await http.SendAsync(request, stop.Token);
                await answer.Content.ReadAsByteArrayAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The others have been measured.
        }
    }
}
