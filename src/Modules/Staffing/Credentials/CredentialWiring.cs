using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What workers hand in, and whether it shows what they say: documents, attire, certificates, photos.</summary>
internal static class CredentialWiring
{
    /// <summary>A little more than is taken, so that who sends too much hears it from the use case.</summary>
    private const int MostUploaded = WantedUpload.UsualMost + 1024 * 1024;

    public static void AddCredentials(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(Verifier), client => client.MaxResponseContentBufferSize = 64 * 1024).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton(configuration.Options<VerificationOptions>(VerificationOptions.Section));
        services.AddSingleton<Verifier>();
        services.AddScoped<VerificationDesk>();
        services.AddScoped<CredentialNews>();
        services.AddScoped<DueVerification>();
        services.AddScoped<OwnDocuments>();
        services.AddScoped<HandIn>();
        services.AddScoped<StaffPhotos>();
        services.AddScoped<UploadPhoto>();
        services.AddScoped<ExpiringCredential>();
        services.AddJob<RunVerifications>(RunVerifications.Name, TimeSpan.FromMinutes(1), wakeOn: RunVerifications.Wanted);
        services.AddJob<ExpireCredentials>(ExpireCredentials.Name, "daily 06:00");
    }

    public static void MapCredentials(this StaffingApi api)
    {
        api.Core("createVerification", "POST", "/verifications", CreateVerification.Handle).Queues();
        api.Core("getVerification", "GET", "/verifications/:verificationId", GetVerification.Handle, AccessRequired.EitherOrOps);
        api.Core("reviewVerification", "POST", "/verifications/:verificationId/review", ReviewVerification.Handle, AccessRequired.Ops);
        api.Core("retryVerification", "POST", "/verifications/:verificationId/retry", RetryVerification.Handle, AccessRequired.EitherOrOps).Queues();
        api.Staff("uploadStaffPhoto", "POST", "/staff/profile/photo", UploadPhoto.Handle).AtMost(MostUploaded).InSteps();
        api.Staff("listStaffDocuments", "GET", "/staff/profile/documents", ListStaffDocuments.Handle);
        api.Staff("uploadStaffDocumentFile", "POST", "/staff/profile/documents/:documentId/upload", UploadDocument.OfDocument).Queues().AtMost(MostUploaded).InSteps();
        api.Staff("finalizeStaffDocument", "PUT", "/staff/profile/documents/:documentId/upload", FinalizeDocument.OfDocument);
        api.Staff("listAttire", "GET", "/staff/profile/attire", ListAttire.Handle);
        api.Staff("uploadAttireFile", "POST", "/staff/profile/attire/:documentId/upload", UploadDocument.OfAttire).Queues().AtMost(MostUploaded).InSteps();
        api.Staff("finalizeAttire", "PUT", "/staff/profile/attire/:documentId/upload", FinalizeDocument.OfAttire);
        api.Staff("listCertificates", "GET", "/staff/profile/certificates", ListCertificates.Handle);
        api.Staff("createCertificate", "POST", "/staff/profile/certificates", CreateCertificate.Handle).Creates();
        api.Staff("deleteCertificate", "DELETE", "/staff/profile/certificates/:certificateId", DeleteCertificate.Handle);
    }
}
