namespace BlocSim.Reports;

/// <summary>How a series is drawn.</summary>
public enum LayerStyle
{
    /// <summary>A line, with a band if it has one.</summary>
    Line,

    /// <summary>A level that changes on dates, such as a floor.</summary>
    Step,

    /// <summary>A filled area; areas of a stacked panel lie on each other.</summary>
    Area,

    /// <summary>A bar a period.</summary>
    Bar,
}
