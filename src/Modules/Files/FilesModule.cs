using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Links;
using WorkforceOS.Files.Pictures;
using WorkforceOS.Files.Storage;
using WorkforceOS.Files.Upkeep;
using WorkforceOS.Files.Uploads;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Files;

/// <summary>Private files: what modules and people put there, and links under which they are read.</summary>
public static class FilesModule
{
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Options<FileSettings>(FileSettings.Section);
        services.AddSingleton(settings);
        services.TryAddSingleton<IObjectStorage>(_ => settings.Driver is FileDriver.S3 ? new S3Storage(settings.S3) : new DiskStorage(Path.Combine(DataFolder.Of(configuration), "files")));
        services.AddModuleDb<FilesDb>();
        services.AddScoped<IFiles, FileStore>();
        services.AddScoped<OwnUploads>();
        services.AddScoped<IUploads>(s => s.GetRequiredService<OwnUploads>());
        services.AddScoped<IDocumentFiles, DocumentFiles>();
        services.AddSingleton<PictureDrawing>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<UploadTickets>();
        services.AddJob<MovePending>(MovePending.Name, every: TimeSpan.FromSeconds(30));
        services.AddJob<RemoveObjects>(RemoveObjects.Name, every: TimeSpan.FromMinutes(1));
        services.AddJob<ForgetOldEvidence>(ForgetOldEvidence.Name, "daily 03:20");
        services.AddJob<ForgetUnused>(ForgetUnused.Name, "daily 03:30");
        services.AddJob<CheckObjects>(CheckObjects.Name, "daily 03:40");
        services.ErasesRows((FilesDb db, UserId person) => db.Files.Where(f => f.OwnerUserId == person));
        return services;
    }

    public static void MapFiles(this ApiMap api)
    {
        var staffing = api.Staffing();
        staffing.Core("uploadFile", "POST", "/upload-file", UploadFile.Handle).Also("/uploadFile").AtMost(WantedUpload.MostSent).InSteps();
        staffing.Core("createSignedUrl", "POST", "/create-signed-url", CreateSignedUrl.Handle, AccessRequired.EitherOrOps).Also("/createSignedUrl");
    }

    /// <summary>Where links lead that are not the storage's own.</summary>
    public static void MapFileLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(ShowFile.Route, ["GET", "HEAD"], ShowFile.Handle);
        routes.MapMethods(ShowFile.ThumbnailRoute, ["GET", "HEAD"], ShowFile.HandleThumbnail);
        routes.MapMethods(TakeUpload.Route, ["PUT"], TakeUpload.Handle);
    }
}
