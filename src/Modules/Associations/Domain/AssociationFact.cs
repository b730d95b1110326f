using Yinling.Platform.Database;

namespace Yinling.Associations.Domain;

/// <summary>A dated record of something that happened in, or holds for, one association. Profiles are made from these alone.</summary>
internal abstract class AssociationFact : IBusinessRow, IVersioned
{
    protected AssociationFact() { }  // EF Core

    protected AssociationFact(Guid id, Association association) => (County, Id, Association) = (association.County, id, association.Id);

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The association's id; with the county its key.</summary>
    public Guid Association { get; private set; }

    public int Version { get; private set; }
}
