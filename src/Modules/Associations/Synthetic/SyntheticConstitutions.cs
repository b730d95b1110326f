using Yinling.Associations.Domain;

namespace Yinling.Associations.Synthetic;

/// <summary>Invented meetings, charters and rules: most associations have some, few have all.</summary>
internal sealed class SyntheticConstitutions(int seed, DateOnly today)
{
    private readonly Random random = new(seed);

    public IEnumerable<object> Of(Association association)
    {
        if (random.Next(4) == 0) yield break;
        var meeting = new Meeting(
            Guid.CreateVersion7(), association, Day(900), MeetingKind.GeneralAssembly, "通过章程和制度，选举班子", SyntheticNames.Person(random, false), random.Next(21, 60), random.Next(60, 90), "村部会议室",
            "会长汇报一年的工作和收支。大家提了意见，举手表决。", today);
        yield return meeting;
        yield return new Resolution(Guid.CreateVersion7(), association, meeting, "通过本会章程。", new(meeting.Present, 0, 0), passed: true);
        string? Written(CharterPart part) => random.Next(6) == 0 && part != CharterPart.Principles ? null : part.Sample;
        yield return new Charter(
            Guid.CreateVersion7(), association, Adoption.At(meeting), Written(CharterPart.Principles), Written(CharterPart.Structure), Written(CharterPart.Membership), Written(CharterPart.JoiningAndLeaving), null, today);
        foreach (var kind in Enum.GetValues<InternalRuleKind>())
        {
            if (random.Next(3) > 0) yield return new InternalRule(Guid.CreateVersion7(), association, kind, Adoption.At(meeting), $"为做好本会工作，定立{kind.InChinese}。由理事会负责执行，每年检查一次。", random.Next(2) == 0, today);
        }
        for (var regular = random.Next(0, 4); regular > 0; regular--)
            yield return new Meeting(Guid.CreateVersion7(), association, Day(360), MeetingKind.Regular, "讨论近期活动安排", null, random.Next(5, 16), null, null, null, today);
    }

    private DateOnly Day(int within) => today.AddDays(-random.Next(1, within));
}
