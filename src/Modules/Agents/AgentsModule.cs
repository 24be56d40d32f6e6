using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Agents.Asking;
using WorkforceOS.Agents.Models;
using WorkforceOS.Agents.Usage;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Agents;

/// <summary>The language model, where the operator has set one up, and how much of it is used.</summary>
public static class AgentsModule
{
    public static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Options<AiSettings>(AiSettings.Section).WithKeys(configuration["OPENAI_API_KEY"], configuration["ANTHROPIC_API_KEY"]);
        if (settings.Missing() is { } sentence) throw new BadConfigurationException(sentence);
        services.AddSingleton(settings);
        services.AddSingleton<Drivers>();
        services.AddModuleDb<AgentsDb>();
        services.AddScoped<Budget>();
        services.AddScoped<IModel, ConfiguredModel>();
        services.ErasesRows((AgentsDb db, UserId person) => db.Usage.Where(u => u.UserId == person));
        return services;
    }

    public static void MapAgents(this ApiMap api)
    {
        api.Staffing().Core("invokeModel", "POST", "/invoke-llm", InvokeModel.Handle).Also("/invokeLLM").InSteps();
    }
}
