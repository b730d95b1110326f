namespace Yinling.Associations.Domain;

// What the conditions of an association are made from, without the long texts: a charter is 12,000 characters, here it is four yes or no.

/// <param name="Parts">Those that say something, 0 to 4.</param>
/// <param name="ByMeeting">Adopted by a meeting of the book.</param>
internal sealed record CharterFact(Guid Id, DateOnly AdoptedOn, int Parts, bool ByMeeting);

internal sealed record RuleFact(InternalRuleKind Kind, DateOnly AdoptedOn);

/// <param name="Summed">What came of the year is written down; when, nobody noted.</param>
internal sealed record PlanFact(int Year, DateOnly AdoptedOn, bool Summed);

/// <param name="Month">1 to 12.</param>
/// <param name="Activity">The one that did it; null while it is to be done.</param>
/// <param name="RemovedOn">Day it was taken out of the plan.</param>
internal sealed record PlanItemFact(int Year, int Month, Guid? Activity, DateOnly? RemovedOn);

internal sealed record DisclosureFact(DisclosureKind Kind, Quarter Quarter, DateOnly PostedOn);

/// <param name="IsGood">完好; how it was on a past day nobody noted.</param>
internal sealed record AssetFact(AssetCategory Category, DateOnly AcquiredOn, DateOnly? WrittenOffOn, bool IsGood);
