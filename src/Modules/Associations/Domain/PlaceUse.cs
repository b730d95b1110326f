namespace Yinling.Associations.Domain;

/// <summary>What one room is used for: several at once (一室多用). Source: S-001 (临政〔2023〕68号) B16, B18.</summary>
[Flags]
internal enum PlaceUses
{
    None = 0,
    Activity = 1,
    Reading = 2,
    Chess = 4,
    DayCare = 8,
    Meeting = 16,
    Classroom = 32,
    Mediation = 64,
    Fitness = 128,
    Canteen = 256,
}

/// <summary>What is there for the elderly to use. Source: S-001 (临政〔2023〕68号) B17.</summary>
[Flags]
internal enum Facilities
{
    None = 0,
    Television = 1,
    Instruments = 2,
    Games = 4,
    Periodicals = 8,
    FitnessEquipment = 16,
    RehabilitationEquipment = 32,
    StepFree = 64,
    Beds = 128,
    Heating = 256,
    DrinkingWater = 512,
    FirstAid = 1024,
    FireExtinguisher = 2048,
}

/// <summary>The names people see.</summary>
internal static class PlaceUseNames
{
    extension(PlaceUses uses)
    {
        /// <summary>The single uses it is made of.</summary>
        public IEnumerable<PlaceUses> Each => Enum.GetValues<PlaceUses>().Where(u => u != PlaceUses.None && uses.HasFlag(u));

        /// <summary>Of one use.</summary>
        public string InChinese => uses switch
        {
            PlaceUses.Activity => "活动室",
            PlaceUses.Reading => "阅览室",
            PlaceUses.Chess => "棋牌室",
            PlaceUses.DayCare => "日间照料室",
            PlaceUses.Meeting => "会议室",
            PlaceUses.Classroom => "老年课堂",
            PlaceUses.Mediation => "谈心调解室",
            PlaceUses.Fitness => "健身室",
            PlaceUses.Canteen => "老年食堂",
            _ => throw new ArgumentOutOfRangeException(nameof(uses), uses, null),
        };
    }

    extension(Facilities facilities)
    {
        /// <summary>The single facilities it is made of.</summary>
        public IEnumerable<Facilities> Each => Enum.GetValues<Facilities>().Where(f => f != Facilities.None && facilities.HasFlag(f));

        /// <summary>Of one facility.</summary>
        public string InChinese => facilities switch
        {
            Facilities.Television => "电视音响",
            Facilities.Instruments => "乐器",
            Facilities.Games => "棋牌",
            Facilities.Periodicals => "书刊报纸",
            Facilities.FitnessEquipment => "健身器材",
            Facilities.RehabilitationEquipment => "康复器材",
            Facilities.StepFree => "无障碍坡道、扶手",
            Facilities.Beds => "休息的床、躺椅",
            Facilities.Heating => "空调、取暖",
            Facilities.DrinkingWater => "饮水",
            Facilities.FirstAid => "急救药箱",
            Facilities.FireExtinguisher => "灭火器",
            _ => throw new ArgumentOutOfRangeException(nameof(facilities), facilities, null),
        };
    }
}
