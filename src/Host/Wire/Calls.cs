using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Host.Wire;

/// <summary>
/// What every call of the company surface goes through, in the order that decides which refusal wins: company, session, second
/// factor, limits, parameters, role; then the use case in a unit of work of its own; then its events; then the answer.
/// </summary>
internal sealed partial class Calls(ICompanies companies, ISignIn signIn, RateLimits limits, StreamOptions streams, OutboxDelivery outbox, TimeProvider clock, ILogger<Calls> log)
{
    private const string CompanyHeader = "mbx-company-codename";
    private const int MostTries = 4;

    public async Task Run(Operation operation, HttpContext http)
    {
        var call = new Call(operation, http);
        try
        {
            var (answer, problem) = await Answer(call, http.RequestAborted);
            if (problem is not null) await Company.Refuse(call, problem);
            else await Write(call, answer);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            LogBug(log, failure, operation.Name, call.RequestId);
            await Company.Refuse(call, failure is NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: System.Net.Sockets.SocketException } ? Unavailable : Problem.Bug);
        }
    }

    private static readonly Problem Unavailable = Problem.Rule("DatabaseUnavailable", "The database cannot be reached at the moment. Please try again.", status: 503);

    private async Task<(object? Answer, Problem? Problem)> Answer(Call call, CancellationToken cancel)
    {
        var (http, operation) = (call.Http, call.Operation);
        var body = await RequestBody.Read(operation, http.Request, cancel);

        if (await FindCompany(http, body, cancel) is not { } company) return (null, Problem.UnknownCompany);
        call.Company = company;

        if (operation.Limit is Limit.SignIn && limits.Count(call) is { } early) return (null, early);
        if (await SignIn(call, cancel) is { } stranger) return (null, stranger);
        if (operation.Limit is not Limit.SignIn && limits.Count(call) is { } tooMany) return (null, tooMany);

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
        return await Perform(call, input.Value, cancel);
    }

    private async ValueTask<CompanyFacts?> FindCompany(HttpContext http, RequestBody body, CancellationToken cancel)
    {
        var codename = http.Request.Headers[CompanyHeader].ToString();
        if (codename is "") codename = body.Company ?? http.Request.Query["_company"].ToString();
        return codename is "" ? await companies.Find(CompanyId.Root, cancel) : await companies.Find(codename, cancel);
    }

    private async Task<Problem?> SignIn(Call call, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var token = Token(call.Http.Request, call.Company!.Codename);
        call.Who = token is null ? null : await signIn.Check(token, cancel);
        call.SignInTime = Stopwatch.GetElapsedTime(started);

        if (call.Who is { } who && who.Company != call.Company.Id && who.Role is not Role.SuperAdmin)
        {
            if (call.Operation.Access is not Access.Public) return Problem.OtherCompany;
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
            catch (Exception lost) when (IsLostRace(lost))
            {
                if (attempt == MostTries) return (null, Problem.Busy);
                // Not in step with the others that lost.
                await Task.Delay(Random.Shared.Next(5, 40 * attempt), cancel);
            }
            catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation } taken)
            {
                return (null, Problem.Duplicate(taken.ConstraintName ?? ""));
            }
        }
    }

    private async Task<(object? Answer, Problem? Problem)> Try(Call call, object?[] input, CancellationToken cancel)
    {
        await using var services = call.Http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(call.Caller, cancel);
        var result = await call.Operation.Plan.Call(input, call.Http, services.ServiceProvider, cancel);
        await scope.DisposeAsync();
        await outbox.DeliverNow(scope.Published);
        return result.Problem is { } problem ? (null, problem) : (result.Value, null);
    }

    private static bool IsLostRace(Exception failure) => failure is DbUpdateConcurrencyException
        || (failure as PostgresException ?? failure.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    private Task Write(Call call, object? answer) => answer switch
    {
        FileAnswer file => Files.Write(call.Http, file),
        StreamAnswer stream => Streams.Write(call.Http, stream, streams, cancel => IsStillSignedIn(call, cancel)),
        _ => Company.Answer(call, answer),
    };

    private async ValueTask<bool> IsStillSignedIn(Call call, CancellationToken cancel) =>
        call.Who is null || (Token(call.Http.Request, call.Company!.Codename) is { } token && await signIn.Check(token, cancel) == call.Who);

    private static string? Token(HttpRequest request, string codename)
    {
        var bearer = request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return bearer[7..].Trim();
        var name = SessionToken.NameFor(codename);
        var header = request.Headers[name].ToString();
        return header is not "" ? header : request.Cookies.TryGetValue(name, out var cookie) && cookie is not "" ? cookie : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> Query(HttpRequest request)
    {
        var query = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        // p[]=a is how some clients repeat a parameter.
        foreach (var (name, values) in request.Query) query[name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name] = [.. values.Select(v => v ?? "")];
        return query;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} failed, request {RequestId}")]
    private static partial void LogBug(ILogger log, Exception failure, string operation, string requestId);
}
