using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>The company's templates, for whoever plans.</summary>
internal static class ListTemplates
{
    public static readonly Filters<ShiftTemplate> Filters = new Filters<ShiftTemplate>()
        .Text("name", t => t.Name)
        .Id("departmentId", t => t.DepartmentId)
        .Id("placeId", t => t.PlaceId);

    public static async Task<Result<Page<ShiftTemplateView>>> Handle(ListOf<ShiftTemplate> list, ScheduleDb db, Planners planners, IDepartments departments, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var page = await list.Read(db.Templates, cancel);
        if (!list.WithJoins) return page.Select(ShiftTemplateView.Of);

        var known = await departments.Briefs(page.Rows.Select(t => t.DepartmentId).OfType<DepartmentId>(), cancel);
        return page.Select<ShiftTemplateView>(t => new ShiftTemplateDetails(ShiftTemplateView.Of(t))
        {
            Department = t.DepartmentId is { } department ? known.GetValueOrDefault(department) : null,
        });
    }
}
