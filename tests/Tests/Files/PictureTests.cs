using System.Net;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Upkeep;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>On disk.</summary>
public sealed class DiskPictureTests(FilesHost host) : PictureTests(host), IClassFixture<FilesHost>;

/// <summary>In a storage that speaks S3.</summary>
public sealed class S3PictureTests(S3FilesHost host) : PictureTests(host), IClassFixture<S3FilesHost>;

/// <summary>Of a picture only what is seen is kept, and a small one of it; and what nobody refers to goes again.</summary>
public abstract class PictureTests(FilesHost host)
{
    [Fact]
    public async Task A_picture_is_drawn_anew_the_right_way_up_and_nothing_else_of_it_stays()
    {
        var (worker, market) = await Worker();
        byte[] sent = [.. Pictures.Jpeg(), .. "PK\x03\x04<script>alert(1)</script>"u8];
        sent.Says(Pictures.Camera).ShouldBeTrue("the search finds what is there");
        var stored = (await worker.Upload("/upload-file", sent, "photo.png", "image/png")).Should(200).Body;

        stored.Str("contentType").ShouldBe("image/jpeg");
        var shown = await Read(stored.Str("signedUrl")!);
        (shown.Says(Pictures.Camera), shown.Says("<script>"), shown.Says("PK")).ShouldBe((false, false, false));
        Pictures.SizeOf(shown).ShouldBe((400, 600));
        stored.Number("size").ShouldBe(shown.Length);

        await host.Move();
        var small = await Read(await Thumbnail(market, stored.Str("fileUri")!));
        Pictures.SizeOf(small).ShouldBe((341, 512));
        Pictures.SizeOf(await Read((await worker.Post("/create-signed-url", new { fileUri = stored.Str("fileUri") })).Should(200).Body.Str("signedUrl")!)).ShouldBe((400, 600));
    }

    [Fact]
    public async Task Large_pictures_are_made_smaller_and_keep_their_type()
    {
        var (worker, _) = await Worker();
        var png = (await worker.Upload("/upload-file", Pictures.Png(3000, 100))).Should(200).Body;
        png.Str("contentType").ShouldBe("image/png");
        Pictures.SizeOf(await Read(png.Str("signedUrl")!)).ShouldBe((2560, 85));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public async Task A_picture_whose_end_was_lost_on_the_way_is_none(double kept)
    {
        var (worker, _) = await Worker();
        var whole = Pictures.Jpeg();
        byte[] cut = whole[..(int)((whole.Length - 2) * kept)];
        (await worker.Upload("/upload-file", cut)).ShouldSay(415, "INVALID_FILE_TYPE");
        (await worker.Upload("/upload-file", [.. whole, 0, 0])).Should(200);
    }

    [Fact]
    public async Task An_announced_picture_is_drawn_anew_too()
    {
        var (worker, market) = await Worker();
        var bytes = Pictures.Jpeg();
        var announced = (await worker.Post("/upload-file", new { fileName = "a.jpg", contentType = "image/jpeg", size = bytes.Length })).Should(200).Body;
        using (var put = await host.Http.PutAsync(announced.Str("uploadUrl"), new ByteArrayContent(bytes))) put.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Read((await worker.Post("/create-signed-url", new { fileUri = announced.Str("fileUri") })).Should(200).Body.Str("signedUrl")!)).Says(Pictures.Camera).ShouldBeFalse();
        Pictures.SizeOf(await Read(await Thumbnail(market, announced.Str("fileUri")!))).ShouldBe((341, 512));

        byte[] nothing = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100]];
        var broken = (await worker.Post("/upload-file", new { fileName = "a.jpg", contentType = "image/jpeg", size = nothing.Length })).Should(200).Body;
        using (var put = await host.Http.PutAsync(broken.Str("uploadUrl"), new ByteArrayContent(nothing))) put.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await worker.Post("/create-signed-url", new { fileUri = broken.Str("fileUri") })).Should(404);
    }

    [Fact]
    public async Task What_nobody_refers_to_goes_after_a_week_with_its_thumbnail_and_what_is_kept_stays()
    {
        var (worker, market) = await Worker();
        var (kept, lost) = (await worker.Stored(Pictures.Png()), await worker.Stored(Pictures.Png()));
        var thumbnail = await Thumbnail(market, lost);
        (await host.Ask<IFiles, bool>(market.CompanyId().Value, files => files.Keep(kept, CancellationToken.None))).ShouldBeTrue();
        (await host.Ask<IFiles, bool>(market.CompanyId().Value, files => files.Keep(kept + "x", CancellationToken.None))).ShouldBeFalse();

        host.Clock.Advance(TimeSpan.FromDays(6.9));
        await host.RunJob(ForgetUnused.Name);
        (await Sign(lost)).ShouldBe(200);
        host.Clock.Advance(TimeSpan.FromDays(0.2));
        await Task.WhenAll(host.RunJob(ForgetUnused.Name), host.RunJob(ForgetUnused.Name));
        ((await Sign(lost)), (await Sign(kept))).ShouldBe((404, 200));
        await host.RunJob(RemoveObjects.Name);
        (await host.Count("removals")).ShouldBe(0);
        (await host.Http.GetAsync(thumbnail)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<int> Sign(string uri) => (await worker.Post("/create-signed-url", new { fileUri = uri })).Status;
    }

    [Fact]
    public async Task A_hundred_who_keep_files_while_they_are_swept_have_them_or_are_told_that_they_have_not()
    {
        var (worker, market) = await Worker();
        var uris = new List<string>();
        for (var n = 0; n < 100; n++) uris.Add(await worker.Stored(Pictures.Pdf, $"{n}.pdf"));
        host.Clock.Advance(TimeSpan.FromDays(8));
        var sweep = host.RunJob(ForgetUnused.Name);
        var kept = await Task.WhenAll(uris.Select(uri => host.Ask<IFiles, bool>(market.CompanyId().Value, files => files.Keep(uri, CancellationToken.None))));
        await sweep;
        await host.RunJob(ForgetUnused.Name);
        for (var n = 0; n < uris.Count; n++) (await host.Find(market.CompanyId().Value, uris[n]) is not null).ShouldBe(kept[n]);
    }

    private async Task<(Client Worker, Marketplace Market)> Worker()
    {
        var market = await Marketplace.Open(host);
        return ((await market.Worker()).Client, market);
    }

    private async Task<string> Thumbnail(Marketplace market, string uri) =>
        (await host.Ask<IFiles, IReadOnlyDictionary<string, FileLink>>(market.CompanyId().Value, files => files.Links([uri], TimeSpan.FromMinutes(5), CancellationToken.None, small: true)))[uri].Url;

    private Task<byte[]> Read(string url) => host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, url));
}
