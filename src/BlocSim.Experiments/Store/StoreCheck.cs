namespace BlocSim.Experiments;

/// <summary>Whether a store that is there belongs to the experiment that is asked for.</summary>
public static class StoreCheck
{
    /// <exception cref="ExperimentException">It belongs to another; says what differs.</exception>
    public static void Same(string path, StoreHead there, StoreHead asked)
    {
        if (there.Version != asked.Version)
        {
            throw ExperimentException.Asked(
                $"{path} was made by BlocSim {there.Version}, this is {asked.Version}: runs of two versions do not mix. Finish it with {there.Version}, or start again with --out and another folder"
            );
        }

        if (there.Build != asked.Build && there.Build.Length > 0 && asked.Build.Length > 0)
        {
            throw ExperimentException.Asked(
                $"{path} was made by another build of BlocSim {there.Version}, whose model may differ: runs of two builds do not mix. Start again with --out and another folder, or go on with that build"
            );
        }

        string? differs =
            there.Kind != asked.Kind ? $"it is of kind \"{there.Kind}\", this one of kind \"{asked.Kind}\""
            : there.Seed != asked.Seed && there.Names.SequenceEqual(asked.Names)
                ? $"its seed is {there.Seed}, now {asked.Seed}"
            : !there.Hashes.SequenceEqual(asked.Hashes) ? Scenarios(there, asked)
            : there.Design != asked.Design ? $"its design is \"{there.Design}\", now \"{asked.Design}\""
            : asked.Columns.Except(there.Columns).FirstOrDefault() is { } missing ? $"it does not keep {missing.Words}"
            : !there.Periods.SequenceEqual(asked.Periods) ? "it keeps other periods"
            : null;
        if (differs is not null)
        {
            throw ExperimentException.Asked(
                $"{path} holds another experiment: {differs}. Nothing was changed; give this one a folder of its own with --out, or remove the old one"
            );
        }
    }

    private static string Scenarios(StoreHead there, StoreHead asked)
    {
        if (!there.Names.SequenceEqual(asked.Names))
        {
            return $"it is of {string.Join(" and ", there.Names)}, this one of {string.Join(" and ", asked.Names)}";
        }

        string[] changed =
        [
            .. asked.Names.Where((_, i) => i >= there.Hashes.Length || there.Hashes[i] != asked.Hashes[i]),
        ];
        return changed.Length == 0
            ? "it has more scenarios"
            : $"the scenario {string.Join(", ", changed)} has changed since it was begun";
    }
}
