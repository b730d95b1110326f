using Yinling.Kernel;

namespace Yinling.Associations.Domain.Surveys;

/// <summary>What one row of the baseline says about one village or community, read and checked.</summary>
/// <param name="Exists">False: there is no association, and nothing else is said.</param>
/// <param name="IncomeFen">Stated income of the last year by channel code, in fen; only channels that were filled in.</param>
/// <param name="ActiveMonths">0 to 12.</param>
internal sealed record BaselineAnswer(
    bool Exists,
    string? Name = null,
    DateOnly? FoundedOn = null,
    string? Status = null,
    string? Number = null,
    DateOnly? ExpiresOn = null,
    string? Party = null,
    string? President = null,
    string? PresidentSex = null,
    int? PresidentAge = null,
    bool? Concurrent = null,
    int? Board = null,
    DateOnly? TermTo = null,
    int? Members = null,
    int? Women = null,
    bool? Funding = null,
    Money? Income = null,
    IReadOnlyDictionary<string, long>? IncomeFen = null,
    bool? Venue = null,
    string? Nature = null,
    int? OfficeArea = null,
    int? IndoorArea = null,
    int? OutdoorArea = null,
    int? Times = null,
    int? ActiveMonths = null,
    string? Remark = null);
