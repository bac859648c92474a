namespace BlocSim.Scenarios;

/// <content>Supply schedules and demand.</content>
internal sealed partial class NationsBuilder
{
    private void ReadSupply(string nation, Section s)
    {
        foreach ((string good, Mark mark, Node value, string path) in s.Named("supply"))
        {
            if (!names.IsGood(good, mark, path) || value is not MapNode map)
            {
                continue;
            }

            schedules.Add(SupplyReader.Read(nation, good, GoodOf(good), new Section(map, path), problems));
        }
    }

    private void ReadDemand(string nation, Section s)
    {
        foreach ((string good, Mark mark, Node value, string path) in s.Named("demand"))
        {
            if (!names.IsGood(good, mark, path))
            {
                continue;
            }

            foreach (Section d in s.Group("demand").Groups(good))
            {
                bool linear = d.Text("form") == "linear";
                buyers.Add(
                    Elastic(d, good) with
                    {
                        Nation = nation,
                        Sector = d.Text("sector", "all"),
                        Form = linear ? DemandForm.Linear : DemandForm.Isoelastic,
                        Level = linear
                            ? d.Number("intercept", ValueKind.Flow, 0)
                            : d.Number("quantity", ValueKind.Flow, 0),
                        Slope = -d.Number("slope", ValueKind.Number, 0),
                    }
                );
            }
        }
    }

    private void ReadSector(Section s)
    {
        if (names.Good(s, "good") is not { } good)
        {
            return;
        }

        List<(string Nation, double Weight)> shares = [];
        foreach ((string nation, Mark mark, Node value, string path) in s.Named("shares"))
        {
            if (
                names.IsNation(nation, mark, path)
                && value is ScalarNode v
                && Values.TryNumber(v.Text, ValueKind.Number, out double weight, out _)
            )
            {
                shares.Add((names.Fold(nation), weight));
            }
        }

        double all = shares.Sum(x => x.Weight);
        if (!(all > 0) && s.Has("shares"))
        {
            problems.Add(new Problem(s.MarkOf("shares"), s.At("shares"), "expected at least one weight above zero"));
            return;
        }

        double total = s.Number("total", ValueKind.Flow, 0);
        Buyer template = Elastic(s, good);
        buyers.AddRange(
            shares
                .Where(x => x.Weight > 0)
                .Select(x =>
                    template with
                    {
                        Nation = x.Nation,
                        Sector = s.Text("sector", "all"),
                        Level = total * x.Weight / all,
                    }
                )
        );
    }

    private Buyer Elastic(Section s, string good)
    {
        Good? g = GoodOf(good);
        double elasticity = s.Number("elasticity", ValueKind.Number, g?.Elasticity ?? 0.15);
        return new Buyer
        {
            Nation = string.Empty,
            Sector = string.Empty,
            Good = good,
            Level = 0,
            Elasticity = elasticity,
            LongRunElasticity = s.Number(
                "long-run-elasticity",
                ValueKind.Number,
                Math.Max(elasticity, g?.LongRunElasticity ?? 0.6)
            ),
            Growth = s.Number("growth", ValueKind.Share, 0),
            Irreversible = s.Number("irreversible", ValueKind.Share, 0),
            Capable = s.Number("capable", ValueKind.Share, 0),
        };
    }
}
