using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Salaries are in the company's currency, with the decimals that it has: cents, fils, or none.</summary>
internal sealed class AgreedPay(ICompanies companies, Caller caller)
{
    public async ValueTask<Problem?> Refusal(decimal? salary, CancellationToken cancel)
    {
        if (salary is not { } amount) return null;
        var currency = (await companies.Find(caller.Company, cancel))!.Settings.Currency;
        var digits = Money.Digits(currency);
        return decimal.Round(amount, digits, MidpointRounding.ToZero) == amount ? null : Problem.WrongType("salary", $"An amount in {currency}, with at most {digits} decimals.");
    }
}
