namespace BlocSim.Experiments;

/// <summary>An experiment that cannot start or go on, in the user's words. What was finished is kept.</summary>
public sealed class ExperimentException : Exception
{
    /// <param name="message">What was found and what to do.</param>
    /// <param name="wrongInput">Whether the user's words are wrong, rather than the machine short of something.</param>
    public ExperimentException(string message, bool wrongInput = false)
        : base(message)
    {
        IsWrongInput = wrongInput;
    }

    /// <summary>Whether the user's words are wrong.</summary>
    public bool IsWrongInput { get; }

    /// <summary>A mistake in what the user asked for.</summary>
    public static ExperimentException Asked(string message) => new(message, true);
}
