using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>The product with a few more operations on its staffing surface, which have a value of every kind and break in every way.</summary>
public class StaffingProbeHost : ProbeHost
{
    private Task<Marketplace>? market;

    /// <summary>One marketplace for all tests of a class.</summary>
    public Task<Marketplace> Market => market ??= Marketplace.Open(this);

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddSingleton<Gate>();
    }

    protected override void Map(ApiMap api)
    {
        base.Map(api);
        var staffing = api.Staffing();
        staffing.Client("createProbe", "POST", "/client/probes", CreateProbe.Handle, ClientRole.Admin).Creates();
        staffing.Client("listProbes", "GET", "/client/probes", ListProbes.Handle);
        staffing.Client("listFilteredProbes", "GET", "/client/filtered-probes", ListThings.Handle).Filtered(new Filters<Thing>());
        staffing.Client("closeProbe", "POST", "/client/probes/:thingId/close", CloseProbe.Handle, ClientRole.ShiftManager);
        staffing.Client("forgetProbe", "DELETE", "/client/probes", ForgetProbe.Handle).FromBodyOrQuery();
        staffing.Staff("countProbe", "POST", "/staff/count-probe", CountProbe.Handle);
        staffing.Staff("slowProbe", "POST", "/staff/slow-probe", SlowProbe.Handle);
        staffing.Staff("breakProbe", "POST", "/staff/break-probe", BreakProbe.Handle);
        staffing.Staff("showProbe", "GET", "/staff/probes/:thingId", ShowProbe.Handle);
        staffing.Staff("becomeProbe", "POST", "/staff/become-probe", SayProbe.Handle, AccessRequired.Session);
        staffing.Auth("hearProbe", "POST", "/auth/probe", HearProbe.Handle).Public().Limited(Limit.SignIn);
        staffing.Core("uploadProbe", "POST", "/rapid-orders/upload-probe", UploadProbe.Handle);
        staffing.Core("sayProbe", "POST", "/rapid-orders/probe", SayProbe.Handle);
        staffing.Core("judgeProbe", "POST", "/rapid-orders/judge-probe", SayProbe.Handle, AccessRequired.Ops).Queues();
        staffing.Command("steerProbe", "POST", "/commands/probe", SayProbe.Handle);
    }

    protected override void MapEndpoints(WebApplication app)
    {
        app.MapGet("/library/open", () => "open");
        app.MapGet("/library/closed", (HttpContext http) => http.User.Identity!.Name ?? http.User.Claims.First().Value).RequireAuthorization();
    }
}

/// <summary>Lets a test hold a request in the middle, and count how often one came so far.</summary>
internal sealed class Gate
{
    public TaskCompletionSource Entered { get; set; } = new();
    public TaskCompletionSource Opened { get; set; } = new();
    public int Visits;
}

internal enum ClockMode
{
    GeoRequired,
    NfcRequired,
    Either,
}

internal sealed record GeoPoint([Range(-90, 90)] decimal Lat, [Range(-180, 180)] decimal Lng) : IInput;

internal sealed record NewProbe(
    string Name, ClockMode Mode = ClockMode.Either, long? Cents = null, DateTimeOffset? OpensAt = null, IReadOnlyList<GeoPoint>? Points = null, [Length(3, 20)] string? Reason = null) : IInput;

/// <param name="Points">How many were given.</param>
internal sealed record ProbeView(Guid ProbeId, string? Name, ClockMode Mode, long? Cents, DateTimeOffset? OpensAt, IReadOnlyList<string> Tags, int Points);

internal static class CreateProbe
{
    /// <summary>Makes one.</summary>
    public static async Task<Result<ProbeView>> Handle(NewProbe wanted, ProbeDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (wanted.Name is "Atlantis") return Problem.Rule("HUB_UNDER_WATER", "Nobody can work there.", new Depth(3), status: 422);
        var thing = new Thing { Id = NewId.At<ThingId>(clock), CompanyId = caller.Company, Name = wanted.Name, Day = new DateOnly(2026, 1, 31) };
        db.Things.Add(thing);
        db.Publish(new ProbeMade(thing.Id.Value), thing.Id.Value);
        await db.SaveChangesAsync(cancel);
        return new ProbeView(thing.Id.Value, thing.Name, wanted.Mode, wanted.Cents, wanted.OpensAt, [], wanted.Points?.Count ?? 0);
    }
}

internal sealed record Depth(int Fathoms);

internal sealed record ProbeMade(Guid Probe) : IEvent
{
    public static string Name => "probe.made";
}

internal sealed record ProbeQuestion(string? Search = null, ClockMode? Mode = null) : IInput;

internal static class ListProbes
{
    /// <summary>Lists them by name.</summary>
    public static async Task<Result<Page<ProbeView>>> Handle(ProbeQuestion question, RowWindow window, ProbeDb db, CancellationToken cancel)
    {
        var all = db.Things.Where(t => question.Search == null || t.Name!.StartsWith(question.Search)).OrderBy(t => t.Name).ThenBy(t => t.Id);
        return (await Page.Read(all, window, cancel)).Select(t => new ProbeView(t.Id.Value, t.Name, ClockMode.Either, null, null, [], 0));
    }
}

internal static class CloseProbe
{
    public static Task<Result<Saying>> Handle(ThingId id) => Task.FromResult<Result<Saying>>(new Saying($"closed {id.Value}"));
}

internal sealed record TokenToForget(string? PushToken = null, Guid? TokenId = null) : IInput;

internal static class ForgetProbe
{
    public static Task<Result<Saying>> Handle(TokenToForget token) => Task.FromResult<Result<Saying>>(new Saying($"forgot {token.PushToken ?? token.TokenId.ToString()}"));
}

internal static class CountProbe
{
    public static async Task<Result<ProbeView>> Handle(Gate gate, ProbeDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var thing = new Thing { Id = NewId.At<ThingId>(clock), CompanyId = caller.Company, Name = $"Counted {Interlocked.Increment(ref gate.Visits)} {NewId.At(clock)}", Day = new DateOnly(2026, 1, 31) };
        db.Things.Add(thing);
        await db.SaveChangesAsync(cancel);
        return new ProbeView(thing.Id.Value, thing.Name, ClockMode.Either, null, null, [], 0);
    }
}

internal static class SlowProbe
{
    public static async Task<Result<Saying>> Handle(Gate gate, CancellationToken cancel)
    {
        Interlocked.Increment(ref gate.Visits);
        gate.Entered.TrySetResult();
        await gate.Opened.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
        return new Saying("done");
    }
}

/// <param name="How">What goes wrong, the first time.</param>
internal sealed record Breakage(string How) : IInput;

internal static class BreakProbe
{
    public static Task<Result<Saying>> Handle(Breakage breakage, Gate gate) => Interlocked.Increment(ref gate.Visits) > 1 ? Task.FromResult<Result<Saying>>(new Saying("done")) : breakage.How switch
    {
        "bug" => throw new InvalidOperationException("the secret plans of " + Environment.MachineName),
        "unreachable" => throw new NpgsqlException("the secret address", new IOException()),
        "lost" => Task.FromResult<Result<Saying>>(Problem.Busy),
        _ => Task.FromResult<Result<Saying>>(Problem.Rule("NOT_TODAY", "Not today.", "TOMORROW", status: 409)),
    };
}

/// <summary>A value of every kind.</summary>
internal sealed record ProbeShown(Guid ThingId, string Title, string? Notes, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, DateOnly Date, TimeOnly Start, ClockMode ClockInMode, ClockMode? Other, decimal HourlyRate, long RateCents, IReadOnlyList<string> Flags, ProbeInside? Inside);

internal sealed record ProbeInside(ClockMode Mode);

internal static class ShowProbe
{
    /// <summary>Shows what it looks like.</summary>
    public static Task<Result<ProbeShown>> Handle(ThingId id) => Task.FromResult<Result<ProbeShown>>(
        new ProbeShown(id.Value, "Espresso", null, new(2026, 3, 17, 13, 48, 23, 482, TimeSpan.FromHours(1)), null, new(2026, 3, 17), new(9, 30), ClockMode.GeoRequired, null, 23.50m, 2350, [], null));
}

internal sealed record Sentence(string Text) : IInput;

internal static class SayProbe
{
    public static Task<Result<Saying>> Handle(Sentence sentence) => Task.FromResult<Result<Saying>>(new Saying(sentence.Text));
}

internal static class HearProbe
{
    public static Task<Result<Saying>> Handle(RawBody raw) => Task.FromResult<Result<Saying>>(new Saying($"{raw.Header("Signature")}:{Convert.ToHexString(raw.Bytes.Span)}"));
}

internal sealed record FileFacts(string Category, ClockMode Visibility = ClockMode.Either) : IInput;

internal static class UploadProbe
{
    public static Task<Result<Saying>> Handle(UploadedFile? file, FileFacts facts) => Task.FromResult<Result<Saying>>(new Saying($"{file?.Bytes.Length} {facts.Category} {facts.Visibility}"));
}
