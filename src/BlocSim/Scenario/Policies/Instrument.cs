namespace BlocSim;

/// <summary>A part of the policy under test that can be taken out by itself.</summary>
/// <param name="Name">In words, such as <c>the floor on NdPr oxide</c>.</param>
/// <param name="Without">The scenario without it, for the scenario that <see cref="Of"/> was asked about and parts of it; everything else stays.</param>
public sealed record Instrument(string Name, Func<Scenario, Scenario> Without)
{
    /// <summary>
    /// The instruments of a scenario, in the order of the file: all of them taken out leave the paired baseline (<see cref="Scenario.WithoutPolicy()"/>).
    /// </summary>
    public static IReadOnlyList<Instrument> Of(Scenario scenario)
    {
        string Titles(IEnumerable<string> goods) =>
            string.Join(", ", goods.Select(n => scenario.Goods.First(g => g.Name == n).Title));
        string Name(string code) => scenario.Nations.FirstOrDefault(n => n.Code == code)?.Title ?? code;
        List<Instrument> all = [];
        foreach (string good in scenario.Bloc.Floors.Select(f => f.Good).Distinct())
        {
            all.Add(
                new Instrument(
                    $"the floor on {Titles([good])}",
                    s =>
                        OfBloc(s, b => b with { Floors = b.Floors.RemoveAll(f => f.Good == good) }) with
                        {
                            Interventions = s.Interventions.RemoveAll(i =>
                                i.Kind == InterventionKind.Floor && i.Target == good
                            ),
                        }
                )
            );
        }

        foreach (Tariff tariff in scenario.Tariffs.Where(t => !t.Standing))
        {
            string who = tariff.Importers.IsEmpty
                ? string.Empty
                : $"{string.Join(", ", tariff.Importers.Select(Name))}'s ";
            all.Add(
                new Instrument(
                    $"{(who.Length > 0 ? who : "the ")}duty on {Titles(tariff.Goods)}",
                    s => s with { Tariffs = s.Tariffs.Remove(tariff) }
                )
            );
        }

        if (scenario.Interventions.Any(i => i.Kind == InterventionKind.Tariff))
        {
            all.Add(
                new Instrument(
                    "duties set on the way",
                    s => s with { Interventions = s.Interventions.RemoveAll(i => i.Kind == InterventionKind.Tariff) }
                )
            );
        }

        foreach (string nation in scenario.ExportMeasures.Where(m => !m.Standing).Select(m => m.Nation).Distinct())
        {
            all.Add(
                new Instrument(
                    $"{Name(nation)}'s limits on supply",
                    s => s with { ExportMeasures = s.ExportMeasures.RemoveAll(m => !m.Standing && m.Nation == nation) }
                )
            );
        }

        foreach (string nation in scenario.Strategies.Select(m => m.Nation).Distinct())
        {
            all.Add(
                new Instrument(
                    $"what {Name(nation)} does in answer",
                    s => s with { Strategies = s.Strategies.RemoveAll(r => r.Nation == nation) }
                )
            );
        }

        Bloc bloc = scenario.Bloc;
        Add(
            bloc.Supports.Any(x => !x.Standing),
            "help for named plants",
            b => b with { Supports = b.Supports.RemoveAll(x => !x.Standing) }
        );
        Add(!bloc.OriginRules.IsEmpty, "rules of origin", b => b with { OriginRules = [] });
        Add(!bloc.Procurements.IsEmpty, "procurement rules", b => b with { Procurements = [] });
        Add(!bloc.Reliefs.IsEmpty, "relief for buyers", b => b with { Reliefs = [] });
        Add(bloc.Club is not null, "joint buying", b => b with { Club = null });
        Add(bloc.Stockpile is not null, "the stockpile", b => b with { Stockpile = null });
        Add(bloc.LegalRisk is not null, "rulings of courts", b => b with { LegalRisk = null });
        Add(
            bloc.MembershipRule is not null,
            "nations' own choice of membership",
            b => b with { MembershipRule = null }
        );
        return all;

        void Add(bool has, string name, Func<Bloc, Bloc> without)
        {
            if (has)
            {
                all.Add(new Instrument(name, s => OfBloc(s, without)));
            }
        }
    }

    private static Scenario OfBloc(Scenario scenario, Func<Bloc, Bloc> change) =>
        scenario with
        {
            Bloc = change(scenario.Bloc),
        };
}
