using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Salaries are in the company's currency, with the decimals that it has: cents, fils, or none.</summary>
internal sealed class AgreedPay(ICompanies companies, Caller caller)
{
    public async ValueTask<Problem?> Refusal(decimal? salary, CancellationToken cancel) =>
        salary is null ? null : Money.Refusal("salary", salary, (await companies.Find(caller.Company, cancel))!.Settings.Currency);
}
