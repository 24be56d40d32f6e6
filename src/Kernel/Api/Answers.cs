namespace WorkforceOS.Kernel.Api;

/// <summary>An answer with more beside it: the properties of <paramref name="Extras"/> stand next to the data in the envelope.</summary>
/// <param name="Status">Where it is not the usual one of the route.</param>
public sealed record Answer<TData, TExtras>(TData Data, TExtras Extras, int? Status = null) : IAnswer where TExtras : class
{
    object? IAnswer.Data => Data;
    object? IAnswer.Extras => Extras;
}

/// <summary>An answer with another status than the route's usual one.</summary>
public sealed record Answer<TData>(TData Data, int? Status = null) : IAnswer
{
    object? IAnswer.Data => Data;
    object? IAnswer.Extras => null;
}

/// <summary>An <see cref="Answer{TData,TExtras}"/> of whatever.</summary>
public interface IAnswer
{
    object? Data { get; }
    object? Extras { get; }
    int? Status { get; }
}

/// <summary>Bytes instead of JSON.</summary>
/// <param name="Tag">A strong validator for <c>ETag</c>, without quotes; such an answer may be cached for ever.</param>
/// <param name="ContentSecurityPolicy">What a page may load, where it is not nothing at all.</param>
public sealed record FileAnswer(string ContentType, ReadOnlyMemory<byte> Bytes, string? FileName = null, string? Tag = null, bool Public = false, string? ContentSecurityPolicy = null);

/// <summary>An object, or the same as a table for spreadsheets where the caller asked for that.</summary>
public sealed record ObjectOrTable<TData>(TData Data, FileAnswer? Table) : IAnswer, IMayBeTable
{
    object? IAnswer.Data => Data;
    object? IAnswer.Extras => null;
    int? IAnswer.Status => null;
}

/// <summary>An <see cref="ObjectOrTable{TData}"/> of whatever.</summary>
public interface IMayBeTable
{
    /// <summary>Answered in place of the object, where it is there.</summary>
    FileAnswer? Table { get; }
}

/// <summary>An answer that goes on as long as the caller listens: server-sent events.</summary>
public sealed record StreamAnswer(IAsyncEnumerable<StreamedEvent> Events);

/// <param name="Id">Sent back by the client in <c>Last-Event-ID</c> when it resumes.</param>
public sealed record StreamedEvent(string? Id, string Name, object? Data);

/// <summary>The one file of a multipart upload, whole.</summary>
public sealed record UploadedFile(string FileName, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>A body exactly as it was sent, for handlers that check a signature over it.</summary>
/// <param name="Header">A header of the request by its name; null where it was not sent.</param>
public sealed record RawBody(ReadOnlyMemory<byte> Bytes, Func<string, string?> Header);

/// <summary>An answer as it goes over the wire.</summary>
public sealed record RenderedAnswer(int Status, ReadOnlyMemory<byte> Body);
