using System.Diagnostics;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Host.Wire;

/// <summary>
/// What every call of the company surface goes through, in the order that decides which refusal wins: company, session, second
/// factor, limits, parameters, role; then the use case in a unit of work of its own; then its events; then the answer.
/// </summary>
internal sealed partial class Calls(ICompanies companies, ISignIn signIn, Origins origins, RateLimits limits, StreamOptions streams, OutboxDelivery outbox, TimeProvider clock, ILogger<Calls> log)
{
    public const string CompanyHeader = "mbx-company-codename";
    private const string CompanyParameter = "_company";
    private const int LongestCodename = 40;
    private const int MostTries = 4;
    private static readonly Problem NoCompanyNamed = Problem.OtherCompany with { Detail = $"No company is named, which means the platform itself. Name yours by its codename in the header {CompanyHeader}." };
    private static readonly Problem Unavailable = Problem.Rule("DatabaseUnavailable", "The database cannot be reached at the moment. Please try again.", status: 503);
    private static readonly Problem TookTooLong = Problem.Rule("TookTooLong", "This took longer than it may. Please ask for less at once, or try again later.", status: 503);

    public async Task Run(Operation operation, HttpContext http)
    {
        var call = new Call(operation, http);
        http.Features.Set(call);
        try
        {
            var (answer, problem) = await Answer(call, http.RequestAborted);
            if (problem is not null) await Company.Refuse(call, problem);
            else await Write(call, answer);
        }
        catch (Exception failure) when (http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            // The caller has gone; nobody reads an answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            LogBug(log, failure, operation.Name, call.RequestId);
            await Company.Refuse(call, DatabaseFailures.IsUnreachable(failure) ? Unavailable : DatabaseFailures.IsStatementTimeout(failure) ? TookTooLong : Problem.Bug);
        }
    }

    private async Task<(object? Answer, Problem? Problem)> Answer(Call call, CancellationToken cancel)
    {
        var (http, operation) = (call.Http, call.Operation);

        // Strangers' bodies stay unread, unless only the body can say which company is meant.
        var named = Given(http.Request.Headers[CompanyHeader].ToString());
        var body = named is null ? await RequestBody.Read(operation, http.Request, cancel) : null;
        named ??= Given(body!.Company) ?? Given(http.Request.Query[CompanyParameter].ToString());
        if (await Find(named, cancel) is not { } company) return (null, Problem.UnknownCompany);
        call.Company = company;

        if (operation.Limit is Limit.SignIn && limits.Count(call) is { } early) return (null, early);
        var stranger = await SignIn(call, named, cancel);
        if (operation.Limit is not Limit.SignIn && limits.Count(call) is { } tooMany) return (null, tooMany);
        if (stranger is not null) return (null, stranger);

        body ??= await RequestBody.Read(operation, http.Request, cancel);
        var input = operation.Plan.Read(new WireInput
        {
            Path = name => (string)http.Request.RouteValues[name]!,
            Query = Query(http.Request),
            Body = body.Json,
            BodyProblem = body.Problem,
            File = body.File,
            Filters = operation.Filters,
            Now = clock.GetUtcNow(),
            Zone = company.Zone,
        });
        if (input.Problem is { } badInput) return (null, badInput);

        if (operation.Roles.Count > 0 && call.Who is { } who && who.Role is not Role.SuperAdmin && !operation.Roles.Contains(who.Role)) return (null, Problem.RoleRequired(operation.Roles));

        var once = Once.Of(call, body.Json);
        if (once.Problem is { } badKey) return (null, badKey);
        call.Once = once.Value;
        return await Perform(call, input.Value, cancel);
    }

    private async ValueTask<CompanyFacts?> Find(string? named, CancellationToken cancel)
    {
        var codename = named?.ToLowerInvariant() ?? "root";
        if (codename is "root") return await companies.Find(CompanyId.Root, cancel);
        return codename.Length <= LongestCodename && codename.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? await companies.Find(codename, cancel) : null;
    }

    private async Task<Problem?> SignIn(Call call, string? named, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        call.Token = Token(call.Http.Request, call.Company!.Codename);
        call.Who = call.Token is null ? null : await signIn.Check(call.Token, cancel);
        call.SignInTime = Stopwatch.GetElapsedTime(started);

        if (call.Who is { } who && who.Company != call.Company.Id && who.Role is not Role.SuperAdmin)
        {
            if (call.Operation.Access is not Access.Public) return named is null ? NoCompanyNamed : Problem.OtherCompany;
            call.Who = null;
        }
        if (call.Operation.Access is Access.Public) return null;
        if (call.Who is null) return Problem.LoginRequired;
        return call.Who.SecondFactorPending && call.Operation.Access is not Access.SecondFactorPending ? Problem.SecondFactorPending : null;
    }

    private async Task<(object? Answer, Problem? Problem)> Perform(Call call, object?[] input, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(call, input, cancel);
            }
            catch (Exception lost) when (DatabaseFailures.IsLostRace(lost))
            {
                if (attempt == MostTries) return (null, Problem.Busy);
                // Not in step with the others that lost.
                await Task.Delay(Random.Shared.Next(5, 40 * attempt), cancel);
            }
            catch (Exception waited) when (DatabaseFailures.IsLockTimeout(waited))
            {
                return (null, Problem.Busy);
            }
            catch (Exception refused) when (DatabaseFailures.TakenBy(refused) is { } constraint)
            {
                return (null, Problem.Duplicate(constraint));
            }
        }
    }

    private async Task<(object? Answer, Problem? Problem)> Try(Call call, object?[] input, CancellationToken cancel)
    {
        await using var services = call.Http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(call.Caller, cancel);
        var (answer, problem) = await (call.Once is null ? Handle(call, input, services.ServiceProvider, cancel) : HandleOnce(call, call.Once, input, services.ServiceProvider, scope, cancel));
        await scope.DisposeAsync();
        await outbox.DeliverNow(scope.Published);
        return (answer, problem);
    }

    private static async Task<(object? Answer, Problem? Problem)> Handle(Call call, object?[] input, IServiceProvider services, CancellationToken cancel)
    {
        var result = await call.Operation.Plan.Call(input, call.Http, services, cancel);
        return result.Problem is { } problem ? (null, problem) : (result.Value, null);
    }

    private async Task<(object? Answer, Problem? Problem)> HandleOnce(Call call, Once once, object?[] input, IServiceProvider services, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var (earlier, reused) = await once.Take(scope, clock.GetUtcNow(), cancel);
        if (earlier is not null || reused is not null) return (earlier, reused);

        var (answer, problem) = await Handle(call, input, services, cancel);
        if (problem is not null) return (null, problem);

        var rendered = Company.Render(call, answer);
        await once.Keep(scope, rendered, cancel);
        await transaction.Commit(cancel);
        return (rendered, null);
    }

    private Task Write(Call call, object? answer) => answer switch
    {
        FileAnswer file => Files.Write(call.Http, file),
        StreamAnswer stream => Streams.Write(call.Http, stream, streams, cancel => IsStillSignedIn(call, cancel)),
        _ => Company.Answer(call, answer),
    };

    private async ValueTask<bool> IsStillSignedIn(Call call, CancellationToken cancel) =>
        call.Who is null || (call.Token is { } token && await signIn.Check(token, cancel) == call.Who);

    private string? Token(HttpRequest request, string codename)
    {
        var bearer = request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return bearer[7..].Trim();
        var name = SessionToken.NameFor(codename);
        if (request.Headers[name].ToString() is { Length: > 0 } header) return header;
        return request.Cookies.TryGetValue(name, out var cookie) && cookie is not "" && origins.Trusts(request) ? cookie : null;
    }

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
