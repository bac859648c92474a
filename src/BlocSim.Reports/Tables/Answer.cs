namespace BlocSim.Reports;

/// <summary>
/// The answer to a scenario's question, in one to three sentences with numbers: what the instruments in it did to price, to what they were meant to move, and to
/// who gains and who pays. Which sentences follows from the instruments, so that a user's own scenario is answered as the canned ones are.
/// </summary>
public static class Answer
{
    private const int Most = 3;

    /// <summary>The sentences, each with the metrics it rests on in brackets.</summary>
    public static IReadOnlyList<string> Sentences(PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        Good good = pair.Yardstick is { } yard ? Moved(pair, yard) ?? Subject(s) : Subject(s);
        var say = new AnswerSentences(pair, good);
        bool bloc = !s.Bloc.Memberships.IsEmpty;
        bool limits = s.ExportMeasures.Any(m => !m.Standing) || !s.Strategies.IsEmpty;
        string?[] told =
            pair.Yardstick is not null ? [say.Contrast(), say.ContrastGains(), say.StoreResult()]
            : !HasInstrument(s) ? [say.Sellers(), say.NoInstrument()]
            : s.Bloc.MembershipRule is not null ? [say.Membership(), say.Price(), say.Gains()]
            : s.Bloc.Floors.Any(f => f.Form.BuysGoods) ? [say.Store(), say.Price(), say.Gains()]
            : Forms(s) > 1 ? [say.Forms(), say.Gains()]
            : s.Bloc.Stockpile is not null ? [say.Stockpile(), say.Price(), say.Gains()]
            : s.Bloc.Floors.Length > 0 ? [say.Price(), say.RoundIt() ?? say.Share(), say.Gains()]
            : limits ? [say.Limit(), bloc ? say.Price() : null, say.Gains()]
            : bloc ? [say.Price(), say.Share(), say.Gains()]
            : [say.Limit() ?? say.Price(), say.Gains()];
        return [.. told.OfType<string>().Distinct().Take(Most)];
    }

    /// <summary>The good that the answer is about: the focus where the policy is on it, else the first that it is on.</summary>
    private static Good Subject(Scenario s)
    {
        Good focus = s.Goods.First(g => g.Name == s.Focus);
        return Story.HasPolicy(s, focus.Name) || Limited(s, focus.Name)
            ? focus
            : s.Goods.FirstOrDefault(g => Story.HasPolicy(s, g.Name)) ?? focus;
    }

    /// <summary>The good whose price inside the bloc the instruments under question move most, at its worst.</summary>
    private static Good? Moved(PairedRun pair, PairedRun yard)
    {
        double Peak(RunTable table, Good good) =>
            (table.Find("price-inside", good.Name, "bloc") ?? []).Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        return pair
            .PolicyRun.Scenario.Goods.Where(g => Peak(yard.Policy, g) > 0)
            .MaxBy(g => Math.Abs(Peak(pair.Policy, g) - Peak(yard.Policy, g)) / Peak(yard.Policy, g));
    }

    private static bool Limited(Scenario s, string good) =>
        s.ExportMeasures.Any(m => !m.Standing && m.Goods.Contains(good));

    private static bool HasInstrument(Scenario s) =>
        s.PolicyPeriods().Any() || !s.Strategies.IsEmpty || s.Bloc.MembershipRule is not null;

    private static int Forms(Scenario s) => s.Bloc.Floors.Select(f => f.Form).Distinct().Count();

    /// <summary>The paragraph of the summary; empty where nothing can be said.</summary>
    public static string ToMarkdown(PairedRun pair)
    {
        IReadOnlyList<string> sentences = Sentences(pair);
        return sentences.Count == 0 ? string.Empty : $"**Answer.** {string.Join(" ", sentences)}\n\n";
    }

    /// <summary>The sentences without the names of metrics, for a terminal.</summary>
    public static IEnumerable<string> Plain(PairedRun pair) =>
        Sentences(pair)
            .Select(s => s.LastIndexOf(" [", StringComparison.Ordinal) is var at && at > 0 ? s[..at] + "." : s);
}
