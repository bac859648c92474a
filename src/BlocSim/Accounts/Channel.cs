namespace BlocSim;

/// <summary>How goods cross a border.</summary>
public enum Channel
{
    /// <summary>As what they are and from where they come.</summary>
    Declared,

    /// <summary>As something that owes less; duty and levy are evaded unless customs find out.</summary>
    Misdeclared,

    /// <summary>With the papers of a third nation.</summary>
    ThirdNation,
}
