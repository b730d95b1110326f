using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Officers;
using Yinling.Associations.Rules;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Two people at the same moment: a check sees only what is committed, so the database has the last word, in the words of the rule.</summary>
public sealed class AtOnceTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ASC_09_of_eight_presidents_appointed_at_once_one_takes_office()
    {
        var association = await RegisterAsync("会长老年协会");
        var refusals = await AllAtOnceAsync(8, number => app.InsideAsync(s =>
            s.GetRequiredService<AppointOfficer>().RunAsync(association, new(Terms($"会长{number}")), None)));
        Assert.Equal(Enumerable.Repeat("ASC-09", 7), refusals);
        Assert.Equal(1, await PresidentsAsync(association));
    }

    [Fact]
    public async Task ASC_09_without_any_check_the_database_refuses_the_second_president_and_takes_the_next_one()
    {
        var association = await RegisterAsync("两位会长老年协会");
        var refused = await Assert.ThrowsAsync<RuleException>(() => UncheckedAsync(association, "甲", "乙"));
        Assert.Equal("ASC-09", Assert.Single(refused.Problems).Rule);
        Assert.Equal(0, await PresidentsAsync(association));

        await UncheckedAsync(association, "甲");
        var first = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Officer>().AsNoTracking().SingleAsync(o => o.Association == association.Id));
        await app.InsideAsync(s => s.GetRequiredService<EndOfficer>().RunAsync(association, first.Id, new(Today, first.Version), None));
        await UncheckedAsync(association, "乙");
        Assert.Equal(1, await PresidentsAsync(association));
    }

    [Fact]
    public async Task ASC_02_of_eight_who_register_one_name_at_once_one_does()
    {
        var refusals = await AllAtOnceAsync(8, _ => RegisterAsync("同时老年协会"));
        Assert.Equal(Enumerable.Repeat("ASC-02", 7), refusals);
    }

    /// <summary>The same words as the check gives, with the name in them.</summary>
    [Fact]
    public async Task ASC_02_the_database_refuses_a_name_in_the_words_of_the_check()
    {
        await RegisterAsync("重名老年协会");
        var check = await Assert.ThrowsAsync<RuleException>(() => RegisterAsync("重名老年协会"));
        var index = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(Act(World.Village), () =>
        {
            services.GetRequiredService<AppDb>().Add(new Association(Guid.CreateVersion7(), DivisionCode.Parse(World.Village), Setting.Rural, "重名老年协会", null, Today));
            return Task.CompletedTask;
        }, None)));
        Assert.Equal(check.Problems, index.Problems);
    }

    [Fact]
    public async Task ASC_14_of_five_who_undo_one_entry_at_once_one_does()
    {
        var association = await RegisterAsync("冲正老年协会");
        var entry = await app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(
            association, new(Today, LedgerDirection.Income, IncomeChannel.Fiscal, null, new(100_00), null), None));
        var refusals = await AllAtOnceAsync(5, _ => app.InsideAsync(s => s.GetRequiredService<ReverseLedgerEntry>().RunAsync(association, entry!.Value, new(Today, "记错"), None)));
        Assert.Equal(Enumerable.Repeat("ASC-14", 4), refusals);
    }

    [Fact]
    public async Task ASC_26_of_four_who_set_a_rule_for_one_day_at_once_one_does()
    {
        var refusals = await AllAtOnceAsync(4, number => app.InsideAsync(s =>
            s.GetRequiredService<SetActivityRule>().RunAsync(new(DivisionCode.Parse(World.OtherProvince), new(2030, 1, 1), number + 1, "通知"), None)));
        Assert.Equal(Enumerable.Repeat("ASC-26", 3), refusals);
    }

    [Fact]
    public async Task ASC_68_a_second_first_number_of_an_office_is_refused_in_the_rules_words()
    {
        Task AddAsync() => app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(Act(World.SiblingTownship), () =>
        {
            var contact = new OfficeContact(Guid.CreateVersion7(), DivisionCode.Parse(World.SiblingTownship));
            contact.Change("镇民政办", "0559-7512345", null);
            services.GetRequiredService<AppDb>().Add(contact);
            return Task.CompletedTask;
        }, None));
        await AddAsync();
        var refused = await Assert.ThrowsAsync<RuleException>(AddAsync);
        Assert.Equal("ASC-68", Assert.Single(refused.Problems).Rule);
    }

    /// <summary>A rule whose index is missing from the model guards nothing.</summary>
    [Fact]
    public Task Every_rule_that_says_so_stands_on_a_unique_index() => app.InsideAsync(services =>
    {
        var model = services.GetRequiredService<AppDb>().Model;
        var rules = services.GetServices<UniqueRule>().ToList();
        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, r => r.FindIndex(model) is null);
        Assert.Null(UniqueRule.On<Officer>([nameof(Officer.PersonName)], _ => Officer.PresidentInOffice(null)).FindIndex(model));
        return Task.CompletedTask;
    });

    /// <summary>What broke no rule of ours is no refusal: a mistake stays a mistake.</summary>
    [Fact]
    public async Task A_row_added_twice_under_one_key_is_not_mistaken_for_a_rule()
    {
        var association = await RegisterAsync("主键老年协会");
        var owner = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().AsNoTracking().SingleAsync(a => a.Id == association.Id));
        var id = Guid.CreateVersion7();
        Task AddAsync() => app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(Act(World.Village), () =>
        {
            services.GetRequiredService<AppDb>().Add(new Officer(id, owner, Terms("某") with { Post = OfficerPost.Councillor }, Today));
            return Task.CompletedTask;
        }, None));
        await AddAsync();
        await Assert.ThrowsAsync<DbUpdateException>(AddAsync);
    }

    private Task UncheckedAsync(AssociationRef which, params string[] names) => app.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var owner = await db.Set<Association>().AsNoTracking().SingleAsync(a => a.County == which.County && a.Id == which.Id);
        await services.GetRequiredService<Writer>().RunAsync(Act(World.Village), () =>
        {
            foreach (var name in names) db.Add(new Officer(Guid.CreateVersion7(), owner, Terms(name), Today));
            return Task.CompletedTask;
        }, None);
    });

    /// <summary>The numbers of the rules that refused, of all who tried at the same moment. Anything but a rule fails the test.</summary>
    private static async Task<IReadOnlyList<string>> AllAtOnceAsync<T>(int people, Func<int, Task<T>> act)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, people).Select(number => Task.Run(async () =>
        {
            try
            {
                await act(number);
                return "";
            }
            catch (RuleException refused) { return string.Join(' ', refused.Problems.Select(p => p.Rule)); }
        })));
        return [.. outcomes.Where(o => o.Length > 0)];
    }

    private Task<int> PresidentsAsync(AssociationRef which) => app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<Officer>()
        .CountAsync(o => o.Association == which.Id && o.Post == OfficerPost.President && o.EndedOn == null));

    private static OfficerTerms Terms(string name) => new(OfficerPost.President, name, Sex.Male, null, ConcurrentPost.None, Today, null);

    private static Act Act(string division) => new("test", "test", DivisionCode.Parse(division));

    private async Task<AssociationRef> RegisterAsync(string name) => (await app.InsideAsync(services =>
        services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), name, null, null, null), None)))!;
}
