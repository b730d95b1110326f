using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Components;

namespace Yinling.Access.Accounts;

/// <summary>What a manager may choose from when giving a post: units on the way down, roles, associations.</summary>
internal sealed class RolesToGive(IDivisionDirectory divisions, IEnumerable<IPostSubjects> subjects, CurrentScope scope)
{
    /// <summary>The unit asked for when the manager covers it, otherwise the manager's own.</summary>
    public DivisionCode UnitOrOwn(string? asked) =>
        DivisionCode.TryParse(asked, out var code) && scope.Value.May(AccessPermissions.Manage, code)
            ? code
            : scope.Value.Posts.Where(p => p.Subject is null && AccessPermissions.Manage.HeldBy(p.Role)).Select(p => p.Division).DefaultIfEmpty(DivisionCode.Nation).Min();

    /// <summary>The unit itself and those directly below it.</summary>
    public async Task<IReadOnlyList<Choice>> UnitsAsync(DivisionCode unit, CancellationToken ct)
    {
        var self = await divisions.FindAsync(unit, ct);
        var below = await divisions.ChildrenAsync(unit, ct);
        return [.. (self is null ? below : below.Prepend(self)).Select(u => new Choice(u.Code.ToString(), u.Name))];
    }

    /// <summary>Roles the manager may give at the unit or directly below it.</summary>
    public IReadOnlyList<Choice> Roles(DivisionCode unit) =>
        [.. Enum.GetValues<Role>().Where(r => IsPossible(r, unit)).Select(r => new Choice(r.ToString(), r.InChinese))];

    /// <summary>Associations of the unit, for their heads.</summary>
    public async Task<IReadOnlyList<Choice>> SubjectsAsync(DivisionCode unit, CancellationToken ct)
    {
        List<Choice> found = [];
        foreach (var owner in subjects) found.AddRange((await owner.OfDivisionAsync(unit, ct)).Select(s => new Choice(s.Id.ToString(), s.Name)));
        return found;
    }

    private bool IsPossible(Role role, DivisionCode unit)
    {
        if (PostRules.Fits(role, unit.Level) && PostRules.MayGive(scope.Value, role, unit)) return true;
        return unit.ChildLevel is { } level && PostRules.Fits(role, level) && PostRules.MayGive(scope.Value, role, new(unit.Value, level));
    }
}
