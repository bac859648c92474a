namespace BlocSim.Scenarios;

/// <summary>Export measures in the order of their events.</summary>
internal static class ExportMeasureList
{
    /// <summary>Adds a measure; a new quota, tax or ban of the same nation on the same goods replaces the one before.</summary>
    public static void Add(List<ExportMeasure> exports, ExportMeasure measure)
    {
        for (int i = 0; i < exports.Count; i++)
        {
            ExportMeasure earlier = exports[i];
            bool sameKind =
                (earlier.Quota is null) == (measure.Quota is null) && earlier.BanTo.IsEmpty == measure.BanTo.IsEmpty;
            bool overlaps =
                earlier.Nation == measure.Nation && sameKind && earlier.Goods.Intersect(measure.Goods).Any();
            if (overlaps && (earlier.InForce.Until is not { } until || until > measure.InForce.From))
            {
                exports[i] = earlier with { InForce = earlier.InForce with { Until = measure.InForce.From } };
            }
        }

        exports.Add(measure);
    }
}
