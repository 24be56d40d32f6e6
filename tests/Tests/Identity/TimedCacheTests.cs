using WorkforceOS.Identity;

namespace WorkforceOS.Tests.Identity;

/// <summary>What hosts remember between requests: read once for all who wait, and never longer than it is true.</summary>
public sealed class TimedCacheTests
{
    private int reads;

    [Fact]
    public async Task Of_a_hundred_who_ask_at_once_one_reads_and_what_is_not_there_is_remembered_too()
    {
        var cache = Cache();
        var slow = new TaskCompletionSource<string?>();
        var asked = Enumerable.Range(0, 100).Select(_ => cache.Get("a", () => Read(slow.Task), default).AsTask()).ToList();
        slow.SetResult("olga:1");
        (await Task.WhenAll(asked)).ShouldAllBe(v => v == "olga:1");
        reads.ShouldBe(1);

        for (var i = 0; i < 100; i++) (await cache.Get("nobody", () => Read(Task.FromResult<string?>(null)), default)).ShouldBeNull();
        reads.ShouldBe(2);
    }

    [Fact]
    public async Task Forgetting_one_owner_leaves_the_others()
    {
        var cache = Cache();
        foreach (var (key, value) in new[] { ("a", "olga:1"), ("b", "olga:2"), ("c", "emil:1") }) await cache.Get(key, () => Read(Task.FromResult<string?>(value)), default);
        cache.Forget("olga");
        foreach (var key in new[] { "a", "b", "c" }) await cache.Get(key, () => Read(Task.FromResult<string?>("olga:3")), default);
        reads.ShouldBe(5);
    }

    [Fact]
    public async Task What_is_forgotten_while_it_is_read_is_read_again_for_whoever_asks_after_that()
    {
        var cache = Cache();
        var stale = new TaskCompletionSource<string?>();
        var early = cache.Get("a", () => Read(stale.Task), default).AsTask();
        cache.Forget("olga");
        (await cache.Get("a", () => Read(Task.FromResult<string?>("olga:new")), default)).ShouldBe("olga:new");
        stale.SetResult("olga:old");
        await early;
        (await cache.Get("a", () => Read(Task.FromResult<string?>("never asked")), default)).ShouldBe("olga:new");
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_leaves_the_reading_to_the_others()
    {
        var cache = Cache();
        var slow = new TaskCompletionSource<string?>();
        using var impatient = new CancellationTokenSource();
        var first = cache.Get("a", () => Read(slow.Task), impatient.Token).AsTask();
        var second = cache.Get("a", () => Read(slow.Task), default).AsTask();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        slow.SetResult("olga:1");
        (await second).ShouldBe("olga:1");
        reads.ShouldBe(1);
    }

    private static TimedCache<string, string, string> Cache() => new(TimeSpan.FromMinutes(1), value => value.Split(':')[0]);

    private Task<string?> Read(Task<string?> value)
    {
        Interlocked.Increment(ref reads);
        return value;
    }
}
