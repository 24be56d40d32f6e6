using System.Diagnostics;
using System.Security.Cryptography;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Host.Wire;

/// <summary>
/// What every call of an operation over HTTP goes through, in the order that decides which refusal wins: limits by address, company,
/// session, second factor, limits by session, parameters, role; then the executor; then the answer.
/// </summary>
internal sealed partial class OperationEndpoint(ICompanies companies, RequestSignIn signIn, RateLimits limits, ConcurrencyLimits concurrency, StreamOptions streams, Executor executor, TimeProvider clock, ILogger<OperationEndpoint> log)
{
    private const int LongestCodename = 40;

    public async Task Run(Operation operation, Dialect dialect, HttpContext http)
    {
        var call = new ApiCall(operation, dialect, http);
        http.Features.Set(call);
        try
        {
            var outcome = await Answer(call, http.RequestAborted);
            if (outcome.Problem is { } problem) await dialect.Refuse(http, problem, operation);
            else await Write(call, outcome);
        }
        catch (Exception failure) when (http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            // The caller has gone; nobody reads an answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            LogBug(log, failure, operation.Name, call.RequestId);
            await dialect.Refuse(http, DatabaseFailures.Refusal(failure), operation);
        }
    }

    private async Task<Outcome> Answer(ApiCall call, CancellationToken cancel)
    {
        var (http, operation, selection) = (call.Http, call.Operation, call.Dialect.Selection);
        if (limits.CountAddress(operation, http) is { } early) return early;

        // Strangers' bodies stay unread, unless only the body can say which company is meant.
        var named = Given(http.Request.Headers[selection.Header].ToString());
        var body = named is null && selection.Field is not null ? await RequestBody.Read(operation, call.Dialect, http.Request, cancel) : null;
        named ??= Given(body?.Company) ?? (selection.Parameter is { } parameter ? Given(http.Request.Query[parameter].ToString()) : null);
        var company = await Find(named ?? selection.Otherwise, http, cancel);
        if (company.Problem is { } noCompany) return noCompany;
        call.Company = company.Value;

        var stranger = await SignIn(call, named, cancel);
        if (limits.CountCaller(call) is { } tooMany) return tooMany;
        if (stranger is not null) return stranger;

        body ??= await RequestBody.Read(operation, call.Dialect, http.Request, cancel);
        var input = operation.Plan.Read(new WireInput
        {
            Reading = new Reading(operation.Surface.Grammar, clock.GetUtcNow(), call.Company.Zone, operation.IsStrict, operation.UsualRows),
            Path = name => (string)http.Request.RouteValues[name]!,
            Query = Query(http.Request),
            Body = body.Json,
            Form = body.Fields,
            Raw = new RawBody(body.Raw, name => http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null),
            BodyProblem = body.Problem,
            File = body.File,
        });
        if (input.Problem is { } badInput) return badInput;
        var version = call.Dialect.ExpectedVersion(call, body.Json);
        if (version.Problem is { } badVersion) return badVersion;
        if (!operation.Admits(call.Caller)) return Problem.RoleRequired(operation.Roles);
        var key = call.Who is null ? (IdempotencyKey?)null : IdempotencyKey.Of(http.Request.Headers[IdempotencyKey.Header].ToString(), operation, call.Who.Role, http.Request.Path.Value!, body.Json, Beside(operation, http.Request, body));
        if (key.Problem is { } badKey) return badKey;

        var (places, crowded) = await concurrency.Enter(call, cancel);
        if (crowded is not null) return crowded;
        using (places)
        {
            return await executor.Run(new Invocation(operation, input.Value, call.Caller)
            {
                Http = http,
                Key = key.Value,
                Render = value => call.Dialect.Answer(call, value),
                RenderRefusal = problem => call.Dialect.Refusal(problem, http, operation),
                Expected = version.Value is { } expected && Target(operation, input.Value, call) is { } target ? new ExpectedVersion(target, expected) : null,
            }, cancel);
        }
    }

    private async ValueTask<Result<CompanyFacts>> Find(string? named, HttpContext http, CancellationToken cancel)
    {
        if (named is null) return Problem.UnknownCompany;
        var codename = named.ToLowerInvariant();
        if (codename is "root") return (await companies.Find(CompanyId.Root, cancel))!;
        if (codename.Length > LongestCodename || !codename.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')) return Problem.UnknownCompany;
        var (found, asksTooMuch) = companies.Remembers(codename) ? (await companies.Find(codename, cancel), null) : await limits.LookUp(http, () => companies.Find(codename, cancel));
        if (asksTooMuch is not null) return asksTooMuch;
        return found is null ? Problem.UnknownCompany : found;
    }

    private async Task<Problem?> SignIn(ApiCall call, string? named, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var checkedIn = await signIn.Check(call.Http, call.Company!.Codename, call.Company.Id, cancel);
        (call.Token, call.Who, call.SignInTime) = (checkedIn.Token, checkedIn.Who, Stopwatch.GetElapsedTime(started));
        if (checkedIn.Problem is { } asksTooMuch) return asksTooMuch;

        if (call.Who is { } who && who.Company != call.Company.Id && who.Role is not Role.SuperAdmin)
        {
            if (call.Operation.Access is not Access.Public) return named is null ? Problem.OtherCompany with { Detail = $"No company is named, which means the platform itself. Name yours by its codename in the header {call.Dialect.Selection.Header}." } : Problem.OtherCompany;
            call.Who = null;
        }
        if (call.Operation.Access is Access.Public) return null;
        if (call.Who is null) return Problem.LoginRequired;
        if (!call.Operation.Surface.WantsCompleteSignIn) return null;
        if (call.Who.SecondFactorPending && call.Operation.Access is not Access.SecondFactorPending) return Problem.SecondFactorPending;
        return call.Who.AwaitsApproval && !call.Operation.AnswersBeforeApproval ? Problem.ApprovalPending : null;
    }

    /// <summary>Which object a change is about: the last that the path names, else the caller.</summary>
    private static Guid? Target(Operation operation, object?[] arguments, ApiCall call)
    {
        var path = operation.Plan.Parameters.Zip(arguments).LastOrDefault(p => p.First.Source is Source.Path);
        return path.First is null ? call.Who?.User.Value : path.Second is IId id ? id.Value : path.Second as Guid?;
    }

    /// <summary>Empty where the path and the JSON say all.</summary>
    private static string Beside(Operation operation, HttpRequest request, RequestBody body)
    {
        var query = operation.Plan.InputFromQuery || operation.Plan.InputFromBoth ? request.QueryString.Value : "";
        var fields = string.Concat((body.Fields ?? new Dictionary<string, IReadOnlyList<string>>()).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $" {f.Key}={string.Join(',', f.Value)}"));
        return body.File is { } file ? $"{query}{fields} {file.FileName} {Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))}" : query + fields;
    }

    private Task Write(ApiCall call, Outcome outcome)
    {
        if (outcome.IsRepeated && call.Operation.Surface.Idempotency.ReplayHeader is { } header) call.Http.Response.Headers[header] = "true";
        return outcome.Value switch
        {
            FileAnswer file => Files.Write(call.Http, file),
            IMayBeTable { Table: { } table } => Files.Write(call.Http, table),
            StreamAnswer stream => Streams.Write(call.Http, stream, call.Dialect.Json, streams, SessionOf(call)),
            RenderedAnswer rendered => Dialect.Write(call.Http, rendered),
            var value => Dialect.Write(call.Http, call.Dialect.Answer(call, value)),
        };
    }

    private Func<CancellationToken, ValueTask<bool>> SessionOf(ApiCall call) => call is { Who: { } who, Token: { } token }
        ? new StreamSession(signIn, token, who, TimeSpan.FromSeconds(streams.SessionCheckSeconds), clock).Lives
        : _ => ValueTask.FromResult(call.Who is null);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Dictionary<string, IReadOnlyList<string>> Query(HttpRequest request)
    {
        var query = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (given, values) in request.Query)
        {
            // p[]=a is how some clients repeat a parameter.
            var name = given.EndsWith("[]", StringComparison.Ordinal) ? given[..^2] : given;
            query[name] = [.. query.GetValueOrDefault(name) ?? [], .. values.Select(v => v ?? "")];
        }
        return query;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} failed, request {RequestId}")]
    private static partial void LogBug(ILogger log, Exception failure, string operation, string requestId);
}
