using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads procurement rules and checks that somebody buys under them.</summary>
internal sealed class ProcurementReader(
    NameCheck names,
    ImmutableArray<Good> goods,
    ImmutableArray<Buyer> buyers,
    ImmutableArray<Process> processes,
    List<Problem> problems
)
{
    private readonly string[] sectors =
    [
        .. buyers.Select(b => b.Sector).Concat(processes.Select(p => p.Name)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The rules under <c>bloc.procurement</c>.</summary>
    public ImmutableArray<Procurement> Read(Section file) => [.. file.Group("bloc").Groups("procurement").Select(One)];

    private Procurement One(Section s)
    {
        foreach ((string sector, Mark mark, string path) in s.Items("sectors").Where(i => !sectors.Contains(i.Text)))
        {
            problems.Add(
                new Problem(
                    mark,
                    path,
                    $"there is no sector or process \"{sector}\"{Suggestions.DidYouMean(sector, sectors)}; known: {string.Join(", ", sectors)}"
                )
            );
        }

        ImmutableArray<string> covered = names.Goods(s, "goods");
        foreach (string good in covered.Where(c => goods.Any(g => g.Name == c && g.IsHomogeneous)))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("goods"),
                    s.At("goods"),
                    $"{good} is the same from everywhere (substitution: perfect), so nobody can tell where it comes from; give it a sigma"
                )
            );
        }

        return new Procurement
        {
            Goods = covered,
            Sectors = [.. s.Items("sectors").Select(i => i.Text)],
            Barred = names.Nations(s, "barred"),
            InForce = Periods.Read(s, problems),
        };
    }
}
