namespace BlocSim.Scenarios;

/// <summary>What a single value means and in which units it may be written.</summary>
internal enum ValueKind
{
    Text,
    Integer,
    Number,
    Price,
    Flow,
    Mass,
    Money,
    Share,
    Duration,
    Date,
    YesNo,
    PerYear,
    Multiple,
    NationCode,
    GoodName,
    ProcessName,
    Choice,
}
