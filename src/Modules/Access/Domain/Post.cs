using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Domain;

/// <summary>Role × division × dates: the only source of rights.</summary>
internal sealed class Post : IVersioned
{
    private Post() { }  // EF Core

    public Post(Guid id, Guid account, Role role, DivisionCode division, Guid? subject, DateOnly from, Guid? givenBy)
    {
        (Id, Account, Role, Subject, ValidFrom, GivenBy) = (id, account, role, subject, from, givenBy);
        (Division, Level) = (division.Value, division.Level);
    }

    public Guid Id { get; private set; }
    public Guid Account { get; private set; }
    public Role Role { get; private set; }

    /// <summary>Padded code.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>The association of an association's head; null for all other roles.</summary>
    public Guid? Subject { get; private set; }

    /// <summary>First day, Beijing.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer held; null while open.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Account that gave it; null when given on the server.</summary>
    public Guid? GivenBy { get; private set; }

    public int Version { get; private set; }

    public DivisionCode Where => new(Division, Level);

    public bool IsHeldOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>Whether it is or will be held.</summary>
    public bool IsOpenOn(DateOnly day) => ValidTo is null || day < ValidTo;

    public void EndFrom(DateOnly day) => ValidTo = day < ValidFrom ? ValidFrom : day;
}
