using Yinling.Associations.Domain;

namespace Yinling.Associations.Synthetic;

/// <summary>Invented records of an association that keeps all its books: a member list and this year's dues.</summary>
internal sealed class SyntheticRecords(int seed, DateOnly today)
{
    private readonly Random random = new(seed);

    public IEnumerable<object> Of(Association association) => Dues(association);

    private IEnumerable<object> Dues(Association association)
    {
        List<Member> members = [.. Enumerable.Range(0, random.Next(18, 34)).Select(_ => NewMember(association))];
        for (var gone = 0; gone < 2; gone++)
            members[gone].Leave(today.AddDays(-random.Next(1, 200)), gone == 0 ? LeavingReason.Died : LeavingReason.Resigned, today);
        var dues = new DuesYear(Guid.CreateVersion7(), association, today.Year, new(20_00), Adoption.On(today.AddDays(-random.Next(210, 300))), today);
        List<object> made = [.. members, dues];
        foreach (var member in members.Where(m => m.BelongedIn(today.Year)).Skip(2))
        {
            switch (random.Next(6))
            {
                case 0: break;
                case 1: made.Add(DuesSettlement.LetOff(Guid.CreateVersion7(), association, member, today.Year, "80岁以上", today)); break;
                default:
                    var (settlement, entry) = DuesSettlement.Pay(Guid.CreateVersion7(), Guid.CreateVersion7(), association, member, dues, today.AddDays(-random.Next(0, 20)), today);
                    made.AddRange([entry, settlement]);
                    break;
            }
        }
        return made;
    }

    private Member NewMember(Association association)
    {
        var woman = random.Next(2) == 0;
        return new(Guid.CreateVersion7(), association, SyntheticNames.Person(random, woman), woman ? Sex.Female : Sex.Male, today.Year - random.Next(60, 88), today.AddDays(-random.Next(201, 900)), today);
    }
}
