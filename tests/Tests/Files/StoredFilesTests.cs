using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Upkeep;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>On disk.</summary>
public sealed class DiskStoredFilesTests(FilesHost host) : StoredFilesTests(host), IClassFixture<FilesHost>;

/// <summary>In a storage that speaks S3.</summary>
public sealed class S3StoredFilesTests(S3FilesHost host) : StoredFilesTests(host), IClassFixture<S3FilesHost>;

/// <summary>A file is there if and only if the commit is, whatever its size, and goes wherever its row goes.</summary>
public abstract class StoredFilesTests(FilesHost host)
{
    private const int Large = IFiles.Small + 1;

    private readonly Guid company = Guid.CreateVersion7();

    [Fact]
    public async Task A_small_file_rides_in_the_transaction_and_is_moved_to_the_storage_afterwards()
    {
        await host.Move();
        var put = FilesHost.New(IFiles.Small);
        var file = await host.Put(company, put);
        file.Uri.ShouldBe($"gs://workforceos-uploads/{string.Join('/', put.Path)}");
        (await host.IsStored(company, file)).ShouldBeFalse();
        (await host.Read(company, file)).ShouldBe(put.Bytes.ToArray());
        var before = (await host.Link(company, file))!;
        (await host.Http.GetByteArrayAsync(before)).ShouldBe(put.Bytes.ToArray());

        await host.Move();
        (await host.IsStored(company, file)).ShouldBeTrue();
        (await host.Read(company, file)).ShouldBe(put.Bytes.ToArray());
        (await host.Http.GetByteArrayAsync(before)).ShouldBe(put.Bytes.ToArray(), "what was given out before goes on");
        (await host.Http.GetByteArrayAsync(await host.Link(company, file))).ShouldBe(put.Bytes.ToArray());
        (await host.Find(company, file.Uri)).ShouldBe(file);
    }

    [Fact]
    public async Task A_large_file_is_in_the_storage_when_its_commit_is_and_stays()
    {
        var put = FilesHost.New(Large);
        FileFacts? file = null;
        await host.InTransaction(company, async files => file = await files.Put(put, CancellationToken.None), commits: true);

        (await host.IsStored(company, file!)).ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.RunJob(RemoveObjects.Name);
        (await host.Read(company, file!)).ShouldBe(put.Bytes.ToArray());
    }

    [Theory]
    [InlineData(IFiles.Small)]
    [InlineData(Large)]
    public async Task Of_what_was_never_committed_nothing_stays(int size)
    {
        FileFacts? file = null;
        await host.InTransaction(company, async files => file = await files.Put(FilesHost.New(size), CancellationToken.None), commits: false);
        (await host.IsStored(company, file!)).ShouldBe(size > IFiles.Small, "the row went, the object was written before");

        await host.RunJob(RemoveObjects.Name);
        (await host.IsStored(company, file!)).ShouldBe(size > IFiles.Small, "it might still be committed");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.RunJob(RemoveObjects.Name);
        await host.Move();
        (await host.IsStored(company, file!)).ShouldBeFalse();
        (await host.Find(company, file!.Uri)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_file_is_gone_at_once_and_its_object_soon_after()
    {
        var (small, moved, large) = (await host.Put(company, FilesHost.New(10)), await host.Put(company, FilesHost.New(10)), await host.Put(company, FilesHost.New(Large)));
        await host.Delete(company, small.Id);
        await host.Move();
        foreach (var file in new[] { moved, large }) await host.Delete(company, file.Id);

        foreach (var file in new[] { small, moved, large }) (await host.Read(company, file)).ShouldBeNull();
        await host.RunJob(RemoveObjects.Name);
        foreach (var file in new[] { small, moved, large }) (await host.IsStored(company, file)).ShouldBeFalse();
        await host.Delete(company, small.Id);
    }

    [Fact]
    public async Task An_erased_persons_files_go_and_nobody_elses()
    {
        var (erased, other) = (new Kernel.UserId(Guid.CreateVersion7()), new Kernel.UserId(Guid.CreateVersion7()));
        var theirs = new[] { await host.Put(company, FilesHost.New(10, erased)), await host.Put(company, FilesHost.New(Large, erased)), await host.Put(company, FilesHost.New(10, erased, EvidenceCategories.ClockProof, FileBucket.Evidence)) };
        var others = await host.Put(company, FilesHost.New(10, other));
        await host.Move();

        await host.Ask<Erasure, bool>(company, async erasure =>
        {
            await erasure.Forget(erased, CancellationToken.None);
            return true;
        });
        await host.RunJob(RemoveObjects.Name);

        foreach (var file in theirs) ((await host.Find(company, file.Uri)), await host.IsStored(company, file)).ShouldBe((null, false));
        (await host.Read(company, others)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Raw_positions_are_kept_for_ninety_days_and_proofs_longer()
    {
        var batch = await host.Put(company, FilesHost.New(10, category: EvidenceCategories.LocationBatch, bucket: FileBucket.Evidence));
        var proof = await host.Put(company, FilesHost.New(10, category: EvidenceCategories.ClockProof, bucket: FileBucket.Evidence));
        var calledSo = await host.Put(company, FilesHost.New(10, category: EvidenceCategories.LocationBatch));
        await host.Move();
        host.Clock.Advance(TimeSpan.FromDays(90));
        await host.RunJob(ForgetOldEvidence.Name);
        (await host.Find(company, batch.Uri)).ShouldNotBeNull("not a moment earlier");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.RunJob(ForgetOldEvidence.Name);
        await host.RunJob(RemoveObjects.Name);
        ((await host.Find(company, batch.Uri)), await host.IsStored(company, batch)).ShouldBe((null, false));
        foreach (var kept in new[] { proof, calledSo }) (await host.IsStored(company, kept)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_the_storage_has_lost_is_found_out_within_a_day_and_back_when_it_is_back()
    {
        var put = FilesHost.New(Large);
        var file = await host.Put(company, put);
        var key = FilesHost.KeyOf(company, file);
        await host.Storage.Delete(key, CancellationToken.None);
        (await host.Read(company, file)).ShouldBeNull();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RunJob(CheckObjects.Name);
        (await host.Link(company, file)).ShouldBeNull("a link to nothing helps nobody");

        await host.Storage.Put(key, put.Bytes, put.ContentType, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.RunJob(CheckObjects.Name);
        (await host.Http.GetByteArrayAsync(await host.Link(company, file))).ShouldBe(put.Bytes.ToArray());
    }

    [Fact]
    public async Task Another_company_has_no_part_of_it()
    {
        var other = Guid.CreateVersion7();
        var file = await host.Put(company, FilesHost.New(10));
        (await host.Find(other, file.Uri)).ShouldBeNull();
        (await host.Read(other, file)).ShouldBeNull();
        (await host.Link(other, file)).ShouldBeNull();
        await host.Delete(other, file.Id);
        (await host.Read(company, file)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_names_the_type_and_how_it_is_shown()
    {
        var file = await host.Put(company, FilesHost.New(10));
        await host.Move();
        using var shown = await host.Http.GetAsync(await host.Link(company, file));
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        shown.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"proof.pdf\"");
    }
}
