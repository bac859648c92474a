using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format that says what the policy is held against.</summary>
internal static class BaselineFormat
{
    /// <summary>The group.</summary>
    public static readonly GroupShape Baseline = new(
        "What the policy is held against",
        [
            new(
                "keeps",
                new ListShape(
                    new ValueShape(
                        Choice,
                        Choices:
                        [
                            "floor",
                            "tariffs",
                            "events",
                            "support",
                            "origin",
                            "procurement",
                            "relief",
                            "buyers-club",
                            "stockpile",
                            "legal-risk",
                            "membership",
                            "strategies",
                        ]
                    )
                ),
                "Instruments that a third run keeps, so that the answer is about the others; the baseline itself keeps none.",
                "no third run"
            ),
        ]
    );
}
