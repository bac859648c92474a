using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Who is in the bloc when, kept while events are read in order.</summary>
internal sealed class MembershipBook
{
    private readonly List<Membership> memberships = [];

    public bool Empty => memberships.Count == 0;

    public void Join(string nation, YearMonth? from)
    {
        if (from is { } date ? !IsMember(nation, date) : memberships.TrueForAll(m => m.Nation != nation))
        {
            memberships.Add(new Membership(nation, new Period(from)));
        }
    }

    public void Leave(string nation, YearMonth at)
    {
        int i = memberships.FindIndex(m => m.Nation == nation && m.InForce.Holds(at));
        if (i >= 0)
        {
            memberships[i] = memberships[i] with { InForce = memberships[i].InForce with { Until = at } };
        }
    }

    public bool IsMember(string nation, YearMonth at) =>
        memberships.Exists(m => m.Nation == nation && m.InForce.Holds(at));

    public IEnumerable<string> At(YearMonth at) =>
        memberships.Where(m => m.InForce.Holds(at)).Select(m => m.Nation).Distinct().Order(StringComparer.Ordinal);

    public ImmutableArray<Membership> All() => [.. memberships];
}
