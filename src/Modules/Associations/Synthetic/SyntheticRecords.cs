using Yinling.Associations.Domain;

namespace Yinling.Associations.Synthetic;

/// <summary>Invented records of an association that keeps all its books: a member list, this year's dues, donations.</summary>
internal sealed class SyntheticRecords(int seed, DateOnly today)
{
    private readonly Random random = new(seed);

    public IEnumerable<object> Of(Association association) => [.. Dues(association), .. Donations(association)];

    private List<object> Dues(Association association)
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

    /// <summary>One free to use, one for the roof and half spent, and goods.</summary>
    private List<object> Donations(Association association)
    {
        var on = today.AddDays(-random.Next(20, 28));
        var (free, earned) = Donation.OfMoney(Guid.CreateVersion7(), Guid.CreateVersion7(), association, 1, SyntheticNames.Person(random, false), on, new(random.Next(1, 9) * 100_00L), null, today);
        var (roof, given) = Donation.OfMoney(Guid.CreateVersion7(), Guid.CreateVersion7(), association, 2, null, on, new(3_000_00), "修活动室屋顶", today);
        var paid = new LedgerEntry(Guid.CreateVersion7(), association, today.AddDays(-random.Next(0, 19)), LedgerDirection.Spending, null, "买瓦和椽子", new(1_260_50), $"用{roof.Receipt}捐款", today);
        roof.Spend(paid.Amount, paid.On);
        var goods = Donation.OfGoods(Guid.CreateVersion7(), association, 3, "县图书馆", on, "图书 120 册", new(2_400_00), "给会员借阅", today);
        return [earned, free, given, roof, paid, new DonationSpending(Guid.CreateVersion7(), association, roof, paid), goods];
    }

    private Member NewMember(Association association)
    {
        var woman = random.Next(2) == 0;
        return new(Guid.CreateVersion7(), association, SyntheticNames.Person(random, woman), woman ? Sex.Female : Sex.Male, today.Year - random.Next(60, 88), today.AddDays(-random.Next(201, 900)), today);
    }
}
