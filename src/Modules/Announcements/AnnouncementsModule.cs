using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Announcements;

/// <summary>What managers tell many at once, at its time, and who has read it.</summary>
public static class AnnouncementsModule
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddModuleDb<AnnouncementsDb>();
        services.AddScoped<Writers>();
        services.AddScoped<Readers>();
        services.AddScoped<Audiences>();
        services.AddScoped<Receipts>();
        services.AddScoped<ListReceipts>();
        services.AddScoped<AnnouncementViews>();
        services.AddScoped<AnnouncementSending>();
        services.AddScoped<Reminders>();
        services.AddJob<SendScheduled>(SendScheduled.Name, TimeSpan.FromMinutes(1));
        services.AddJob<KeepDeadlines>(KeepDeadlines.Name, TimeSpan.FromMinutes(1));
        services.AddJob<FollowZoneRules>(FollowZoneRules.Name, TimeSpan.FromHours(1));
        services.When<CompanyZoneChanged, FollowClock>();
        services.ErasesRows((AnnouncementsDb db, UserId person) => db.Receipts.Where(r => r.UserId == person));
        return services;
    }

    public static void MapAnnouncements(this ApiMap api)
    {
        var announcements = api.Company("announcementManagement", "announcement", "announcements");
        announcements.Create("createAnnouncement", "/v1/announcements", CreateAnnouncement.Handle);
        announcements.Update("updateAnnouncement", "/v1/announcements/:announcementId", ChangeAnnouncement.Handle);
        announcements.Delete("deleteAnnouncement", "/v1/announcements/:announcementId", CancelAnnouncement.Handle);
        announcements.Get("getAnnouncement", "/v1/announcements/:announcementId", ReadAnnouncement.Handle);
        announcements.History<AnnouncementId>("listAnnouncementHistory", "/v1/announcements/:announcementId/history");
        announcements.List("listAnnouncements", "/v1/announcements", ListAnnouncements.Handle, ListAnnouncements.Filters);
        announcements.List("processScheduledAnnouncements", "/v1/processscheduledannouncements", ProcessScheduled.Handle, ProcessScheduled.Filters).For(Roles.Admins);
        announcements.Add("acknowledgeAnnouncement", "POST", "/v1/announcements/:announcementId/acknowledge", "update", "announcement", AcknowledgeAnnouncement.Handle);
        announcements.Add("remindAnnouncement", "POST", "/v1/announcements/:announcementId/remind", "update", "announcement", RemindAnnouncement.Handle);
        announcements.Add("expireAnnouncement", "POST", "/v1/announcements/:announcementId/expire", "update", "announcement", ExpireAnnouncement.Handle);
        announcements.Add("listReceipts", "GET", "/v1/announcements/:announcementId/receipts", "list", "receipts", ListReceipts.Handle);
    }
}
