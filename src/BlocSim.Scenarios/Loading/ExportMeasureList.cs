namespace BlocSim.Scenarios;

/// <summary>Export measures in the order of their dates.</summary>
internal static class ExportMeasureList
{
    /// <summary>
    /// Adds a measure; a new quota, tax or ban of the same nation replaces the one before on the goods they share. What the earlier one covered
    /// besides goes on as it was.
    /// </summary>
    public static void Add(List<ExportMeasure> exports, ExportMeasure measure)
    {
        foreach (ExportMeasure earlier in exports.ToArray())
        {
            bool sameKind =
                (earlier.Quota is null) == (measure.Quota is null) && earlier.BanTo.IsEmpty == measure.BanTo.IsEmpty;
            bool shares = earlier.Nation == measure.Nation && sameKind && earlier.Goods.Intersect(measure.Goods).Any();
            if (!shares || (earlier.InForce.Until is { } until && until <= measure.InForce.From))
            {
                continue;
            }

            exports[exports.IndexOf(earlier)] = earlier with
            {
                InForce = earlier.InForce with { Until = measure.InForce.From },
            };
            string[] others = [.. earlier.Goods.Except(measure.Goods)];
            if (others.Length > 0)
            {
                exports.Add(
                    earlier with
                    {
                        Goods = [.. others],
                        InForce = new Period(measure.InForce.From, earlier.InForce.Until),
                    }
                );
            }
        }

        exports.Add(measure);
    }
}
