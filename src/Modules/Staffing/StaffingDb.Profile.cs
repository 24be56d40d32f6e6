using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Benefits;
using WorkforceOS.Staffing.Help;
using WorkforceOS.Staffing.Profile;

namespace WorkforceOS.Staffing;

/// <summary>The tables of workers' profiles.</summary>
internal sealed partial class StaffingDb
{
    public DbSet<StaffPersonal> StaffPersonal => Set<StaffPersonal>();

    public DbSet<StaffIndustry> StaffIndustries => Set<StaffIndustry>();

    public DbSet<StaffSkill> StaffSkills => Set<StaffSkill>();

    public DbSet<StaffLocation> StaffLocations => Set<StaffLocation>();

    public DbSet<StaffPrivacy> StaffPrivacy => Set<StaffPrivacy>();

    public DbSet<EmergencyContact> EmergencyContacts => Set<EmergencyContact>();

    public DbSet<TaxForm> TaxForms => Set<TaxForm>();

    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();

    public DbSet<BenefitProgram> BenefitPrograms => Set<BenefitProgram>();

    public DbSet<StaffBenefit> StaffBenefits => Set<StaffBenefit>();

    public DbSet<BenefitHistory> BenefitHistory => Set<BenefitHistory>();

    public DbSet<BenefitAccrual> BenefitAccruals => Set<BenefitAccrual>();

    public DbSet<Faq> Faqs => Set<Faq>();

    private static void MapProfile(ModelBuilder model)
    {
        model.Entity<StaffPersonal>().ToTable("staff_personal").HasKey(p => new { p.CompanyId, p.StaffId });
        model.Entity<StaffIndustry>().ToTable("staff_industries").HasKey(i => new { i.CompanyId, i.StaffId, i.Code });
        model.Entity<StaffSkill>().ToTable("staff_skills").HasKey(s => new { s.CompanyId, s.StaffId, s.Code });
        model.Entity<StaffLocation>().ToTable("staff_locations").HasKey(l => new { l.CompanyId, l.StaffId, l.Position });
        model.Entity<StaffPrivacy>().ToTable("staff_privacy").HasKey(p => new { p.CompanyId, p.StaffId });
        model.Entity<EmergencyContact>().ToTable("emergency_contacts");
        model.Entity<TaxForm>().ToTable("tax_forms");
        model.Entity<BenefitProgram>().ToTable("benefit_programs");
        model.Entity<StaffBenefit>().ToTable("staff_benefits");
        model.Entity<BenefitHistory>().ToTable("staff_benefit_history").HasKey(h => new { h.CompanyId, h.Id });
        model.Entity<BenefitHistory>().Property(h => h.Metadata).HasColumnType("jsonb");
        model.Entity<BenefitAccrual>().ToTable("benefit_accruals").HasKey(a => new { a.CompanyId, a.TimesheetId });
        model.Entity<Faq>().ToTable("faqs");
        model.Entity<BankAccount>().ToTable("staff_bank_accounts");
    }
}
