namespace WorkforceOS.LiveWalk;

/// <summary>A step that came to something else.</summary>
internal sealed class StepFailedException(string step, string what) : Exception(what)
{
    public string Step => step;
}

/// <summary>
/// Takes the steps of a walk: asks, looks at the answer, and writes a line of what was seen. The key of a step is made of the run and of its
/// name, so that the same run asks under the same keys again.
/// </summary>
internal sealed class Steps(Wire wire, string run, TextWriter lines, CancellationToken cancel)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Following = TimeSpan.FromMinutes(1);
    private readonly HashSet<string> taken = [];

    public Wire Wire => wire;

    public string Run => run;

    public CancellationToken Cancel => cancel;

    public int Count => taken.Count;

    /// <summary>This run was begun before: what later steps change may be changed already.</summary>
    public bool IsGoneOn { get; set; }

    /// <summary>What is there already, as it will be at the end too.</summary>
    /// <param name="sees">Looks at the answer, and says what there is to see.</param>
    public Task<Answer> Read(string step, Person who, string path, Func<Answer, string> sees) => Take(step, who, "GET", path, null, 200, sees);

    /// <summary>What a later step changes: in a run that was begun before only that it is answered.</summary>
    public Task<Answer> ReadNow(string step, Person who, string path, Func<Answer, string> sees) => Read(step, who, path, a => IsGoneOn ? "as this run left it" : sees(a));

    /// <summary>What follows from something else, at once or, where the host died in between, a little later.</summary>
    public Task<Answer> ReadSoon(string step, Person who, string path, Func<Answer, string> sees) => Own(step, async () =>
    {
        for (var begun = wire.Clock.GetTimestamp(); ; await Task.Delay(Pause, wire.Clock, cancel))
        {
            var answer = await Ask(who, "GET", path);
            try
            {
                if (answer.Status is not 200) throw new UnexpectedException($"200 of GET {path}", answer.Shown);
                return (answer, $"{answer.Status}, {sees(answer)}");
            }
            catch (UnexpectedException) when (wire.Clock.GetElapsedTime(begun) < Following)
            {
                // Not yet.
            }
        }
    });

    /// <param name="what">Method and path: <c>POST /client/hubs</c>.</param>
    public Task<Answer> Write(string step, Person who, string what, object? body, Func<Answer, string> sees, int status = 200) =>
        what.Split(' ') is [var method, var path] ? Take(step, who, method, path, () => Person.Written(body ?? new { }), status, sees) : throw new ArgumentException("Method and path.", nameof(what));

    /// <summary>A file, as a form sends it.</summary>
    public Task<Answer> Upload(string step, Person who, string path, byte[] file, string name, string type, Func<Answer, string> sees) => Take(step, who, "POST", path, () =>
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new(type);
        // Always the same boundary: what is sent again is the same in every byte.
        return new MultipartFormDataContent($"walk-{run}") { { part, "file", name } };
    }, 200, sees);

    /// <summary>What must not be.</summary>
    public Task<Answer> Refused(string step, Person who, string what, object body, int status, string code) =>
        Write(step, who, what, body, a => a.Code == code ? $"refused as {code}" : throw new UnexpectedException($"the code {code}", a.Shown), status);

    /// <summary>A step that is taken in ways of its own.</summary>
    public async Task<T> Own<T>(string step, Func<Task<(T Result, string Seen)>> take)
    {
        if (!taken.Add(step)) throw new ArgumentException($"There are two steps {step}, which would have one key.", nameof(step));
        try
        {
            var (result, seen) = await take();
            await Say("ok  ", step, seen);
            return result;
        }
        catch (Exception failure) when (failure is UnexpectedException or UnansweredException)
        {
            throw new StepFailedException(step, failure.Message);
        }
    }

    public Task Say(string verdict, string step, string what) => lines.WriteLineAsync($"{verdict} {step,-42} {what}");

    /// <summary>Without a step of its own.</summary>
    public Task<Answer> Ask(Person who, string method, string path, object? body = null, string? key = null) => wire.Ask(() => who.Asks(method, path, Person.Written(body), key), cancel);

    private Task<Answer> Take(string step, Person who, string method, string path, Func<HttpContent?>? content, int status, Func<Answer, string> sees) => Own(step, async () =>
    {
        var key = method is "GET" ? null : $"walk-{run}-{Slug(step)}";
        var answer = await wire.Ask(() => who.Asks(method, path, content?.Invoke(), key), cancel);
        // What is made may have been made before, by a request whose answer was lost.
        if (answer.Status != status) throw new UnexpectedException($"{status} of {method} {path}", answer.Shown);
        return (answer, $"{answer.Status}, {sees(answer)}");
    });

    private static string Slug(string step) => string.Concat(step.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
