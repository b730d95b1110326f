using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Associations.Synthetic;

/// <summary>Invented records of an association that keeps all its books: a member list, this year's dues, donations, things, day care, this year's plan, closed months.</summary>
internal sealed class SyntheticRecords(int seed, DateOnly today)
{
    private readonly Random random = new(seed);

    public IEnumerable<object> Of(Association association) => [.. Dues(association), .. Donations(association), .. Things(association), .. DayCare(association), .. Plan(association), .. Brand(association), .. Money(association)];

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

    private List<object> Things(Association association)
    {
        (AssetCategory Category, string Name, int Count, long? Fen)[] things =
        [
            (AssetCategory.Office, "折叠桌", 8, 960_00), (AssetCategory.Office, "椅子", 40, 1_600_00), (AssetCategory.Culture, "电视机", 1, 2_199_00), (AssetCategory.Culture, "象棋", 6, null),
            (AssetCategory.Reading, "《中国老年报》", 1, 186_00), (AssetCategory.Fitness, "太极剑", 12, 540_00), (AssetCategory.Rehabilitation, "轮椅", 1, null), (AssetCategory.Other, "电热水壶", 2, 118_00),
        ];
        var keeper = SyntheticNames.Person(random, true);
        List<Asset> assets = [.. things.Select(t => new Asset(
            Guid.CreateVersion7(), association, t.Category, t.Name, t.Count, t.Fen is { } fen ? new(fen) : null, today.AddDays(-random.Next(30, 900)), default, random.Next(8) == 0 ? AssetCondition.NeedsRepair : AssetCondition.Good, keeper, today))];
        var take = assets[1].Take(Guid.CreateVersion7(), association, 38, "坏了 2 把", today);
        assets[^1].WriteOff(today, "烧坏了", today);
        return [.. assets, take];
    }

    private List<object> DayCare(Association association)
    {
        var room = new Place(Guid.CreateVersion7(), association, PlacePurpose.Activity, PlaceNature.Shared, "村部一楼老年之家", 64, true, today.AddDays(-700), today);
        room.Equip(PlaceUses.DayCare | PlaceUses.Chess | PlaceUses.Reading, Facilities.Television | Facilities.Games | Facilities.Periodicals | Facilities.Beds | Facilities.DrinkingWater);
        string[] done = ["量血压、下棋", "午休、看电视", "读报、聊天"];
        return [room, .. Enumerable.Range(1, 40).Where(_ => random.Next(3) > 0).Select(back => new DayCareDay(Guid.CreateVersion7(), association, room, today.AddDays(-back), random.Next(3, 15), done[random.Next(3)], today))];
    }

    /// <summary>A thing for every other month; those of months gone by are done, all but one.</summary>
    private List<object> Plan(Association association)
    {
        (int Month, ActivityCategory Category, string Text)[] things =
        [
            (1, ActivityCategory.MutualAid, "春节前看望高龄老人"), (3, ActivityCategory.NextGenerationCare, "给小学生讲村史"), (5, ActivityCategory.DigitalAssistance, "教用手机挂号"),
            (7, ActivityCategory.Education, "学习会"), (9, ActivityCategory.CultureAndSport, "重阳节文艺演出"), (12, ActivityCategory.SocialGovernance, "参加村里议事"),
        ];
        var plan = new AnnualPlan(Guid.CreateVersion7(), association, today.Year, Adoption.On(today.AddDays(-random.Next(1, 20))), today);
        List<object> made = [plan];
        foreach (var (at, (month, category, text)) in things.Index())
        {
            var item = new PlanItem(Guid.CreateVersion7(), association, plan, month, category, text);
            if (month < today.Month && at != 1)
            {
                var activity = new ActivityRecord(Guid.CreateVersion7(), association, new(today.Year, month, random.Next(1, 28)), category, random.Next(12, 60), "村部", text, today);
                item.Do(activity);
                made.Add(activity);
            }
            made.Add(item);
        }
        return made;
    }

    private List<object> Brand(Association association)
    {
        var brand = new CulturalBrand(Guid.CreateVersion7(), association, "重阳诗会", "每年重阳节，会员自己写、自己念，孩子们一起来。");
        var held = new ActivityRecord(Guid.CreateVersion7(), association, today.AddDays(-random.Next(20, 40)), ActivityCategory.CultureAndSport, 46, "村部广场", "重阳诗会", today);
        held.Tag(ActivityPlatform.Leisure, brand.Id);
        return [brand, held];
    }

    /// <summary>The months to be closed, the last one two months ago: later ones are still written in.</summary>
    private IEnumerable<Month> Over => Month.Of(today).Add(-2).Window(3);

    /// <summary>Once what is dated in them is stored: nothing is written into a closed month.</summary>
    public IEnumerable<LedgerClosing> Closings(Association association) =>
        Over.Select((month, at) => new LedgerClosing(Guid.CreateVersion7(), association, month, at == 0 ? null : month.Add(-1), today));

    private IEnumerable<LedgerEntry> Money(Association association)
    {
        foreach (var month in Over)
        {
            yield return new(Guid.CreateVersion7(), association, month.FirstDay.AddDays(9), LedgerDirection.Income, IncomeChannel.VillageCollective, null, new(300_00), "村里给的活动费", today);
            yield return new(Guid.CreateVersion7(), association, month.FirstDay.AddDays(19), LedgerDirection.Spending, null, "茶叶和电费", new(86_50), null, today);
        }
    }

    private Member NewMember(Association association)
    {
        var woman = random.Next(2) == 0;
        return new(Guid.CreateVersion7(), association, SyntheticNames.Person(random, woman), woman ? Sex.Female : Sex.Male, today.Year - random.Next(60, 88), today.AddDays(-random.Next(201, 900)), today);
    }
}
