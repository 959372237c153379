using System.Globalization;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>Fen as people read and type them: yuan with two decimals.</summary>
public readonly record struct Money(long Fen)
{
    /// <summary>12,345.60 元, or ¥12,345.60.</summary>
    public override string ToString()
    {
        var yuan = (Fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);
        return Texts.IsEnglish ? "¥" + yuan : yuan + " 元";
    }

    /// <summary>Yuan as typed, with at most two decimals; null when it is no amount that could be given.</summary>
    public static long? TryRead(string? yuan)
    {
        const NumberStyles Typed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(yuan, Typed, CultureInfo.InvariantCulture, out var amount) || amount is <= 0 or > Posting.MostFen / 100m)
            return null;
        var fen = amount * 100;
        return decimal.IsInteger(fen) ? (long)fen : null;
    }
}

/// <summary>The day as the federation's office has it.</summary>
internal static class HomeDay
{
    public static DateOnly Of(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, HomeZone.Info));
}
