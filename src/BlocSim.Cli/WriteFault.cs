namespace BlocSim.Cli;

/// <summary>Why a file could not be written, in words.</summary>
internal static class WriteFault
{
    // The numbers that Unix and Windows give: no space left, disk quota exceeded; disk full.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070070)];

    /// <summary>The reason, without a full stop.</summary>
    public static string Reason(Exception e) =>
        e switch
        {
            UnauthorizedAccessException => "the folder or a file in it may not be written to",
            DirectoryNotFoundException => "the folder is gone",
            FileNotFoundException => "a file that was just written is gone; does another program work in the folder?",
            _ when Full.Contains(e.HResult) => "the disk is full",
            IOException when e.InnerException is ArgumentOutOfRangeException => e.Message,
            IOException when File.Exists(e.Message.Split('\'') is [_, var named, ..] ? named : string.Empty) =>
                "a file stands where a folder is needed, or is in use",
            _ => "the system refused; is the disk full, or a file-size limit set?",
        };
}
