namespace Yinling.Standards.Contracts;

/// <summary>A standard that comes with the product, as JSON.</summary>
/// <param name="Key">Names it in addresses and on the command line: default-100.</param>
public sealed record ShippedStandard(string Key, string Json);
