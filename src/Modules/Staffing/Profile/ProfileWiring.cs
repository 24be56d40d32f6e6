using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Staffing.Help;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What a worker says of themselves, and entrusts to the marketplace.</summary>
internal static class ProfileWiring
{
    public static void AddProfile(this IServiceCollection services)
    {
        services.AddScoped<ProfileTurn>();
        services.AddScoped<BankNumbers>();
        services.AddScoped<ProfileRows>();
        services.AddScoped<NewProfiles>();
        services.AddScoped<Completion>();
        services.AddScoped<SectionTimes>();
        services.AddScoped<ReadPersonalInfo>();
        services.AddScoped<PersonalWriter>();
        services.AddScoped<TaxPapers>();
        services.AddScoped<OwnTaxForms>();
        services.AddScoped<FaqLanguage>();
        services.AddScoped<SearchFaqs>();
        services.AddSingleton<ISealedRows, Resealing>();
    }

    public static void MapProfile(this StaffingApi api)
    {
        api.Staff("setUpProfile", "POST", "/staff/profile/setup", SetUpProfile.Handle, AccessRequired.Session).Creates();
        api.Staff("getProfileCompletion", "GET", "/staff/profile-completion", ReadCompletion.Handle);
        api.Staff("getProfileSections", "GET", "/staff/profile/sections", ReadSections.Handle);
        api.Staff("getStaffStats", "GET", "/staff/profile/stats", ReadStats.Handle);
        api.Staff("getPersonalInfo", "GET", "/staff/profile/personal-info", ReadPersonalInfo.Handle);
        api.Staff("updatePersonalInfo", "PUT", "/staff/profile/personal-info", UpdatePersonalInfo.Handle);
        api.Staff("listIndustries", "GET", "/staff/profile/industries", ListIndustries.Handle);
        api.Staff("listSkills", "GET", "/staff/profile/skills", ListSkills.Handle);
        api.Staff("updateExperience", "PUT", "/staff/profile/experience", UpdateExperience.Handle);
        api.Staff("updateLocations", "PUT", "/staff/profile/locations", UpdateLocations.Handle);
        api.Staff("listEmergencyContacts", "GET", "/staff/profile/emergency-contacts", ListEmergencyContacts.Handle);
        api.Staff("createEmergencyContact", "POST", "/staff/profile/emergency-contacts", CreateEmergencyContact.Handle).Creates();
        api.Staff("updateEmergencyContact", "PUT", "/staff/profile/emergency-contacts/:contactId", UpdateEmergencyContact.Handle);
        api.Staff("listTaxForms", "GET", "/staff/profile/tax-forms", ListTaxForms.Handle);
        api.Staff("saveTaxForm", "PUT", "/staff/profile/tax-forms/:formType", SaveTaxForm.Handle);
        api.Staff("submitTaxForm", "POST", "/staff/profile/tax-forms/:formType/submit", SubmitTaxForm.Handle);
        api.Staff("listBankAccounts", "GET", "/staff/profile/bank-accounts", ListBankAccounts.Handle);
        api.Staff("createBankAccount", "POST", "/staff/profile/bank-accounts", CreateBankAccount.Handle).Creates();
        api.Staff("listTimeCard", "GET", "/staff/profile/time-card", ListTimeCard.Handle);
        api.Staff("listFaqs", "GET", "/staff/faqs", ListFaqs.Handle);
        api.Staff("searchFaqs", "GET", "/staff/faqs/search", SearchFaqs.Handle);
        api.Staff("getPrivacy", "GET", "/staff/profile/privacy", ReadPrivacy.Handle);
        api.Staff("updatePrivacy", "PUT", "/staff/profile/privacy", UpdatePrivacy.Handle);
    }
}
