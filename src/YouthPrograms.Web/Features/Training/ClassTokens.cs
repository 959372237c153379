using System.Globalization;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Training;

/// <summary>
/// The word that stands for a class in quizzes and drills: always the same for one booking, so that before and after belong
/// together, and without the installation's key it leads nowhere.
/// </summary>
public sealed class ClassTokens(Fingerprints fingerprints)
{
    /// <summary>Call before a transaction begins: the key may have to be made.</summary>
    public async Task<string> OfAsync(long bookingId, CancellationToken cancellation) =>
        (await fingerprints.KeyAsync(cancellation)).Of(string.Create(CultureInfo.InvariantCulture, $"class {bookingId}"))[..24];
}
