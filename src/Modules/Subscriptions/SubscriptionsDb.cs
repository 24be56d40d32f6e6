using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Billing;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;
using WorkforceOS.Subscriptions.Webhooks;

namespace WorkforceOS.Subscriptions;

/// <summary>Plans, what companies subscribed to, how they paid, with which cards, and what the provider told.</summary>
internal sealed class SubscriptionsDb(DbContextOptions<SubscriptionsDb> options) : ModuleDb(options)
{
    public DbSet<SubscriptionPlan> Plans => Set<SubscriptionPlan>();

    public DbSet<CompanySubscription> Subscriptions => Set<CompanySubscription>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentCustomer> Customers => Set<PaymentCustomer>();

    public DbSet<PaymentMethod> Methods => Set<PaymentMethod>();

    public DbSet<SubscriptionInvoice> Invoices => Set<SubscriptionInvoice>();

    public DbSet<ProviderEvent> Events => Set<ProviderEvent>();

    public DbSet<ProviderId> ProviderIds => Set<ProviderId>();

    public DbSet<CardToDetach> Detachments => Set<CardToDetach>();

    protected override string SchemaName => "subscriptions";

    /// <summary>The living subscription, and nobody else's to change until the transaction ends.</summary>
    public Task<CompanySubscription?> Locked(CompanySubscriptionId id, CancellationToken cancel) => Subscriptions
        .FromSql($"SELECT * FROM subscriptions.subscriptions WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>Notes whose an object of the provider is.</summary>
    public Task Own(string providerId, CompanySubscriptionId? order, CancellationToken cancel)
    {
        var orderId = order?.Value;
        return Database.ExecuteSqlAsync($"INSERT INTO subscriptions.provider_ids (provider_id, belongs_to, order_id) VALUES ({providerId}, {Company.Value}, {orderId}) ON CONFLICT DO NOTHING", cancel);
    }

    /// <summary>What the company has is another thing now: every host forgets what it remembers of it.</summary>
    public void TellEntitlements() => Signal(Access.Entitlements.Topic, Company.ToString());

    protected override void Map(ModelBuilder model)
    {
        model.Entity<SubscriptionPlan>().ToTable("plans").Ignore(p => p.Price);
        model.Entity<CompanySubscription>().ToTable("subscriptions").Ignore(s => s.HoldsUntil).Ignore(s => s.CoveredUntil).Ignore(s => s.EndsBy).Ignore(s => s.GoesOn);
        model.Entity<Payment>().ToTable("payments").Ignore(p => p.IsPaid).Ignore(p => p.WantsAction);
        model.Entity<PaymentCustomer>().ToTable("customers");
        model.Entity<PaymentMethod>().ToTable("payment_methods").Property(m => m.CardInfo).HasColumnType("jsonb")
            .HasConversion(card => JsonSerializer.Serialize(card, Json.Plain), text => JsonSerializer.Deserialize<CardInfo>(text, Json.Plain)!);
        model.Entity<SubscriptionInvoice>().ToTable("invoices").Property(i => i.Lines).HasColumnType("jsonb")
            .HasConversion(lines => JsonSerializer.Serialize(lines, Json.Plain), text => JsonSerializer.Deserialize<IReadOnlyList<InvoiceLine>>(text, Json.Plain)!, SubscriptionInvoice.SameLines);
        model.Entity<CardToDetach>().ToTable("detachments").HasKey(d => d.PaymentMethodId);
        model.Entity<ProviderEvent>().ToTable("provider_events");
        model.Entity<ProviderId>().ToTable("provider_ids").Property(p => p.Id).HasColumnName("provider_id");
    }
}
