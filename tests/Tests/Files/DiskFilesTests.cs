using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Storage;
using WorkforceOS.Files.Upkeep;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>The folder of files and the links of our own host; and what happens where a storage fails.</summary>
public sealed class DiskFilesTests(DiskFilesTests.FailingHost host) : IClassFixture<DiskFilesTests.FailingHost>
{
    private readonly Guid company = Guid.CreateVersion7();

    [Fact]
    public async Task Files_are_for_the_hosts_user_alone_and_nothing_is_left_half_written()
    {
        await host.Put(company, FilesHost.New(IFiles.Small + 1));
        await host.Put(company, FilesHost.New(10));
        await host.Move();
        var root = new DirectoryInfo(Path.Combine(host.DataFolder, "files"));
        var files = root.GetFiles("*", SearchOption.AllDirectories);

        files.Length.ShouldBeGreaterThan(1);
        files.ShouldAllBe(f => f.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite) && f.Extension == "");
        root.GetDirectories("*", SearchOption.AllDirectories).Append(root).ShouldAllBe(f => f.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("ä")]
    [InlineData("a\0")]
    public async Task A_part_of_a_path_is_a_plain_name(string part)
    {
        await Should.ThrowAsync<ArgumentException>(() => host.Put(company, FilesHost.New(10) with { Path = ["uploads", part, "a.pdf"] }));
    }

    [Fact]
    public async Task A_link_opens_one_file_until_it_expires_runs_nothing_and_cannot_be_made_up()
    {
        var put = FilesHost.New(10, type: "image/png");
        var link = (await host.Link(company, await host.Put(company, put), TimeSpan.FromMinutes(5)))!.ToString();
        using (var shown = await host.Http.GetAsync(link))
        {
            shown.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
            shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
            shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            shown.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
            shown.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
        using (var head = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link))) (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, 10));

        var last = link[^1];
        foreach (var changed in new[] { link[..^2] + (link[^2] == 'A' ? 'B' : 'A') + last, link[..^8], link + "AAAA", link + new string('A', 4000), link[..(link.LastIndexOf('/') + 1)] + "a" })
            (await host.Http.GetAsync(changed)).StatusCode.ShouldBe(HttpStatusCode.NotFound, changed);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await host.Http.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_storage_that_takes_nothing_loses_nothing_and_is_tried_again_later()
    {
        var put = FilesHost.New(10);
        var file = await host.Put(company, put);
        host.Failing.Fails = true;
        await host.RunJob(MovePending.Name);
        await host.RunJob(MovePending.Name);
        host.Failing.Tries.Count(t => t == file.Id).ShouldBe(1, "not before its time");
        (await host.Read(company, file)).ShouldBe(put.Bytes.ToArray());

        host.Failing.Fails = false;
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        await host.Move();
        (await host.IsStored(company, file)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_moves_at_the_same_time_moves_each_file_once_and_what_is_deleted_meanwhile_goes()
    {
        await host.Move();
        var files = new List<FileFacts>();
        for (var i = 0; i < 40; i++) files.Add(await host.Put(company, FilesHost.New(10)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Across(unit => ActivatorUtilities.CreateInstance<MovePending>(unit).Run(unit, CancellationToken.None))).Concat(files.Take(10).Select(f => host.Delete(company, f.Id))));
        await host.Move();
        await host.RunJob(RemoveObjects.Name);

        foreach (var file in files.Skip(10)) host.Failing.Tries.Count(t => t == file.Id).ShouldBe(1);
        foreach (var file in files.Take(10)) (await host.IsStored(company, file)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_small_file_costs_its_unit_of_work_one_statement()
    {
        await host.Put(company, FilesHost.New(10));
        using var counter = new StatementCounter(host.ConnectionString);
        await host.InTransaction(company, files => files.Put(FilesHost.New(10), CancellationToken.None), commits: true);
        // The first goes with BEGIN, and says which company it is.
        counter.Commands.Count.ShouldBe(2, string.Join("\n---\n", counter.Commands));
    }

    private Task Across(Func<IServiceProvider, Task> work) => host.Services.GetRequiredService<Scopes>().Run(Caller.System("test"), work, CancellationToken.None);

    /// <summary>A storage that fails when it is told to, and counts.</summary>
    internal sealed class FailingStorage(IObjectStorage inner) : IObjectStorage
    {
        public bool Fails { get; set; }

        public System.Collections.Concurrent.ConcurrentQueue<StoredFileId> Tries { get; } = [];

        public Task Put(ObjectKey key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel)
        {
            Tries.Enqueue(key.File);
            return Fails ? throw new IOException("No space left on device") : inner.Put(key, bytes, contentType, cancel);
        }

        public Task<byte[]?> Read(ObjectKey key, CancellationToken cancel) => inner.Read(key, cancel);

        public Task<bool> Exists(ObjectKey key, CancellationToken cancel) => inner.Exists(key, cancel);

        public Task Delete(ObjectKey key, CancellationToken cancel) => inner.Delete(key, cancel);

        public Task<string?> Presign(ObjectKey key, string contentType, string disposition, TimeSpan goodFor) => inner.Presign(key, contentType, disposition, goodFor);
    }

    public sealed class FailingHost : FilesHost
    {
        internal FailingStorage Failing => (FailingStorage)Storage;

        protected override void Add(IServiceCollection services) =>
            services.AddSingleton<IObjectStorage>(_ => new FailingStorage(new DiskStorage(Path.Combine(DataFolder, "files"))));
    }
}
