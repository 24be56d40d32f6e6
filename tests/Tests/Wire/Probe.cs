using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>The product with one more service, whose object has a property of every kind that the wire knows.</summary>
public class ProbeHost : TestHost
{
    private Task<TestCompany>? firm;

    /// <summary>One company for all tests of a class.</summary>
    public Task<TestCompany> Firm => firm ??= TestCompany.Found(this, "Asia/Kolkata");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var make = new NpgsqlCommand("""
            SELECT kernel.open_schema('probe');
            CREATE TABLE probe.things (
                company_id uuid NOT NULL, id uuid NOT NULL, is_active bool NOT NULL, record_version int NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
                name text, colour text, day date NOT NULL, due timestamptz, amount numeric(12,2), flag bool, owner_id uuid, tags uuid[] NOT NULL,
                PRIMARY KEY (company_id, id));
            CREATE UNIQUE INDEX things_name ON probe.things (company_id, name);
            SELECT kernel.fence('probe.things');
            """, connection);
        await make.ExecuteNonQueryAsync();
    }

    protected override void Add(IServiceCollection services) => services.AddModuleDb<ProbeDb>();

    protected override void Map(ApiMap api)
    {
        var things = api.Company("probe", "thing", "things");
        things.Create("createThing", "/v1/things", CreateThing.Handle);
        things.Get("getThing", "/v1/things/:thingId", GetThing.Handle);
        things.Update("updateThing", "/v1/things/:thingId", ChangeThing.Handle).For(Roles.CompanyAdmins);
        things.List("listThings", "/v1/things", ListThings.Handle, ListThings.Filters);
        things.Get("askThing", "/v1/ask", AskThing.Handle);
        things.Get("greet", "/v1/greet", Greet.Handle).Public();
        things.Get("fail", "/v1/fail", Fail.Handle).Public();
        things.System("ping", "POST", "/ping", Ping.Handle).Limited(Limit.SignIn).Public();
        things.Bucket("uploadThing", "POST", "/bucket/things/upload", "create", UploadThing.Handle);
    }
}

internal readonly record struct ThingId(Guid Value) : IId<ThingId>
{
    public static ThingId Of(Guid value) => new(value);
}

internal enum Colour
{
    Red,
    DarkGreen,
    Blue,
}

internal sealed class Thing : Record<ThingId>
{
    public string? Name { get; set; }
    public Colour? Colour { get; set; }
    public DateOnly Day { get; set; }
    public DateTimeOffset? Due { get; set; }
    public decimal? Amount { get; set; }
    public bool? Flag { get; set; }
    public UserId? OwnerId { get; set; }
    public Guid[] Tags { get; set; } = [];
}

internal sealed class ProbeDb(DbContextOptions<ProbeDb> options) : ModuleDb(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    protected override string SchemaName => "probe";

    protected override void Map(ModelBuilder model) => model.Entity<Thing>().ToTable("things");
}

internal sealed record ThingView : View
{
    public string? Name { get; init; }
    public Colour? Colour { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset? Due { get; init; }
    public decimal? Amount { get; init; }
    public IReadOnlyList<Guid> Tags { get; init; } = [];

    public static ThingView Of(Thing thing) => new ThingView
    {
        Name = thing.Name, Colour = thing.Colour, Day = thing.Day, Due = thing.Due, Amount = thing.Amount, Tags = thing.Tags,
    }.Stamped(thing, thing.OwnerId);
}

internal sealed record Part(string Label, int Count = 1) : IInput;

internal sealed record NewThing(
    string Name,
    DateOnly Day,
    Colour? Colour = null,
    DateTimeOffset? Due = null,
    decimal? Amount = null,
    bool? Flag = null,
    [Range(0, 10)] int Rank = 3,
    TimeOnly? Start = null,
    UserId? OwnerId = null,
    IReadOnlyList<Guid>? Tags = null,
    IReadOnlyList<string>? Words = null,
    Part? Part = null,
    IReadOnlyList<Part>? Parts = null,
    long? Cents = null,
    JsonElement? Free = null) : IInput;

internal static class CreateThing
{
    public static async Task<Result<ThingView>> Handle(NewThing wanted, ProbeDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var thing = new Thing
        {
            Id = NewId.At<ThingId>(clock), CompanyId = caller.Company, Name = wanted.Name, Day = wanted.Day, Colour = wanted.Colour, Due = wanted.Due,
            Amount = wanted.Amount, Flag = wanted.Flag, OwnerId = wanted.OwnerId, Tags = [.. wanted.Tags ?? []],
        };
        db.Things.Add(thing);
        await db.SaveChangesAsync(cancel);
        return ThingView.Of(thing);
    }
}

internal static class GetThing
{
    public static async Task<Result<ThingView>> Handle(ThingId id, ProbeDb db, CancellationToken cancel) =>
        await db.Things.SingleOrDefaultAsync(t => t.Id == id, cancel) is { } thing ? ThingView.Of(thing) : Problem.NotFound;
}

internal sealed record ThingChange(Patch<string?> Name, Patch<Colour?> Colour, Patch<DateOnly> Day) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Name.IsGiven && Name.Value is "nobody") yield return new("Nobody is no name.", [nameof(Name)]);
    }
}

internal static class ChangeThing
{
    public static async Task<Result<ThingView>> Handle(ThingId id, ThingChange change, ProbeDb db, CancellationToken cancel)
    {
        if (await db.Things.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } thing) return Problem.NotFound;
        (thing.Name, thing.Colour, thing.Day) = (change.Name.Or(thing.Name), change.Colour.Or(thing.Colour), change.Day.Or(thing.Day));
        await db.SaveChangesAsync(cancel);
        return ThingView.Of(thing);
    }
}

internal static class ListThings
{
    public static readonly Filters<Thing> Filters = new Filters<Thing>()
        .Text("name", t => t.Name)
        .Choice("colour", t => t.Colour)
        .Day("day", t => t.Day)
        .Instant("due", t => t.Due)
        .Number("amount", t => t.Amount)
        .Flag("flag", t => t.Flag)
        .Id("ownerId", t => t.OwnerId)
        .Ids("tags", t => t.Tags)
        .NotSortableBy(nameof(Thing.Amount));

    public static async Task<Result<Page<ThingView>>> Handle(ListOf<Thing> list, ProbeDb db, CancellationToken cancel) =>
        (await list.Read(db.Things, cancel)).Select(ThingView.Of);
}

internal sealed record Question(string Keyword, int Times = 1, IReadOnlyList<Colour>? Colours = null) : IInput;

internal sealed record Saying(string Words);

internal static class AskThing
{
    public static Task<Result<Saying>> Handle(Question question) =>
        Task.FromResult<Result<Saying>>(new Saying($"{question.Keyword} {question.Times} {string.Join('+', question.Colours ?? [])}"));
}

internal static class Greet
{
    public static Task<Result<Saying>> Handle(Caller caller, HttpContext http) =>
        Task.FromResult<Result<Saying>>(new Saying($"{(caller.UserOrNobody is null ? "stranger" : "friend")} from {http.Connection.RemoteIpAddress}"));
}

internal static class Fail
{
    public static Task<Result<Saying>> Handle() => throw new InvalidOperationException("the secret plans of " + Environment.MachineName);
}

internal static class Ping
{
    public static Task<Result<Saying>> Handle() => Task.FromResult<Result<Saying>>(new Saying("pong"));
}

internal static class UploadThing
{
    public static Task<Result<Saying>> Handle(UploadedFile file) => Task.FromResult<Result<Saying>>(new Saying($"{file.FileName} {file.ContentType} {file.Bytes.Length}"));
}
