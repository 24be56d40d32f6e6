using WorkforceOS.Kernel;

namespace WorkforceOS.Tests.Kit;

/// <summary>Many who ask for the same at one moment.</summary>
internal static class Race
{
    private const int MostTries = 10;
    private static readonly string[] ComeAgain = [Problem.Unavailable.Message, Problem.TookTooLong.Message, Problem.Busy.Message];

    /// <summary>
    /// What each of them is answered in the end. On a machine that stands still for seconds, who waits for a lock is asked to come again, and does so here:
    /// that is nothing that a race is about.
    /// </summary>
    public static Task<Reply[]> AtOnce(int many, Func<int, Task<Reply>> ask) => Task.WhenAll(Enumerable.Range(0, many).Select(async n =>
    {
        var reply = await ask(n);
        for (var tries = 1; tries < MostTries && ComeAgain.Any(reply.Text.Contains); tries++)
        {
            await Task.Delay(Random.Shared.Next(400 * tries));
            reply = await ask(n);
        }
        return reply;
    }));
}
