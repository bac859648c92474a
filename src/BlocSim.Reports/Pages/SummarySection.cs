using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What stands below a heading of a summary.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
/// <param name="Bullets">Items of its lists.</param>
/// <param name="Table">Its first table, the row of headings first; empty for none.</param>
internal sealed record SummarySection(
    string Heading,
    ImmutableArray<string> Paragraphs,
    ImmutableArray<string> Bullets,
    ImmutableArray<ImmutableArray<string>> Table
);
